"""What the directory keeps of a team beyond its name: its numbers, and the area that it covers.

Must not know handovers or families.
"""
