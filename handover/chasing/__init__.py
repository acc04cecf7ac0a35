"""What the clock process records when something falls due while nobody looks (ADR 27).

Nothing becomes overdue by it: that is worked out on read, and these facts only say that it was.
"""
