"""The directory in words for whoever keeps it: what is in doubt, and what happened to a team.

Pure. Must not know pages, nor who is asking.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from handover.hours_in_words import opening_hours_in_words
from handover.opening_hours import DAY_NAMES, OpeningHours
from handover.words import say_date
from web.presenters.tags import Tag
from web.presenters.team import TeamShown
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
    return UNVERIFIED if team.is_number_doubtful else None


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


def _say_hours(detail: Detail) -> tuple[str, tuple[str, ...]]:
    hours = opening_hours_in_words(OpeningHours(**detail["hours"]))
    return "Hours changed", (hours, f"Out of hours: {detail['out_of_hours']}")


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
    "closed": _say_closed,
    "successor_named": _say_successor,
}
"""One saying for each `what` of a team's history; an event without one fails a test."""
