"""What free text must not hold: another person's NHS number, and what gives an address away.

Found and challenged, never dropped. Must not know pages nor stores.
"""
