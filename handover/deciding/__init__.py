"""What each command does, by what it is about: loads the records it needs and asks the aggregates.

The rules themselves live in the aggregates. Knows no store and no page.
"""
