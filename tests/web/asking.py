"""One asking by two ways: what a person posts on a page, and what a program sends to the API.

Every answer here is right; a situation (refusals.py) changes the one that it is about. Must not
know why anything is refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from handover import commands as c
from handover.calendar import LONDON
from handover.states import State
from tests import programs, recording

Typed = dict[str, str]
Changed = Mapping[str, object]

RECORD_STEPS: dict[str, tuple[tuple[str, ...], recording.Answers]] = {
    "about": (("about.", "hidden_because"), recording.ABOUT),
    "to": (("to_team_id",), {"to_team_id": "derby_visitors"}),
    "why": (("kind", "trigger", "urgency", "area."), recording.WHY),
    "referred": (("referred.",), recording.REFERRED),
    "situation": (("safer.situation", "safer.assessment"), recording.SITUATION),
    "family": (
        ("safer.father", "safer.social_care", "safer.safe_contact", "safe_contact."),
        recording.FAMILY,
    ),
    "response": (("safer.expected_response", "safer.parents_told"), recording.RESPONSE),
}
"""Each step of a record: how the names of its boxes begin, and right answers."""


@dataclass(frozen=True, eq=False)
class Asking:
    """How one command is asked for: by whom, where, and with which right answers.

    It would be carried out in the state `stands`, and with a question open if `is_asked`.
    """

    command: type[c.Command]
    who: str
    page: str
    api: str
    typed: Typed = field(default_factory=dict)
    body: Callable[[], programs.Body] = lambda: programs.once({})
    stands: State = State.WAITING
    is_asked: bool = False


RECORD = Asking(c.Record, "mary", "a step of the record", "")
CHECK = Asking(c.Record, "mary", "the last look before sending", "")
ATTEMPT = Asking(
    c.LogAttempt,
    "mary",
    "/call",
    "/attempts",
    {"outcome": "voicemail", "number": "01632 960103", "note": "The line was bad"},
    programs.attempt_body,
)
CONVERSATION = Asking(
    c.LogConversation,
    "mary",
    "/conversation",
    "/conversations",
    {
        "with_name": "Hana Novak",
        "with_role": "Health visitor",
        "with_team": "Derby health visitors",
        "number": "01632 960103",
        "verified_how": "directory_number",
        "is_read_back": "yes",
        "agreed": "Visit on Monday",
    },
    programs.conversation_body,
)
RECEIVED = Asking(c.MarkReceived, "hana", "/received", "/received")
ACKNOWLEDGE = Asking(
    c.Acknowledge,
    "hana",
    "/acknowledge",
    "/acknowledgement",
    {
        "professional": "Hana Novak",
        "professional_role": "Health visitor",
        "next_action": "Visit at home on Friday",
        "next_action_on-day": "27",
        "next_action_on-month": "11",
        "next_action_on-year": "2026",
    },
    programs.acknowledge_body,
)
DECLINE = Asking(
    c.Decline,
    "hana",
    "/decline",
    "/decline",
    {"reason": "The address is in Leicester", "find": ""},
    lambda: programs.once({"reason": "The address is in Leicester"}),
)
REDIRECT = Asking(
    c.Redirect,
    "mary",
    "/redirect",
    "/redirect",
    {"q": "leicester", "to_team_id": "leicester_visitors", "reason": "She lives there now"},
    lambda: programs.once({"to_team_id": "leicester_visitors", "reason": "She lives there now"}),
    stands=State.DECLINED,
)
RESPOND = Asking(
    c.Respond,
    "hana",
    "/response",
    "/response",
    {"is_done": "yes", "words": "Visited at home"},
    programs.respond_body,
    stands=State.ACKNOWLEDGED,
)
ASK = Asking(
    c.AskClarification,
    "hana",
    "/question",
    "/question",
    {"question": "Which ward is she on?"},
    lambda: programs.once({"question": "Which ward is she on?"}),
)
ANSWER_QUESTION = Asking(
    c.AnswerClarification,
    "mary",
    "/answer",
    "/answer",
    {"answer": "Ward 12, bed 4"},
    lambda: programs.once({"answer": "Ward 12, bed 4"}),
    is_asked=True,
)
NOTE = Asking(
    c.AddNote,
    "mary",
    "/notes",
    "/notes",
    {"words": "The family has no lift"},
    lambda: programs.once({"words": "The family has no lift"}),
)
WITHDRAW = Asking(
    c.Withdraw,
    "mary",
    "/withdrawal",
    "/withdrawal",
    {"reason": "She moves to Leeds after all"},
    lambda: programs.once({"reason": "She moves to Leeds after all"}),
)
ENTER_IN_ERROR = Asking(
    c.EnterInError,
    "mary",
    "/error",
    "/error",
    {"reason": "This is another family"},
    lambda: programs.once({"reason": "This is another family"}),
)
ANSWERING = (RECEIVED, ACKNOWLEDGE, DECLINE, REDIRECT)
FOLLOWING = (RESPOND, ASK, ANSWER_QUESTION, NOTE, WITHDRAW, ENTER_IN_ERROR)
ON_HANDOVER = (ATTEMPT, CONVERSATION, *ANSWERING, *FOLLOWING)
ASKINGS = (RECORD, CHECK, *ON_HANDOVER)


def boxes(changed: Changed) -> Typed:
    """The same facts as they are typed: a date in three boxes, a time as on the wall."""
    typed: Typed = {}
    for name, value in changed.items():
        if isinstance(value, datetime):
            local = value.astimezone(LONDON)
            typed |= {f"{name}.time": f"{local:%H:%M}", **_date_boxes(name, local)}
        elif isinstance(value, date):
            typed |= _date_boxes(name, value)
        elif isinstance(value, bool):
            typed[name] = "yes" if value else "no"
        else:
            typed[name] = str(value)
    return typed


def _date_boxes(name: str, day: date) -> Typed:
    return {
        f"{name}-day": str(day.day),
        f"{name}-month": str(day.month),
        f"{name}-year": str(day.year),
    }


def step_with(changed: Mapping[str, object]) -> tuple[str, recording.Answers]:
    """The step of a record on which the changed boxes stand, and right answers of that step."""
    for step, (beginnings, right) in RECORD_STEPS.items():
        if any(name.startswith(beginnings) for name in changed):
            return step, right
    message = f"no step of a record asks for {list(changed)}"
    raise LookupError(message)
