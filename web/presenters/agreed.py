"""What a lead agreed with a team, in words: on the board, the case and both teams' record.

Names professionals only. Pure: rows and records go in, words come out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from handover.agreed import Agreed
from handover.content import Kind
from handover.handover import Handover
from handover.lead_commands import Side
from handover.teams import TeamNamed
from handover.words import say_date, say_time
from web.presenters.ending import who_and_when
from web.presenters.labels import KIND, SIDE
from web.presenters.reasons import Row

SOMEBODY = "A named professional"
NOT_SHOWN = "Not shown here: her address is hidden"


@dataclass(frozen=True)
class AgreedShown:
    """With whom, what, by when, and who wrote it down."""

    with_whom: str
    words: str
    until: str
    by: str


@dataclass(frozen=True)
class Choice:
    """Something that can be chosen, and what to say beside it."""

    value: str
    text: str
    hint: str


def agreed_in_row(row: Row) -> AgreedShown | None:
    """What was agreed last, on a row of the board; None while nothing was."""
    if row["agreed_at"] is None:
        return None
    whom, words = f"{row['agreed_with']}, {row['agreed_team']}", row["agreed"]
    return AgreedShown(
        with_whom=SOMEBODY if row["is_hidden"] else whom,
        words=NOT_SHOWN if row["is_hidden"] else words,
        until=f"By {say_date(row['agreed_for'])}",
        by=f"{row['agreed_by']}, {say_time(row['agreed_at'])}",
    )


def every_agreement(handover: Handover, *, is_hidden: bool = False) -> tuple[AgreedShown, ...]:
    """All that leads agreed about this handover, the newest first.

    Only that something was, where the mother's address is hidden from who reads it.
    """
    every = reversed(handover.agreements)
    return tuple(_without_receiver(one) if is_hidden else _shown(one) for one in every)


def _shown(one: Agreed) -> AgreedShown:
    return AgreedShown(
        with_whom=f"{one.with_name}, {one.with_role}, {one.team.name}",
        words=one.agreed,
        until=f"By {say_date(one.next_action_on)}",
        by=who_and_when(one.said),
    )


def _without_receiver(one: Agreed) -> AgreedShown:
    return replace(
        _shown(one),
        with_whom=SOMEBODY,
        words=NOT_SHOWN,
        by=f"{one.said.name}, {say_time(one.said.recorded_at)}",
    )


def teams_of(handover: Handover, *, is_hidden: bool) -> list[Choice]:
    """The two teams with which something can be agreed, the receiving one first.

    It is not named where the mother's address is hidden.
    """
    return [_choice(side, handover.team_on(side), is_hidden=is_hidden) for side in Side]


def _choice(side: Side, team: TeamNamed, *, is_hidden: bool) -> Choice:
    if is_hidden and side is Side.RECEIVING:
        return Choice(side.value, f"The {SIDE[side].lower()}", NOT_SHOWN)
    return Choice(side.value, team.name, f"{SIDE[side]}, {team.organisation}")


def others_open(handover: Handover, rows: Sequence[Row]) -> list[Choice]:
    """What else is open with one of the two teams, each once, in the order of `rows`."""
    return list(_choices(handover.id, rows))


def _choices(handover_id: UUID, rows: Sequence[Row]) -> Iterator[Choice]:
    seen = {handover_id}
    for row in rows:
        if row["handover_id"] not in seen:
            seen.add(row["handover_id"])
            yield Choice(
                str(row["handover_id"]),
                f"{KIND[Kind(row['kind'])]} {row['reference']}",
                f"From {row['sending_name']} to {row['receiving_name']}",
            )
