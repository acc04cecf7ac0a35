"""Two who answered and differ: another thing than silence, with a ladder of its own (domain 8).

Never merged with the ladder that climbs when nobody answers.
"""
