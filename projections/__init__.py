"""What is shown: read tables filled from the event log, and rebuildable from it at any time.

Knows the events of handover/ and nothing of web/. Decides nothing: decisions load the aggregate.
"""
