"""What each stored sample stands for: one event of every topic, built by hand.

`python -m tests.domain.sample_events` writes the samples that are missing. A sample that exists
is never written again: it is how that version was stored, and must load for 25 years.
"""

import dataclasses
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover import events, receipt
from handover import team_events as team
from handover.acknowledgement import Acknowledgement
from handover.actor import Actor, Asked, Envelope, Source
from handover.content import Kind, Trigger
from handover.deadlines import DueTimes
from handover.family import events as family
from handover.family.babies import BabyNamed, baby_id_of
from handover.family.identity import PROOF_ID, Proved
from handover.ladder import RungDue, Stander
from handover.teams import TeamKind, TeamNamed
from handover.urgency import Urgency
from tests.domain.event_classes import shape_of, version_of
from tests.domain.sample_growth import grown
from tests.domain.stored import log_mapper
from tests.region import (
    HANA,
    KIT,
    MARY,
    NOW,
    about,
    attempt,
    conversation,
    referral,
    register,
    safer,
    safer_before_sources,
)

SAMPLES = Path(__file__).parent / "samples"
HANDOVER_ID, TEAM_ID, RECEIPT_ID = UUID(int=1), UUID(int=2), UUID(int=3)
FAMILY_ID, PREGNANCY_ID = UUID(int=5), UUID(int=6)
FIRST_BABY = baby_id_of(PREGNANCY_ID, 1)
DERBY_TEAM = TeamNamed(TEAM_ID, "Derby", "Derbyshire Community", "RY8", "Derby", "01632 960100")
LEICESTER_TEAM = TeamNamed(UUID(int=4), "Leicester", "UHL", "RWE", "Leicester", "01632 960101")
DUE = DueTimes(NOW + timedelta(hours=4), NOW + timedelta(days=1), "priority/1", "england/1")
RUNG = RungDue(
    NOW + timedelta(days=1), Stander("their team leader"), Stander("the desk", "01632 960199")
)
WITH_LADDER = dataclasses.replace(DUE, ladder=(RUNG,))

BEFORE_FAMILIES: dict[str, object] = {"family_id": None, "baby_ids": []}
BEFORE_SOURCES: dict[str, object] = {"safer": safer_before_sources()}
EARLIER: dict[tuple[str, int], dict[str, object]] = {
    ("handover.redirected", 1): {"due": DUE},
    ("handover.recorded", 3): BEFORE_SOURCES,
    ("handover.recorded", 2): BEFORE_FAMILIES | BEFORE_SOURCES,
    ("handover.recorded", 1): {
        "urgency": Urgency.PRIORITY,
        "trigger": Trigger.MOVE,
        "referred": None,
        **BEFORE_FAMILIES,
        **BEFORE_SOURCES,
    },
}
"""Topic and version of a sample that stands for something else than the newest: how it differs."""


def _common(actor: Actor, stream: UUID, version: int, topic: str = "") -> dict[str, Any]:
    asked = Asked(UUID(int=100 + version), actor, Source.API, NOW)
    common = {
        "originator_id": stream,
        "originator_version": version,
        "timestamp": NOW,
        "envelope": Envelope.of(asked, NOW - timedelta(minutes=5)),
    }
    return common | ({"originator_topic": topic} if topic else {})


def _event(of: type[Any], common: dict[str, Any], /, **facts: object) -> CanMutateAggregate[UUID]:
    """The library makes the constructors, so the type checker cannot see them."""
    event: CanMutateAggregate[UUID] = of(**common, **facts)
    return event


def _of_a_handover() -> list[CanMutateAggregate[UUID]]:
    return [
        _event(
            events.Recorded,
            _common(MARY, HANDOVER_ID, 1, "stream.handover"),
            kind=Kind.CONCERN,
            urgency=Urgency.IMMEDIATE,
            trigger=Trigger.MARK_BEFORE_MOBILE,
            about=about(),
            safer=safer(),
            referred=referral(),
            sending=LEICESTER_TEAM,
            receiving=DERBY_TEAM,
            due=DUE,
            family_id=FAMILY_ID,
            baby_ids=[FIRST_BABY],
        ),
        _event(
            events.CallAttempted,
            _common(MARY, HANDOVER_ID, 2),
            attempt=attempt(HANDOVER_ID).attempt,
        ),
        _event(
            events.ConversationHeld,
            _common(MARY, HANDOVER_ID, 3),
            conversation=conversation(HANDOVER_ID).conversation,
        ),
        _event(
            events.MarkedReceived,
            _common(HANA, HANDOVER_ID, 4),
        ),
        _event(
            events.Acknowledged,
            _common(HANA, HANDOVER_ID, 5),
            acknowledgement=Acknowledgement(
                "Hana Quorn", "Health visitor", "Visit", date(2026, 12, 1)
            ),
        ),
        _event(
            events.Declined, _common(HANA, HANDOVER_ID, 6), reason="Not ours", suggested=DERBY_TEAM
        ),
        _event(
            events.Redirected,
            _common(MARY, HANDOVER_ID, 7),
            receiving=DERBY_TEAM,
            due=WITH_LADDER,
            reason="Right team",
        ),
        *_of_its_end(),
    ]


def _of_its_end() -> list[CanMutateAggregate[UUID]]:
    return [
        _event(
            events.ResponseReported,
            _common(HANA, HANDOVER_ID, 8),
            is_done=False,
            words="Nobody was at home",
            next_action_on=date(2026, 12, 8),
        ),
        _event(events.ClarificationAsked, _common(HANA, HANDOVER_ID, 9), question="Which clinic?"),
        _event(
            events.ClarificationAnswered,
            _common(MARY, HANDOVER_ID, 10),
            question="Which clinic?",
            answer="The one at the market",
        ),
        _event(events.NoteAdded, _common(MARY, HANDOVER_ID, 11), words="She has a new number"),
        _event(events.Withdrawn, _common(MARY, HANDOVER_ID, 12), reason="They stay in Leicester"),
        _event(events.EnteredInError, _common(MARY, HANDOVER_ID, 13), reason="Another family"),
    ]


def _of_a_team() -> list[CanMutateAggregate[UUID]]:
    told = register("Derby")
    return [
        _event(
            team.Registered,
            _common(KIT, TEAM_ID, 1, "stream.team"),
            name=told.name,
            kind=TeamKind.HEALTH_VISITING,
            organisation=told.organisation,
            ods_code=told.ods_code,
            area=told.area,
            places=list(told.places),
            telephone=told.telephone,
            verified_on=told.verified_on,
            hours=told.hours,
            out_of_hours=told.out_of_hours,
        ),
        _event(
            team.NumberVerified,
            _common(KIT, TEAM_ID, 2),
            telephone="01632 960100",
            verified_on=date(2026, 11, 2),
        ),
        _event(team.Closed, _common(KIT, TEAM_ID, 3), reason="Merged"),
        _event(team.NumberReportedWrong, _common(MARY, TEAM_ID, 4), telephone="01632 960100"),
        _event(
            team.HoursChanged,
            _common(KIT, TEAM_ID, 5),
            hours=told.hours,
            out_of_hours=told.out_of_hours,
        ),
        _event(team.SuccessorNamed, _common(KIT, TEAM_ID, 6), successor=LEICESTER_TEAM),
    ]


def _of_a_family() -> list[CanMutateAggregate[UUID]]:
    pregnancy: dict[str, Any] = {"pregnancy_id": PREGNANCY_ID}
    due_on, born_on = date(2027, 2, 1), date(2027, 1, 20)
    return [
        _event(family.Opened, _common(MARY, FAMILY_ID, 1, "stream.family"), mother=about().mother),
        _event(
            family.PregnancyRecorded,
            _common(MARY, FAMILY_ID, 2),
            **pregnancy,
            due_on=due_on,
            born_on=None,
        ),
        _event(
            family.BabiesNamed,
            _common(MARY, FAMILY_ID, 3),
            **pregnancy,
            babies=[BabyNamed(1, "Ada"), BabyNamed(2)],
        ),
        _event(
            family.HandoverNoted,
            _common(MARY, FAMILY_ID, 4),
            handover_id=HANDOVER_ID,
            baby_ids=[FIRST_BABY],
        ),
        _event(
            family.DueDateChanged,
            _common(MARY, FAMILY_ID, 5),
            **pregnancy,
            due_on=date(2027, 2, 4),
        ),
        _event(family.BirthRecorded, _common(MARY, FAMILY_ID, 6), **pregnancy, born_on=born_on),
    ]


def _of_the_family_key() -> list[CanMutateAggregate[UUID]]:
    common = _common(MARY, PROOF_ID, 1, "stream.family_key")
    del common["envelope"]
    return [_event(Proved, common, proof="0" * 64)]


def _of_a_receipt() -> list[CanMutateAggregate[UUID]]:
    common = _common(MARY, RECEIPT_ID, 1, "stream.receipt")
    del common["envelope"]
    return [
        _event(receipt.Given, common, fingerprint="0" * 64, subject_id=TEAM_ID, subject_version=2)
    ]


def sample_events() -> dict[str, CanMutateAggregate[UUID]]:
    """Topic to the event that its newest stored version stands for."""
    made = (
        *_of_a_handover(),
        *_of_a_team(),
        *_of_a_family(),
        *_of_the_family_key(),
        *_of_a_receipt(),
    )
    return {str(getattr(event, "TOPIC", "")): event for event in made}


def sample_event(topic: str, version: int) -> CanMutateAggregate[UUID]:
    """The event that the stored sample of this version stands for, as it is read today."""
    newest: Any = sample_events()[topic]
    event: CanMutateAggregate[UUID] = dataclasses.replace(
        newest, **EARLIER.get((topic, version), {})
    )
    return event


def path_of(topic: str, version: int, variant: str = "") -> Path:
    """Where the sample of one version stands; a value that grew has a further sample, named."""
    named = f"{topic}.{variant}" if variant else topic
    return SAMPLES / f"{named}.v{version}.json"


def write_missing() -> None:
    """Store a sample of every event class at its present version, where there is none."""
    SAMPLES.mkdir(exist_ok=True)
    newest = [(topic, "", event) for topic, event in sample_events().items()]
    for topic, variant, event in (*newest, *grown(sample_events())):
        path = path_of(topic, version_of(type(event)), variant)
        if path.exists():
            continue
        stored = log_mapper().to_stored_event(event)
        sample = {
            "topic": stored.topic,
            "originator_id": str(stored.originator_id),
            "originator_version": stored.originator_version,
            "state": json.loads(stored.state),
            "shape": shape_of(type(event)),
        }
        path.write_text(json.dumps(sample, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_missing()
