"""The event log on PostgreSQL: its schema, made once by an owner, and its recorder.

Must not know any event's meaning. Imported only where an installation is on PostgreSQL.
"""
