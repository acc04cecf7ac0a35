"""One asking by two ways: what a person posts on a page, and what a program sends to the API.

Every answer here is right; a situation (refusals.py) changes the one that it is about. Must not
know why anything is refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from handover import commands as c
from handover.actor import Asked, Source
from handover.calendar import LONDON
from handover.states import State
from tests import programs, recording, region
from tests.browsing import csrf_token, signed_in
from tests.web.scene import Scene
from tests.world import World

Send = Callable[[], TestResponse]
Typed = dict[str, str]
Changed = Mapping[str, object]

OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}
RECORD_STEPS: dict[str, tuple[tuple[str, ...], recording.Answers]] = {
    "about": (("about.",), recording.ABOUT),
    "to": (("to_team_id",), {"to_team_id": "derby_visitors"}),
    "situation": (("safer.situation", "safer.assessment"), recording.SITUATION),
    "family": (("safer.father", "safer.social_care", "safer.safe_contact"), recording.FAMILY),
    "response": (("safer.expected_response", "safer.parents_told"), recording.RESPONSE),
}
"""Each step of a record: how the names of its boxes begin, and right answers."""


@dataclass(frozen=True, eq=False)
class Asking:
    """How one command is asked for: by whom, where, and with which right answers."""

    command: type[c.Command]
    who: str
    page: str
    api: str
    typed: Typed = field(default_factory=dict)
    body: Callable[[], programs.Body] = lambda: programs.once({})


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
)
ON_HANDOVER = (ATTEMPT, CONVERSATION, RECEIVED, ACKNOWLEDGE, DECLINE, REDIRECT)
ASKINGS = (RECORD, CHECK, *ON_HANDOVER)


class Stage:
    """An application, a handover that stands in some state, and a command id for one asking."""

    def __init__(self, app: Flask, world: World, scene: Scene) -> None:
        self.app, self.world, self.scene = app, world, scene
        self.command_id = uuid4()
        self._standing: dict[State, UUID] = {}

    def set(self, state: State) -> None:
        """Mary has recorded a handover for Derby, and it has come to stand in `state`.

        A refused command leaves it so: the next situation finds it where this one does.
        """
        self.command_id = uuid4()
        if not self.world.together.settings.is_demonstration:
            return  # the mothers of these tests are invented, and only a demonstration takes them
        if state not in self._standing:
            self._standing[state] = self._handover_in(state)
        self.handover_id = self._standing[state]

    def _handover_in(self, state: State) -> UUID:
        handover_id = self.scene.recorded()
        answers: dict[State, c.Command] = {
            State.RECEIVED: c.MarkReceived(handover_id),
            State.ACKNOWLEDGED: region.acknowledge(handover_id),
            State.DECLINED: region.decline(handover_id),
        }
        if state in answers:
            self.scene.ask("hana", answers[state])
        return handover_id

    def use_command_id(self, who: str) -> None:
        """`who` has carried out another command under the id of this asking."""
        another = self.scene.recorded()
        used = c.MarkReceived(another) if who == "hana" else region.attempt(another)
        asked = Asked(self.command_id, self.world.accounts[who].actor, Source.PAGE, self.now)
        self.world.together.service.execute(used, asked)

    @property
    def now(self) -> datetime:
        return self.world.together.clock()

    def head(self) -> int:
        """How long the log is: a refused command leaves it so."""
        return self.world.together.service.head()

    def typed(self, asking: Asking, changed: Changed) -> Typed:
        """What is posted: every box of the page, or of the record's step that has the change."""
        changes = boxes(changed)
        right = _step_with(changes)[1] if asking is RECORD else asking.typed
        typed = {name: str(value) for name, value in right.items()} | changes
        return {name: self._team_id(value) for name, value in typed.items()}

    def by_page(self, asking: Asking, who: str, typed: Typed) -> Send:
        """The page is open and filled in: what is left is to press the button."""
        self.browser = browser = self._browser_of(who)
        address = self._address(asking, who, typed)
        unseen = {
            "csrf_token": csrf_token(browser),
            "command_id": str(self.command_id),
            "press.voicemail": str(self.command_id),
            "do": "send",
        }
        return lambda: browser.post(address, data={**unseen, **typed}, headers=OWN_PAGE)

    def _address(self, asking: Asking, who: str, typed: Typed) -> str:
        """Where the form is sent to; a record has been begun, or answered to the end."""
        if asking not in {RECORD, CHECK}:
            return f"/handovers/{self.handover_id}{asking.page}"
        if who != asking.who:
            return "/record"
        if asking is CHECK:
            self.command_id = recording.answered(self.browser, self.world)
            return f"/record/{self.command_id}/check"
        step = _step_with(typed)[0]
        query = "?q=leicester" if step == "to" else ""
        return f"/record/{recording.begun(self.browser)}/{step}{query}"

    def by_api(self, asking: Asking, who: str, changed: Changed) -> Send:
        """The body is made: what is left is to send it."""
        if asking in {RECORD, CHECK}:
            path, body = "/handovers", programs.record_body(self.world.teams["derby_visitors"])
        else:
            path, body = f"/handovers/{self.handover_id}{asking.api}", asking.body()
        for name, value in {**changed, "command_id": str(self.command_id)}.items():
            _put(body, name, value)
        sent = {name: self._team_id(value) for name, value in body.items()}
        return lambda: programs.program(self.app, who).post(path, sent)

    def _browser_of(self, who: str) -> FlaskClient:
        """A browser in which `who` is signed in. Over HTTPS it says which page a form is from."""
        browser = signed_in(self.app, who)
        browser.environ_base["HTTP_REFERER"] = "https://localhost/"
        return browser

    def _team_id(self, value: Any) -> Any:  # noqa: ANN401 - whatever is sent
        """A team of the world is named by its key until it is sent."""
        is_key = isinstance(value, str) and value in self.world.teams
        return str(self.world.teams[value]) if is_key else value


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


def _step_with(changed: Mapping[str, object]) -> tuple[str, recording.Answers]:
    """The step of a record on which the changed boxes stand, and right answers of that step."""
    for step, (beginnings, right) in RECORD_STEPS.items():
        if any(name.startswith(beginnings) for name in changed):
            return step, right
    message = f"no step of a record asks for {list(changed)}"
    raise LookupError(message)


def _put(body: programs.Body, path: str, value: object) -> None:
    """`value` at `path`, as JSON writes it."""
    *above, last = path.split(".")
    for step in above:
        body = body.setdefault(step, {})
    body[last] = value.isoformat() if isinstance(value, date) else value
