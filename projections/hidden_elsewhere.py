"""The veil of hidden.py over the lead's other lists: what is followed beside a handover.

A referral or a disagreement of a hidden family tells its area too: by the authority, by the other
side, by who raised it. Must not know any one list.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, exists, select

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


def veiled_page_elsewhere(connection: Connection, page: Page) -> Page:
    """A page of such a list, on which no hidden family's receiving team can be seen."""
    return replace(page, rows=veiled_elsewhere(connection, page.rows))


def veiled_elsewhere(connection: Connection, rows: Iterable[Row]) -> list[Row]:
    """The rows, each about a handover, without what tells who receives a hidden family."""
    every = list(rows)
    ids = [row["handover_id"] for row in every]
    query = select(board).where(board.c.handover_id.in_(ids))
    of = marked(connection, connection.execute(query).mappings())
    hidden = {row["handover_id"]: row for row in of if row["is_hidden"]}
    return [
        _veil(row, hidden[row["handover_id"]]) if row["handover_id"] in hidden else row
        for row in every
    ]


def is_shown_narrowed(handover_id: Column[Any], column: str, value: object) -> ColumnElement[bool]:
    """Whether a row may be found by a team, area or organisation: by the sending one always."""
    other = board.c[f"sending_{column}"] != value
    return ~exists().where(board.c.handover_id == handover_id, other, is_hidden(board))


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
