"""Whether a server lets in as many connections as an installation may come to use.

Must not know what they are for.
"""

from handover.postgres.address import connected, said
from handover.postgres.preparing import NotReadyError

_LET_IN = """
SELECT least(
    current_setting('max_connections')::int
        - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true)::int, 0),
    (SELECT nullif(rolconnlimit, -1) FROM pg_roles WHERE rolname = current_user),
    (SELECT nullif(datconnlimit, -1) FROM pg_database WHERE datname = current_database())
)
"""


def check_room(url: str, needed: int) -> None:
    """Raise NotReadyError when fewer than `needed` connections are let in at once.

    Others on the same server may take some of them: nobody can tell beforehand.
    """
    with connected(url) as connection:
        row = connection.execute(_LET_IN).fetchone()
    assert row is not None  # noqa: S101 - the question has one row
    if row[0] < needed:
        raise NotReadyError(
            f"The database {said(url)} lets in {row[0]} connections, and {needed} may be needed. "
            "Start fewer workers (--workers, or HANDOVER_WORKERS where it is not given), or raise "
            f"max_connections, or the limit of the role or the database, by {needed - row[0]}."
        )
