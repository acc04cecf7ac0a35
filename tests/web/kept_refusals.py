"""How each command of the directory's keeper is refused: rows for the two tables of refusals.

As tests/web/refusals.py and refused_values.py, which hold the whole.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from handover import refusals as r
from handover.directory import refusals as d
from handover.refusals import InvalidValue
from tests.web.keeping import (
    ADD,
    CLOSE,
    COVER,
    HOURS,
    KEEPING,
    MAILBOX,
    OF_CLOSED,
    OF_LAST,
    OF_NO_NUMBER,
    OF_OPEN,
    REGISTER,
    SUCCEED,
    VERIFY,
    VERIFY_ONE,
)
from tests.web.situation import CONFLICT, FORBIDDEN, TOLD, UNAVAILABLE, Before, Situation

NOWHERE = "00000000-0000-4000-8000-000000000000"
OR_SAY_WHY = "Have another team cover it first, or say why it is right that nobody does."
HAS_CLOSED = "This team has closed: nothing about it can be changed any more."


def kept_situations(command_id_is_used: Before, somebody_is_quicker: Before) -> list[Situation]:
    """Every refusal of a keeper that is not about one value alone."""
    return [
        *(
            Situation(asking, r.NotPermitted, who=who, page=FORBIDDEN, api=FORBIDDEN)
            for asking in KEEPING
            for who in ("mary", "hana", "lena")
        ),
        *(Situation(asking, r.TeamClosed, says=HAS_CLOSED) for asking in OF_CLOSED),
        *_of_numbers_and_areas(),
        *(
            Situation(SUCCEED, refusal, "successor_id", {"successor_id": team})
            for refusal, team in (
                (r.TeamNotFound, NOWHERE),
                (r.SucceedsItself, "closed_visitors"),
            )
        ),
        Situation(OF_OPEN, d.TeamIsOpen),
        *(
            Situation(CLOSE, refusal, "successor_id", {"successor_id": team})
            for refusal, team in (
                (r.TeamNotFound, NOWHERE),
                (r.TeamClosed, "closed_visitors"),
                (r.SucceedsItself, "derby_visitors"),
            )
        ),
        *(
            Situation(asking, r.CommandReused, before=command_id_is_used, api=CONFLICT)
            for asking in KEEPING
        ),
        *(
            Situation(
                asking,
                r.Busy,
                before=somebody_is_quicker,
                api=UNAVAILABLE,
                api_says="Send the same command again, with the same command id,",
                is_alone=True,
            )
            for asking in KEEPING
        ),
    ]


def _of_numbers_and_areas() -> Iterator[Situation]:
    """What a team's numbers cannot be, nor its area."""
    derby = "01632 960103"
    yield Situation(ADD, d.NumberKeptAlready, "telephone", {"telephone": derby})
    yield Situation(VERIFY_ONE, d.NumberKeptAlready, "telephone", {"telephone": derby})
    yield Situation(
        REGISTER,
        d.NumberKeptAlready,
        "out_of_hours_number",
        {"telephone": "01632 960140", "out_of_hours_number": "01632 960140"},
    )
    yield Situation(OF_LAST, d.LastNumber)
    for asking in OF_NO_NUMBER:
        yield Situation(asking, d.NumberNotKept, page=TOLD)
    for asking in (REGISTER, COVER):
        yield Situation(
            asking,
            d.NoCover,
            "authorities",
            typed={"authorities": "", "districts": ""},
            sent={"authorities": [], "districts": []},
        )
    yield Situation(
        COVER,
        d.LeavesUncovered,
        "uncovered",
        says=f"No other health visiting team covers Derby. {OR_SAY_WHY}",
        typed={"authorities": "Derbyshire"},
        sent={"authorities": ["Derbyshire"]},
    )
    yield Situation(
        CLOSE,
        d.StillOpen,
        "successor_id",
        says=(
            "1 handover or concern is open with this team. Choose the team that takes over: it "
            "moves there in the same moment, with its age, its promises and its due times."
        ),
        typed={"successor_id": ""},
        sent={"successor_id": None},
        is_alone=True,
    )


def kept_values() -> Iterator[Situation]:
    """What a number, a day, a place or a week cannot be."""
    for asking in (REGISTER, VERIFY, ADD):
        for number in ("", "960103", "+33 1 99 00 12 34", "the duty desk"):
            yield Situation(
                asking,
                InvalidValue,
                "telephone",
                {"telephone": number},
                "Enter a UK telephone number with its area code, for example 01632 960123",
            )
        yield Situation(
            asking,
            InvalidValue,
            "verified_on",
            {"verified_on": date(2026, 11, 25)},
            "The day on which the number was rung is in the future",
        )
    for mailbox in ("the duty desk", "desk@derby", "a@example.nhs.uk, b@example.nhs.uk"):
        yield Situation(
            MAILBOX,
            InvalidValue,
            "mailbox",
            {"mailbox": mailbox},
            "Enter an email address, for example duty.desk@example.nhs.uk",
        )
    yield Situation(
        MAILBOX,
        InvalidValue,
        "mailbox_verified_on",
        {"mailbox_verified_on": date(2026, 11, 25)},
        "The day on which the team confirmed it is in the future",
    )
    yield from _places()
    yield from _areas()
    yield Situation(
        REGISTER,
        InvalidValue,
        "out_of_hours_number",
        {"out_of_hours_number": "the on-call nurse"},
        "Enter a UK telephone number with its area code, for example 01632 960123",
    )
    for asking in (REGISTER, HOURS):
        yield from (replace(one, asking=asking) for one in _weeks())


def _areas() -> Iterator[Situation]:
    for asking in (REGISTER, COVER):
        for districts in ("LE", "Leicester", "LE10 1"):
            yield Situation(
                asking,
                InvalidValue,
                "districts",
                says="Enter the first half of a postcode, for example LE10",
                typed={"districts": districts},
                sent={"districts": [districts]},
                case=districts,
            )
        for areas, says in (
            ("authorities", "Enter 100 local authorities or fewer: there are 101"),
            ("districts", "Enter 100 postcode districts or fewer: there are 101"),
        ):
            many = ["LE10"] * 101
            yield Situation(
                asking,
                InvalidValue,
                areas,
                says=says,
                typed={areas: "\n".join(many)},
                sent={areas: many},
                case=says,
            )
    yield Situation(
        ADD,
        InvalidValue,
        "whose",
        {"whose": ""},
        "Enter the role that answers this number",
    )
    yield Situation(ADD, InvalidValue, "purpose", {"purpose": ""}, "Choose what the number is for")


def _places() -> Iterator[Situation]:
    for places, says in (
        ("", "Enter at least one place, one on each line"),
        ("Belper\n-", "Enter the place"),
        ("Belper\n" * 101, "Enter 100 places or fewer: there are 101"),
    ):
        yield Situation(
            REGISTER,
            InvalidValue,
            "places",
            says=says,
            typed={"places": places.strip()},
            sent={"places": places.split()},
            case=says,
        )


def _weeks() -> Iterator[Situation]:
    """A day that cannot be, beside its box; on a page the days are named by their number."""
    monday = "Monday: enter times as hours and minutes, for example 09:00 and 17:00."
    for opens, closes, box, says in (
        ("9", "17:00", "opens", monday),
        ("09:00", "", "closes", monday),
        ("09:00", "25:00", "closes", monday),
        ("13pm", "17:00", "opens", monday),
        ("5pm", "9am", "closes", "Monday: the closing time must be later than the opening time."),
    ):
        yield Situation(
            HOURS,
            InvalidValue,
            f"hours.weekly.0.{box}",
            says=says,
            typed={"hours.weekly.1.opens": opens, "hours.weekly.1.closes": closes},
            sent={"hours.weekly": [{"weekday": 1, "opens": opens, "closes": closes}]},
            page_path=f"hours.weekly.1.{box}",
            case=f"{opens} to {closes}",
        )
    yield Situation(
        HOURS,
        InvalidValue,
        "hours.weekly",
        says="Enter opening hours for at least one day of the week.",
        typed={f"hours.weekly.{day}.{box}": "" for day in range(1, 6) for box in BOXES},
        sent={"hours.weekly": []},
        case="no day",
    )
    yield Situation(
        HOURS,
        InvalidValue,
        "hours.open_on_bank_holidays",
        says="Choose whether the team is open on bank holidays",
        typed={"hours.open_on_bank_holidays": ""},
        sent={"hours.open_on_bank_holidays": None},
        case="not chosen",
    )


BOXES = ("opens", "closes")
