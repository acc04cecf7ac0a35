"""Backups: the log and the desk in one file that either engine can take in.

Must not know what an event says, nor what stands in a table of the desk.
"""


class BackupError(RuntimeError):
    """A backup cannot be taken or put back; the message says what to do, and quotes nobody."""
