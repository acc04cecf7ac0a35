"""Any history of a region, by anybody: each step is asked of the real service and of the oracle.

Commands go to a real log on disk, read tables follow it, and after every step the two are compared:
where everything stands, who holds each family, and on whose list it is.
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from handover import commands as c
from handover.actor import Actor, Asked, Source
from handover.application import Done
from handover.chasing.commands import Chase
from handover.refusals import CommandReused, Refusal
from projections.rebuild import differences
from tests.chasing import chase
from tests.domain.machine import choosing, clock, daily, directory, lists, records, verbs
from tests.domain.machine.asked import ASKED
from tests.domain.machine.asked_elsewhere import record_of
from tests.domain.machine.asked_of_directory import DIRECTORY
from tests.domain.machine.clock import is_told
from tests.domain.machine.places import at_minute, reopened
from tests.domain.machine.seen import seen
from tests.domain.machine.told import PEOPLE, Handover, NewRecord, Step, settled
from tests.projections.boards import Boards, copy_log
from tests.region import Region

MOST_HANDOVERS = 5
LAST_MINUTE = 20 * 24 * 60
"""So far no bank holiday comes, and no due date has passed too long ago."""


@dataclass(frozen=True)
class Settled:
    """A log in which the teams are registered; each history gets a copy.

    `done` gathers the names of the commands that were carried out in any history. `lists_every`:
    all lists are looked at each so many steps, and the board at each; 0: none is, which is quicker.
    """

    log: Path
    teams: dict[str, UUID]
    done: set[str] = field(default_factory=set)
    lists_every: int = 5


@dataclass(frozen=True)
class Carried:
    """A command that was carried out, and its answer."""

    actor: Actor
    command: c.Command
    asked: Asked
    done: Done


class AnyHistory(RuleBasedStateMachine):
    """Several teams, families and handovers at once, and everybody who may or may not act."""

    settled: Settled

    def __init__(self) -> None:
        """A region of its own, over a copy of the settled log."""
        super().__init__()
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name)
        copy_log(self.settled.log, path / "events.sqlite")
        self.places = reopened(path / "events.sqlite", self.settled.teams)
        self.boards = Boards.over(Region(self.places.service), path / "reads.sqlite")
        self.told = settled()
        self.minute = 0
        self.looked_at, self.looked = (0, 0), 0
        self.carried: list[Carried] = []

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """A history begins with something to hand over."""
        self._record(choosing.right_record(data, self.told, self._next_minute()))

    @rule(data=st.data())
    def go_on(self, data: st.DataObject) -> None:
        """One thing happens. One rule, for Hypothesis would leave rules out of whole histories."""
        match data.draw(st.sampled_from(choosing.WHAT_HAPPENS)):
            case "record" if len(self.told.handovers) < MOST_HANDOVERS:
                self._record(choosing.new_record(data, self.told, self._next_minute()))
            case "wait":
                minutes = data.draw(st.sampled_from(choosing.WAITS))
                self.minute = min(LAST_MINUTE, self.minute + minutes)
            case "directory":
                step = choosing.directory_step(data, self.told, self._next_minute())
                self._keep_directory(step)
            case "clock":
                self._let_the_clock_run()
            case "send again" if self.carried:
                self._send_again(self.carried[data.draw(st.integers(0, len(self.carried) - 1))])
            case _:
                self._act(choosing.step(data, self.told, self._next_minute()))

    @invariant()
    def everything_stands_where_the_oracle_says(self) -> None:
        """Zero differences, and so exactly one holder: the one that the oracle names."""
        assert seen(self.places, self.told.families) == self.told

    @invariant()
    def nothing_is_lost(self) -> None:
        """Each is on somebody's list, or closed with a reason, or stopped by a loss.

        The board is looked at whenever anything has changed, every team's lists at each fifth time
        and at the end: all of them after each step would cost more than all the rest.
        """
        mark, every = (self.places.service.head(), self.minute), self.settled.lists_every
        if every and mark != self.looked_at:
            self.looked_at = mark
            self.looked += 1
            self.boards.projector.catch_up_fully()
            self._check_lists(self.boards, is_board_only=self.looked % every != 0)

    def teardown(self) -> None:
        """The log tells the same to a service just started, and to read tables made anew."""
        try:
            path = Path(self.folder.name)
            fresh = reopened(path / "events.sqlite", self.places.teams)
            fresh.handovers = list(self.places.handovers)
            assert seen(fresh, self.told.families) == self.told
            fresh.service.close()
            if self.settled.lists_every:
                self._check_lists_made_anew(path / "anew.sqlite")
        finally:
            self.boards.close()
            self.places.service.close()
            with suppress(OSError):
                self.folder.cleanup()

    def _check_lists_made_anew(self, path: Path) -> None:
        anew = Boards.over(Region(self.places.service), path, batch=7)
        anew.projector.catch_up_fully()
        self._check_lists(anew)
        assert differences(self.boards.reads, anew.reads) == []
        anew.rebuild()
        assert differences(self.boards.reads, anew.reads) == []
        anew.close()

    def live(self, steps: Sequence[NewRecord | Step]) -> None:
        """A history that is told, and compared after each step."""
        for step in steps:
            self.minute = step.minute
            if isinstance(step, NewRecord):
                self._record(step)
            elif step.verb in DIRECTORY:
                self._keep_directory(step)
            else:
                self._act(step)
            self.everything_stands_where_the_oracle_says()

    def _record(self, new: NewRecord) -> None:
        """Somebody records a handover or a concern."""
        reasons = records.reasons(self.told, new)
        done = self._ask(new.who, record_of(self.told, self.places, new), reasons, new)
        if done:
            self.places.handovers.append(done.subject_id)
            before = deepcopy(self.told.handovers)
            records.follow(self.told, new)
            for one, other in zip(before, self.told.handovers, strict=False):  # and one that is new
                daily.bring_back(one, other, PEOPLE[new.who][1])

    def _act(self, step: Step) -> None:
        """Somebody does one thing to one handover. Nothing but its own part may change."""
        reasons = verbs.reasons(self.told, step)
        _, make = ASKED[step.verb]
        if self._ask(step.who, make(self.told, self.places, step), reasons, step):
            before = deepcopy(self.told.handovers)
            verbs.follow(self.told, step)
            self._check_changes(step, before)
            self._bring_back(step, before)

    def _keep_directory(self, step: Step) -> None:
        """Somebody changes the directory of teams."""
        reasons = directory.reasons(self.told, step)
        _, make = DIRECTORY[step.verb]
        done = self._ask(step.who, make(self.told, self.places, step), reasons, step)
        if done:
            if step.verb == "register":
                self.places.teams[step.to] = done.subject_id
            before = deepcopy(self.told.handovers)
            directory.follow(self.told, step)
            self._bring_back(step, before)

    def _send_again(self, one: Carried) -> None:
        """The same command id again gives the first answer; by somebody else it is refused."""
        head = self.places.service.head()
        again = self.places.service.execute(one.command, one.asked)
        first = one.done.subject_id, one.done.subject_version
        assert (again.is_repeat, again.subject_id, again.subject_version) == (True, *first)
        other = self.places.actor("leo" if one.actor.account_id == "lena" else "lena")
        answer = self._answer(one.command, replace(one.asked, actor=other))
        assert isinstance(answer, CommandReused), "one command id for two people"
        assert self.places.service.head() == head, "a repeat stores nothing"

    def _let_the_clock_run(self) -> None:
        """It comes by twice: what fell due is recorded once, whatever stands in whichever state."""
        now, region = at_minute(self._next_minute()), Region(self.places.service)
        for told, handover_id in zip(self.told.handovers, self.places.handovers, strict=True):
            expected = clock.fall_due(self.told, told, self.minute)
            found = [one for one in chase(region, handover_id, now) if is_told(one)]
            assert sorted(found) == sorted(expected), handover_id
            assert chase(region, handover_id, now) == []
            self.settled.done.update([Chase.__name__] if found else [])

    def _check_lists(self, boards: Boards, *, is_board_only: bool = False) -> None:
        now, expected = at_minute(self.minute), lists.expected(self.told, self.minute)
        teams: Collection[str] = self.places.teams
        if is_board_only:
            teams, expected = (), {one for one in expected if one[0] == "board"}
        with boards.reads.reading() as connection:
            assert lists.shown(connection, self.places, now, teams) == expected
            assert lists.figures(connection, now) == lists.late(self.told, self.minute)

    def _next_minute(self) -> int:
        self.minute = min(LAST_MINUTE, self.minute + 1)
        return self.minute

    def _ask(
        self, who: str, command: c.Command, reasons: set[str], what: Step | NewRecord
    ) -> Done | None:
        """Ask the service; its answer must be one that the oracle gives."""
        note(f"{what}: {sorted(reasons) or 'done'}")
        actor = self.places.actor(who)
        asked = Asked(uuid4(), actor, Source.PAGE, at_minute(self.minute))
        head = self.places.service.head()
        answer = self._answer(command, asked)
        if isinstance(answer, Refusal):
            assert answer.code in reasons, f"refused as {answer.code}: {what}"
            assert self.places.service.head() == head, "a refusal stores nothing"
            return None
        assert not reasons, f"done, though {sorted(reasons)}: {what}"
        self.carried.append(Carried(actor, command, asked, answer))
        self.settled.done.add(type(command).__name__)
        return answer

    def _answer(self, command: c.Command, asked: Asked) -> Done | Refusal:
        try:
            return self.places.service.execute(command, asked)
        except Refusal as refusal:
            return refusal

    def _bring_back(self, step: Step, before: Sequence[Handover]) -> None:
        for one, other in zip(before, self.told.handovers, strict=True):
            daily.bring_back(one, other, PEOPLE[step.who][1])

    def _check_changes(self, step: Step, before: Sequence[Handover]) -> None:
        """Nothing else changes: not another handover, and not another part of this one."""
        verb = verbs.VERBS[step.verb]
        for number, (one, other) in enumerate(zip(before, self.told.handovers, strict=True)):
            changed = {key for key, value in vars(one).items() if vars(other)[key] != value}
            assert changed <= (verb.changes if number == step.on else verb.reaches), step


def starting_from(settled_log: Settled) -> type[AnyHistory]:
    """The machine whose histories start from this log."""

    class Started(AnyHistory):
        settled = settled_log

    return Started
