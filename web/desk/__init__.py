"""The desk: web's own database of accounts, sessions and what is typed but not yet sent.

Nothing here is part of the record of handovers, and nothing here can be rebuilt from the log.
"""

from dataclasses import dataclass

from web.desk import unfinished
from web.desk.accounts import Accounts
from web.desk.database import DeskDatabase, DeskError
from web.desk.drafts import Drafts
from web.desk.held_forms import HeldForms
from web.desk.sessions import SessionLimits, Sessions
from web.desk.tries import Tries

__all__ = ["Desk", "DeskError"]


@dataclass(frozen=True)
class Desk:
    """All that the desk keeps, each idea in its own table."""

    database: DeskDatabase
    accounts: Accounts
    sessions: Sessions
    drafts: Drafts
    held_forms: HeldForms
    tries: Tries

    @classmethod
    def open(cls, path: str, limits: SessionLimits, key: str) -> "Desk":
        """Open, or create, the desk at `path`; `key` is the secret of this installation.

        Raises DeskError.
        """
        database = DeskDatabase(path)
        try:
            unfinished.check(database)
        except BaseException:
            database.close()
            raise
        return cls(
            database=database,
            accounts=Accounts(database),
            sessions=Sessions(database, limits),
            drafts=Drafts(database),
            held_forms=HeldForms(database),
            tries=Tries(database, key),
        )
