"""Which families have a hidden address, and rows that do not show which team receives them.

The name of a team tells where a mother lives (domain 6). Every list goes through here; the two
teams of a record see each other on the record itself. A family of which something is held from the
lists (ADR 25) counts as hidden: that it is may be what is held. Must not know who reads a list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    Uuid,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.schema import Column

from handover.actor import Role
from handover.correcting.events import IdentityCorrected
from handover.family.safety_events import SensitiveFlagCleared, SensitiveFlagSet
from projections.database import metadata
from projections.model import Folds, Page
from projections.parked import parked

hidden_families = Table("hidden_families", metadata, Column("family_id", Uuid, primary_key=True))
folds = Folds(hidden_families)

Row = Mapping[Any, Any]
_MAY_BE = or_(
    parked.c.topic.not_like("handover.%"),
    # The handover may be a hidden family's by now. All else that is held of one hides nobody.
    parked.c.topic == IdentityCorrected.TOPIC,
)
_HELD = select(parked.c.stream_id).where(_MAY_BE)
_HIDDEN = union_all(select(hidden_families.c.family_id.label("id")), _HELD).subquery(
    "counts_as_hidden"
)
"""Families, and handovers of which nobody can tell whose they are."""
_AMONG = select(_HIDDEN.c.id).where(_HIDDEN.c.id.in_(bindparam("ids", expanding=True)))
NOT_SHOWN, BECAUSE = "Team not shown", "her address is hidden"
SOMEBODY = "A named professional"
AN_AREA = "an area that is not shown"
_HIDDEN_DETAIL = {
    "closed": NOT_SHOWN,
    "successor": NOT_SHOWN,
    "receiving": f"a team that is not shown: {BECAUSE}",
    "suggested": "",
    "with_name": "a named professional",
    "with_team": NOT_SHOWN,
    "team": "a team that is not shown",
    "number": "a number that is not shown",
    "professional": "a named professional",
    "other_side": "a side that is not shown",
    "authority": "an authority that is not shown",
}
"""What stands in a line of the timeline in the place of a fact that names the receiving team."""


def hidden_team(side: str) -> dict[str, Any]:
    """What stands in the columns of a team that is not shown."""
    return {
        f"{side}_team_id" if side != "team" else "team_id": None,
        f"{side}_name": NOT_SHOWN,
        f"{side}_organisation": BECAUSE,
        f"{side}_ods_code": "",
        f"{side}_area": "",
        f"{side}_telephone": "",
    }


def is_hidden(table: Table) -> ColumnElement[bool]:
    """Whether the family of a row counts as hidden; a row of no family does not."""
    of_it = func.coalesce(table.c.family_id, table.c.handover_id)
    # What is held is looked up once for all rows, and of most of them nothing is.
    return or_(
        exists().where(hidden_families.c.family_id == table.c.family_id),
        of_it.in_(_HELD),
        table.c.handover_id.in_(_HELD),
    )


def is_family_hidden(connection: Connection, family_id: UUID | None) -> bool:
    """Whether this family counts as hidden."""
    return connection.execute(select(_HIDDEN).where(_HIDDEN.c.id == family_id)).first() is not None


def marked(connection: Connection, rows: Iterable[Row]) -> list[Row]:
    """The rows, each with `is_hidden`."""
    every = [(row, {row["family_id"], row["handover_id"]} - {None}) for row in rows]
    ids = set().union(*(told for _, told in every))
    hidden = set(connection.scalars(_AMONG, {"ids": list(ids)})) if ids else set()
    return [_marked(row, is_hidden=not hidden.isdisjoint(told)) for row, told in every]


def _marked(row: Row, *, is_hidden: bool) -> Row:
    """A copy that says so; where a hidden family moves to stands on no list either."""
    moved = row.get("moved")
    shown = {"moved": {**moved, "to": AN_AREA}} if is_hidden and moved else {}
    return {**row, **shown, "is_hidden": is_hidden}


def marked_page(connection: Connection, page: Page) -> Page:
    """A page of a team's own list, which names nobody else's team."""
    return replace(page, rows=marked(connection, page.rows))


def veiled_page(connection: Connection, page: Page) -> Page:
    """A page on which no hidden family's receiving team can be seen."""
    return replace(page, rows=veiled(connection, page.rows))


def veiled(connection: Connection, rows: Iterable[Row]) -> list[Row]:
    """The rows, without the receiving team and its people where the address is hidden."""
    return [_veil(row) if row["is_hidden"] else row for row in marked(connection, rows)]


def veiled_row(row: Row) -> Row:
    """One row of which more is known than the tables say: that the family is hidden."""
    return _veil(_marked(row, is_hidden=True))


def veiled_line(line: Row, sending_name: str) -> Row:
    """A line of a timeline, without the receiving team and its people."""
    detail = veiled_detail(line["detail"])
    is_nobody = line["by_role"] in {"", Role.CLOCK.value}
    if line["by_team"] == sending_name or is_nobody:
        return {**line, "detail": detail}
    return {**line, "by_name": SOMEBODY, "by_team": NOT_SHOWN, "detail": detail}


def veiled_detail(detail: Row) -> dict[str, Any]:
    """What a line says beside its name, without what names the receiving team."""
    return {key: _HIDDEN_DETAIL.get(key, said) for key, said in detail.items()}


def _veil(row: Row) -> Row:
    """A copy; what a table does not have is not added."""
    people = [key for key in row if key.startswith("receiving_") and isinstance(row[key], str)]
    veil: dict[str, Any] = {
        **{key: SOMEBODY for key in ("professional", *people) if row[key]},
        **hidden_team("receiving"),
    }
    if "suggested_team" in row:
        veil["suggested_team"] = None
    veil["ladder"] = ladder_without_receiver(row["ladder"])
    return {**row, **veil}


def ladder_without_receiver(ladder: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rungs, with nobody to ring on the receiving side: the sending team can."""
    nobody = {"role": "The receiving side, through the sending team", "telephone": ""}
    return [{**rung, "receiver": nobody} for rung in ladder]


@folds.on(SensitiveFlagSet)
def hidden(connection: Connection, event: SensitiveFlagSet) -> None:
    """Hide every row of the family, old ones too."""
    connection.execute(hidden_families.insert().values(family_id=event.originator_id))


@folds.on(SensitiveFlagCleared)
def shown(connection: Connection, event: SensitiveFlagCleared) -> None:
    """Show them again."""
    where = hidden_families.c.family_id == event.originator_id
    connection.execute(delete(hidden_families).where(where))
