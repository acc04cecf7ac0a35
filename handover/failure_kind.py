"""What a failure is called where it is told: its kind, and how a database's engine names it.

Never its words: they may quote a person. Must not know any engine.
"""


def kind_of(error: BaseException) -> str:
    """Such as "OperationalError", or "OperationalError (SQLITE_FULL)" and "(53100)": no disk left.

    The code is the engine's own, of what lies behind `error`, however often it was raised anew.
    """
    code = _code_of(error)
    return f"{type(error).__name__} ({code})" if code else type(error).__name__


def _code_of(error: BaseException | None) -> str | None:
    while error is not None:
        # As sqlite3 and psycopg call it.
        code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
        if code:
            return str(code)
        error = error.__cause__
    return None
