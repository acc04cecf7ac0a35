"""The family: a mother, her pregnancies and babies, as everybody who records about them adds to it.

Must not know handovers but by their ids; a handover points here.
"""
