"""The desk: web's own database of accounts, sessions and what is typed but not yet sent.

Nothing here is part of the record of handovers, and nothing here can be rebuilt from the log.
"""

from dataclasses import dataclass

from web.desk.accounts import Accounts
from web.desk.database import DeskDatabase
from web.desk.drafts import Drafts
from web.desk.held_forms import HeldForms
from web.desk.sessions import SessionLimits, Sessions
from web.desk.tries import Tries


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
        """Open, or create, the desk at `path`; `key` is the secret of this installation."""
        database = DeskDatabase(path)
        return cls(
            database=database,
            accounts=Accounts(database),
            sessions=Sessions(database, limits),
            drafts=Drafts(database),
            held_forms=HeldForms(database),
            tries=Tries(database, key),
        )
