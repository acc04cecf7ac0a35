"""How the writing down of what a lead agreed is refused: rows for the two tables of refusals.

As tests/web/refused_losses.py.
"""

from datetime import date
from uuid import uuid4

from handover import refusals as r
from handover.family.refusals import RoutineContactStopped
from handover.lead_commands import AgreeWithTeam
from handover.refusals import InvalidValue
from handover.states import State
from tests.agreeing import AGREED, agree_body
from tests.web.asking import Asking
from tests.web.refused_losses import the_baby_is_lost
from tests.web.refused_words import LINE, REASON, Words, refused_words
from tests.web.situation import CONFLICT, FORBIDDEN, UNAVAILABLE, Before, Situation

AGREE = Asking(
    AgreeWithTeam,
    "lena",
    "/agreed",
    "/agreed",
    {
        "side": "receiving",
        "with_name": "Petra Lund",
        "with_role": "Team leader",
        "agreed": AGREED,
        "next_action_on-day": "25",
        "next_action_on-month": "11",
        "next_action_on-year": "2026",
    },
    agree_body,
)
ELSEWHERE = str(uuid4())
"""The id of no handover."""


def agreeing_situations(command_id_is_used: Before, somebody_is_quicker: Before) -> list[Situation]:
    """Every refusal that is not about one value alone."""
    return [
        Situation(AGREE, r.NotPermitted, who="mary", page=FORBIDDEN, api=FORBIDDEN),
        Situation(AGREE, r.NotPermitted, who="nina", page=FORBIDDEN, api=FORBIDDEN),
        Situation(AGREE, r.AlreadyClosed, stands=State.CLOSED, api=CONFLICT),
        Situation(
            AGREE,
            RoutineContactStopped,
            before=the_baby_is_lost,
            says="This family has lost the baby, so routine contact has stopped",
            api=CONFLICT,
            is_alone=True,
        ),
        Situation(AGREE, r.CommandReused, before=command_id_is_used, api=CONFLICT),
        Situation(
            AGREE,
            r.Busy,
            before=somebody_is_quicker,
            api=UNAVAILABLE,
            api_says="Send the same command again, with the same command id,",
            is_alone=True,
        ),
        *(
            Situation(AGREE, refusal, "next_action_on", {"next_action_on": day})
            for refusal, day in (
                (r.NextActionInPast, date(2026, 11, 23)),
                (r.NextActionTooFar, date(2027, 11, 26)),
            )
        ),
    ]


def agreeing_values() -> list[Situation]:
    """What each value cannot be."""
    return [
        Situation(
            AGREE,
            InvalidValue,
            "also",
            typed={"also[]": ELSEWHERE},
            sent={"also": [ELSEWHERE]},
            says="Tick only what is open with this team",
        ),
        *(
            one
            for field, called, longest in (
                ("with_name", "the name of whom you spoke with", LINE),
                ("with_role", "their role", LINE),
                ("agreed", "what was agreed", REASON),
            )
            for one in refused_words(Words(AGREE, field, called, longest, is_line=longest == LINE))
        ),
    ]
