"""How what is told of a family is refused: rows for the two tables of refusals.

As tests/web/refusals.py and refused_values.py, which hold the whole.
"""

from datetime import date

from handover import refusals as r
from handover.refusals import InvalidValue
from tests import region
from tests.web.asking import Asking
from tests.web.situation import (
    CONFLICT,
    FORBIDDEN,
    NOT_FOUND,
    UNAVAILABLE,
    Before,
    Situation,
)
from tests.web.stage import Stage
from tests.web.telling import LEFT, PERSON, SOCIAL_CARE, TELLING

NOBODY = "00000000-0000-4000-8000-000000000000"
NO_SUCH_DATE = "There is no such date. Enter the year, and what is known of the rest"


def it_was_in_error(stage: Stage, _who: str) -> None:
    """A colleague of Mary's marks the record as entered in error."""
    stage.scene.ask("mary", region.enter_in_error(stage.handover_id))


def telling_situations(command_id_is_used: Before, somebody_is_quicker: Before) -> list[Situation]:
    """Every refusal of what is told of a family that is not about one value alone."""
    return [
        one
        for asking in TELLING
        for one in told_situations(asking, command_id_is_used, somebody_is_quicker)
    ]


def told_situations(
    asking: Asking, command_id_is_used: Before, somebody_is_quicker: Before
) -> list[Situation]:
    """What is refused of each: to strangers, to a lead, of a record made in error, sent twice."""
    return [
        Situation(
            asking,
            r.HandoverNotFound,
            who="nina",
            page=NOT_FOUND,
            api=NOT_FOUND,
            page_says="There is nothing here that you can see. Check the link or the call",
            api_says="There is nothing here that you can see. Check the address.",
        ),
        Situation(asking, r.NotPermitted, who="lena", page=FORBIDDEN, api=FORBIDDEN),
        Situation(asking, r.NoFamilyHere, before=it_was_in_error, api=CONFLICT, is_alone=True),
        Situation(asking, r.CommandReused, before=command_id_is_used, api=CONFLICT),
        Situation(
            asking,
            r.Busy,
            before=somebody_is_quicker,
            api=UNAVAILABLE,
            api_says="Send the same command again, with the same command id,",
            is_alone=True,
        ),
    ]


TELLING_VALUES = [
    *(
        Situation(asking, InvalidValue, path, {path: NOBODY}, says)
        for asking, path, says in (
            (PERSON, "person_id", "Choose a person of this family's page"),
            (LEFT, "person_id", "Choose a person of this family's page"),
            (SOCIAL_CARE, "entry_id", "Choose a line of this family's history"),
        )
    ),
    Situation(
        PERSON,
        InvalidValue,
        "answer.words",
        {"answer.knowledge": "not_asked", "answer.words": ""},
        "Say why",
        sent={"answer.how_known": None, "answer.from_whom": ""},
    ),
    Situation(
        PERSON,
        InvalidValue,
        "born_on",
        {"born_on": date(2026, 11, 25)},
        "This person's date of birth is in the future",
    ),
    Situation(
        SOCIAL_CARE,
        InvalidValue,
        "to_on",
        {"to_on": date(2027, 1, 1)},
        "This date is in the future. Check the year",
    ),
    Situation(
        SOCIAL_CARE,
        InvalidValue,
        "to_on",
        {"to_on": date(2003, 1, 1)},
        "The end is before the start. Check both dates",
    ),
    Situation(
        SOCIAL_CARE,
        InvalidValue,
        "to_on",
        {"is_open": True},
        "What is open has no end. Choose closed, or leave the end out",
    ),
    Situation(
        SOCIAL_CARE,
        InvalidValue,
        "from_on",
        says=NO_SUCH_DATE,
        typed={"from_on-day": "31", "from_on-month": "2", "from_on-year": "2004"},
        sent={"from_on": "2004-02-31"},
    ),
]
