"""What a log on another machine may answer instead of storing or reading: not now, or perhaps.

Must not know which engine the log is on.
"""

from eventsourcing.persistence import DatabaseError


class LogOutOfReachError(DatabaseError):
    """The log cannot be reached, or is held by another for too long. Nothing was stored.

    Not one of the errors after which the library's recorders wait and try ten times over: a
    person is waiting for the page.
    """


class OutcomeUnknownError(LogOutOfReachError):
    """The connection was lost between the sending and the answer: it may have been stored.

    The same command may be sent again under its command id: it is never stored twice.
    """
