"""What may happen to a handover: aggregates, value objects, deadlines, the application.

Knows no web framework, no read table and no clock: `now` is always an argument.
"""
