"""The directory in words for whoever keeps it: what is in doubt, and what happened to a team.

Pure. Must not know pages, nor who is asking.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from handover.directory.numbers import Purpose
from handover.hours_in_words import opening_hours_in_words
from handover.opening_hours import DAY_NAMES, OpeningHours
from handover.words import say_date
from web.presenters.tags import Tag
from web.presenters.team import TeamShown
from web.presenters.team_numbers import number_words
from web.presenters.timeline import Detail, Line, Say, line_of

Row = Mapping[Any, Any]

REPORTED, UNVERIFIED = Tag("Reported wrong", "red"), Tag("Number in doubt", "yellow")
CLOSED = Tag("Closed", "grey")
WEEKDAYS = tuple(enumerate(DAY_NAMES, start=1))


def directory_tag(team: TeamShown) -> Tag | None:
    """What is wrong with a team's entry; None while nothing is."""
    if team.is_closed:
        return CLOSED
    if team.is_reported_wrong:
        return REPORTED
    return UNVERIFIED if team.is_any_doubtful else None


@dataclass(frozen=True)
class Attention:
    """A team that needs somebody: how much is open with it, or what its entry lacks."""

    team_id: UUID
    name: str
    organisation: str
    telephone: str
    words: str
    open_items: int


def attention(team: TeamShown, *, open_items: int = 0, says: str = "") -> Attention:
    """`team` in the list of what needs somebody."""
    return Attention(
        team_id=team.team_id,
        name=team.name,
        organisation=team.organisation,
        telephone=team.telephone,
        words=says or open_with_words(open_items),
        open_items=open_items,
    )


def gaps(team: TeamShown) -> str:
    """What the entry of a team lacks."""
    lacking = []
    if not team.covers:
        lacking.append("It covers no authority and no postcode district")
    if not team.out_of_hours_number:
        lacking.append("It has no number for out of hours")
    return ". ".join(lacking)


def hours_typed(hours: OpeningHours) -> dict[str, list[str]]:
    """A team's hours as they stand in the boxes of a form."""
    typed = {"hours.open_on_bank_holidays": ["yes" if hours.open_on_bank_holidays else "no"]}
    for weekday, opens, closes in hours.weekly:
        typed[f"hours.weekly.{weekday}.opens"] = [opens]
        typed[f"hours.weekly.{weekday}.closes"] = [closes]
    return typed


def open_with_words(number: int) -> str:
    """How many handovers a team that closes still has a part in."""
    if number == 0:
        return "Nothing that is open was sent to this team or by it."
    are = "handover or concern is" if number == 1 else "handovers and concerns are"
    return f"{number:,} open {are} with this team, sent to it or by it."


def history_line(row: Row) -> Line:
    """One row of a team's history as it is read."""
    return line_of(row, SAYS)


def _say_registered(detail: Detail) -> tuple[str, tuple[str, ...]]:
    number = f"Number {detail['telephone']}"
    if not detail["verified_on"]:
        return "Team registered", (f"{number}, which nobody had rung yet",)
    return "Team registered", (f"{number}, verified on {_day(detail['verified_on'])}",)


def _say_verified(detail: Detail) -> tuple[str, tuple[str, ...]]:
    rang = f"Rung on {_day(detail['verified_on'])}, and it was this team"
    return f"Number verified: {detail['telephone']}", (rang,)


def _say_reported(detail: Detail) -> tuple[str, tuple[str, ...]]:
    return f"Number reported wrong: {detail['telephone']}", ("It was rung about a handover",)


def _say_number_added(detail: Detail) -> tuple[str, tuple[str, ...]]:
    what = number_words(Purpose(detail["purpose"]), detail["whose"])
    rung = f"Verified on {_day(detail['verified_on'])}" if detail["verified_on"] else "Not rung yet"
    return f"Number added: {detail['telephone']}", (what, rung)


def _say_put_first(detail: Detail) -> tuple[str, tuple[str, ...]]:
    return f"Rung first from now on: {detail['telephone']}", ()


def _say_retired(detail: Detail) -> tuple[str, tuple[str, ...]]:
    return f"Number retired: {detail['telephone']}", (detail["reason"],)


def _say_cover(detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Area changed", (f"Covers {', '.join(detail['areas'])}",)


def _say_uncovered(detail: Detail) -> tuple[str, tuple[str, ...]]:
    areas = ", ".join(detail["areas"])
    return "Area left with no team", (f"Nobody else covers {areas}", detail["reason"])


def _say_relied_on(detail: Detail) -> tuple[str, tuple[str, ...]]:
    return f"Relied on for {', '.join(detail['areas'])}", (f"{detail['team']} gave it up",)


def _say_hours(detail: Detail) -> tuple[str, tuple[str, ...]]:
    hours = opening_hours_in_words(OpeningHours(**detail["hours"]))
    return "Hours changed", (hours, f"Out of hours: {detail['out_of_hours']}")


def _say_mailbox(detail: Detail) -> tuple[str, tuple[str, ...]]:
    if not detail["mailbox"]:
        return "No email address any more", ("The team is told of nothing by email",)
    is_read = "which nobody had confirmed yet"
    if detail["verified_on"]:
        is_read = f"which the team confirmed on {_day(detail['verified_on'])}"
    return "Email address changed", (f"{detail['mailbox']}, {is_read}",)


def _say_closed(detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Team closed", (detail["reason"],)


def _say_successor(detail: Detail) -> tuple[str, tuple[str, ...]]:
    return f"{detail['successor']} took over", ("Who looks for this team finds that one",)


def _day(text: str) -> str:
    return say_date(date.fromisoformat(text))


SAYS: dict[str, Say] = {
    "registered": _say_registered,
    "number_verified": _say_verified,
    "number_reported_wrong": _say_reported,
    "hours_changed": _say_hours,
    "mailbox_changed": _say_mailbox,
    "number_added": _say_number_added,
    "number_put_first": _say_put_first,
    "number_retired": _say_retired,
    "cover_changed": _say_cover,
    "left_uncovered": _say_uncovered,
    "relied_on": _say_relied_on,
    "closed": _say_closed,
    "successor_named": _say_successor,
}
"""One saying for each `what` of a team's history; an event without one fails a test."""
