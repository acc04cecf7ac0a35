"""Choosing another team within a keeper's form: the search is a button of the same form.

Must not know which form.
"""

from uuid import UUID

from sqlalchemy import Connection

from projections.directory import find_teams, team_of
from web.composition import composition
from web.forms import Form
from web.presenters.team import TeamShown, team_shown

FIND = "find"
"""The box for the words, and what the button that only searches posts as `press`."""


def offered_teams(connection: Connection, form: Form, *, but_not: UUID) -> list[TeamShown]:
    """The open teams that the words in the form find; the one that was chosen before stays."""
    words, chosen = form.value(FIND).strip(), form.value("successor_id")
    rows = list(find_teams(connection, words).rows) if words else []
    if _is_id(chosen) and UUID(chosen) not in {row["team_id"] for row in rows}:
        kept = team_of(connection, UUID(chosen))
        rows = [kept, *rows] if kept else rows
    now = composition().clock()
    return [team_shown(row, now) for row in rows if row["team_id"] != but_not]


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
