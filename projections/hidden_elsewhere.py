"""The veil of hidden.py over the lead's other lists: what is followed beside a handover.

A referral or a disagreement of a hidden family tells its area too: by the authority, by the other
side, by who raised it. Must not know any one list.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, exists, not_, or_, select

from projections.hidden import (
    NOT_SHOWN,
    SOMEBODY,
    Row,
    hidden_team,
    is_hidden,
    ladder_without_receiver,
    marked,
)
from projections.model import Page
from projections.overdue import board

AUTHORITY = "An authority that is not shown"
_NOT_THERE: Row = {"is_hidden": True, "sending_team_id": None, "sending_name": None}
"""A handover that is held from the board: nobody can tell whose it is."""


def veiled_page_elsewhere(connection: Connection, page: Page) -> Page:
    """A page of such a list, on which no hidden family's receiving team can be seen."""
    return replace(page, rows=veiled_elsewhere(connection, page.rows))


def veiled_elsewhere(connection: Connection, rows: Iterable[Row]) -> list[Row]:
    """The rows, each about a handover, without what tells who receives a hidden family."""
    every = list(rows)
    ids = [row["handover_id"] for row in every]
    query = select(board).where(board.c.handover_id.in_(ids))
    found = marked(connection, connection.execute(query).mappings())
    by_id = {row["handover_id"]: row for row in found}
    of = ((row, by_id.get(row["handover_id"], _NOT_THERE)) for row in every)
    return [_veil(row, its) if its["is_hidden"] else row for row, its in of]


def is_shown_narrowed(handover_id: Column[Any], column: str, value: object) -> ColumnElement[bool]:
    """Whether a row may be found by a team, area or organisation: by the sending one always."""
    may_be = or_(board.c[f"sending_{column}"] == value, not_(is_hidden(board)))
    return exists().where(board.c.handover_id == handover_id, may_be)


def _veil(row: Row, of: Row) -> Row:
    veil: dict[str, Any] = {}
    if "receiving_name" in row:
        veil |= {key: said for key, said in hidden_team("receiving").items() if key in row}
    if "team_id" in row and row["team_id"] != of["sending_team_id"]:
        veil |= {key: said for key, said in hidden_team("team").items() if key in row}
        veil["recorded_by"] = SOMEBODY
    if "raised_team" in row and row["raised_team"] != of["sending_name"]:
        veil |= {"raised_team": NOT_SHOWN, "raised_by": SOMEBODY}
    if "authority" in row:
        veil["authority"] = AUTHORITY
    if "other_side" in row:
        veil |= {"other_side": NOT_SHOWN, "ladder": ladder_without_receiver(row["ladder"])}
    return {**row, **veil}
