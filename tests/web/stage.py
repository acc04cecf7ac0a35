"""Where a refusal comes about: an application, a handover in some state, and two ways to ask.

Must not know why anything is refused.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID, uuid4, uuid5

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from handover import commands as c
from handover.actor import Asked, Source
from handover.referral.told import Outcome
from handover.states import State
from handover.urgency import Urgency
from tests import programs, recording, referring, region, telling
from tests.agreeing import agree
from tests.browsing import csrf_token, signed_in
from tests.faults import held
from tests.telling import FAMILY_ID
from tests.web.asking import CHECK, RECORD, Asking, Changed, Typed, boxes, step_with
from tests.web.keeping import ALL_KEEPING
from tests.web.referring import ENDED, ITS_DISAGREEMENT, UNREVIEWED
from tests.web.scene import Scene
from tests.world import World

T = TypeVar("T")
Send = Callable[[], TestResponse]
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}


class Stage:
    """An application, a handover that stands in some state, and a command id for one asking."""

    def __init__(self, app: Flask, world: World, scene: Scene) -> None:
        self.app, self.world, self.scene = app, world, scene
        self.command_id = uuid4()
        self._standing: dict[tuple[State, bool, Urgency, timedelta], UUID] = {}

    def set(
        self,
        state: State,
        *,
        is_asked: bool = False,
        urgency: Urgency = Urgency.PRIORITY,
        since: timedelta = timedelta(0),
    ) -> None:
        """Mary has recorded a handover for Derby and spoken about it, and it stands in `state`.

        With `is_asked`, Hana has asked something, and nobody has answered yet. It has stood so for
        as long as `since`. A refused command leaves it so: the next situation finds it where this
        one does.
        """
        self.command_id = uuid4()
        if not self.world.together.settings.is_demonstration:
            return  # the mothers of these tests are invented, and only a demonstration takes them
        standing = (state, is_asked, urgency, since)
        if standing not in self._standing:
            self.scene.clock.now -= since
            self._standing[standing] = self._handover_in(state, urgency, is_asked=is_asked)
            self.scene.clock.now += since
        self.handover_id = self._standing[standing]

    def _handover_in(self, state: State, urgency: Urgency, *, is_asked: bool) -> UUID:
        handover_id = self.scene.recorded(region.record(urgency=urgency))
        for told in (
            telling.person(handover_id),
            telling.social_care(handover_id),
            region.conversation(handover_id),
        ):
            self.scene.ask("mary", told)
        self._refer(handover_id)
        acknowledge = region.acknowledge(handover_id)
        answers: dict[State, tuple[c.Command, ...]] = {
            State.RECEIVED: (c.MarkReceived(handover_id),),
            State.ACKNOWLEDGED: (acknowledge,),
            State.DECLINED: (region.decline(handover_id),),
            State.CLOSED: (acknowledge, region.done(handover_id)),
        }
        questions = (region.ask_sender(handover_id),) if is_asked else ()
        for command in (*questions, *answers.get(state, ())):
            self.scene.ask("hana", command)
        return handover_id

    def _refer(self, handover_id: UUID) -> None:
        """Four referrals of the family, told once, and a disagreement with the fourth's outcome.

        Nobody disagrees twice with one outcome, so a later handover tells a referral of its own.
        """
        disputed = uuid5(FAMILY_ID, f"referral/{4 + len(self._standing)}")
        if not self._standing:
            for _ in range(3):
                self.scene.ask("mary", referring.refer(handover_id))
            for ended, referral_id in (
                (Outcome.NO_FURTHER_ACTION, UNREVIEWED),
                (Outcome.EARLY_HELP, ENDED),
            ):
                self.scene.ask("mary", referring.outcome(handover_id, ended, referral_id))
        for told in (
            referring.refer(handover_id, at=None),
            referring.outcome(handover_id, Outcome.EARLY_HELP, disputed),
            referring.disagree(handover_id, disputed),
        ):
            self.scene.ask("mary", told)

    def use_command_id(self, who: str) -> None:
        """`who` has carried out another command under the id of this asking."""
        another = self.scene.recorded()
        derby = self.world.teams["derby_visitors"]
        used: c.Command = {
            "hana": c.MarkReceived(another),
            "lena": agree(another),
            "kit": c.VerifyNumber(derby, "01632 960103", self.now.date()),
        }.get(who, region.attempt(another))
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
        right = step_with(changes)[1] if asking is RECORD else asking.typed
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
        if asking in ALL_KEEPING:
            return asking.page.format_map(self.world.teams)
        if asking not in {RECORD, CHECK}:
            return f"/handovers/{self.handover_id}{asking.page}"
        if who != asking.who:
            return "/record"
        if asking is CHECK:
            self.command_id = recording.answered(self.browser, self.world)
            return f"/record/{self.command_id}/check"
        step = step_with(typed)[0]
        query = "?q=leicester" if step == "to" else ""
        return f"/record/{self._begun_up_to(step)}/{step}{query}"

    def _begun_up_to(self, step: str) -> UUID:
        """A draft in which `step` is asked: some are, or are drawn, only after others."""
        draft_id = recording.begun(self.browser)
        if step in {"situation", "family", "response"}:  # whose own number is no finding
            recording.answer(self.browser, draft_id, "about", recording.ABOUT)
        if step in {"why", "referred"}:
            recording.answer(self.browser, draft_id, "to", recording.to_team(self.world))
        if step == "referred":
            why = {**recording.WHY, **recording.MARK}
            recording.answer(self.browser, draft_id, "why", why)
        return draft_id

    def by_api(self, asking: Asking, who: str, changed: Changed) -> Send:
        """The body is made: what is left is to send it."""
        if asking in {RECORD, CHECK}:
            path, body = "/handovers", programs.record_body(self.world.teams["derby_visitors"])
        elif asking in ALL_KEEPING:
            path, body = asking.api.format_map(self.world.teams), asking.body()
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

    def _team_id(self, value: T) -> T | str:
        """A team of the world, or this handover's disagreement, is named until it is sent."""
        if value == ITS_DISAGREEMENT:
            return str(referring.disagreement_id(self.handover_id))
        if isinstance(value, str) and value in self.world.teams:
            return str(self.world.teams[value])
        return value


def log_is_held(stage: Stage) -> AbstractContextManager[None]:
    """Another program holds the write lock of the log, and does not let go."""
    return held(stage.world.together.settings.events_path)


def _put(body: programs.Body, path: str, value: object) -> None:
    """`value` at `path`, as JSON writes it."""
    *above, last = path.split(".")
    for step in above:
        body = body.setdefault(step, {})
    body[last] = value.isoformat() if isinstance(value, date) else value
