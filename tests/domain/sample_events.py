"""What each stored sample stands for: one event of every topic, built by hand.

`python -m tests.domain.sample_events` writes the samples that are missing. A sample that exists
is never written again: it is how that version was stored, and must load for 25 years.
"""

import dataclasses
import json
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover import events
from handover.acknowledgement import Acknowledgement
from handover.area import AreaSaid
from handover.area_events import AreaOverridden
from handover.content import Kind, Trigger
from handover.succession_events import TeamSucceeded
from handover.teams import TeamNamed
from handover.urgency import Urgency
from tests.domain.event_classes import shape_of, version_of
from tests.domain.sample_babies import birth_of_a_handover
from tests.domain.sample_clock import clock_on_a_handover, clock_on_a_referral
from tests.domain.sample_corrections import putting_right_of_a_handover
from tests.domain.sample_daily import daily_work_on_a_handover
from tests.domain.sample_families import of_a_family, of_the_family_key
from tests.domain.sample_growth import grown
from tests.domain.sample_leading import led_of_a_handover
from tests.domain.sample_losses import losses_of_a_handover, undoing_of_a_handover
from tests.domain.sample_messages import of_a_link, of_a_message
from tests.domain.sample_moves import move_of_a_handover
from tests.domain.sample_receipts import of_a_receipt
from tests.domain.sample_referrals import disagreements_of_a_handover, of_a_referral
from tests.domain.sample_safety import words_of_a_handover
from tests.domain.sample_teams import EARLIER_TEAMS, of_a_team
from tests.domain.sampling import (
    DUE,
    FAMILY_ID,
    FIRST_BABY,
    HANDOVER_ID,
    TEAM_ID,
    WITH_LADDER,
    common,
    event,
)
from tests.domain.stored import log_mapper
from tests.region import (
    HANA,
    KIT,
    MARY,
    about,
    attempt,
    conversation,
    referral,
    safer,
    safer_before_sources,
)

SAMPLES = Path(__file__).parent / "samples"
DERBY_TEAM = TeamNamed(TEAM_ID, "Derby", "Derbyshire Community", "RY8", "Derby", "01632 960100")
LEICESTER_TEAM = TeamNamed(UUID(int=4), "Leicester", "UHL", "RWE", "Leicester", "01632 960101")
BEFORE_FAMILIES: dict[str, object] = {"family_id": None, "baby_ids": []}
BEFORE_SOURCES: dict[str, object] = {"safer": safer_before_sources()}
EARLIER: dict[tuple[str, int], dict[str, object]] = {
    **EARLIER_TEAMS,
    ("family.handover_left", 1): {"referrals": []},
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


def _of_a_handover() -> list[CanMutateAggregate[UUID]]:
    return [
        event(
            events.Recorded,
            common(MARY, HANDOVER_ID, 1, "stream.handover"),
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
        event(
            events.CallAttempted,
            common(MARY, HANDOVER_ID, 2),
            attempt=attempt(HANDOVER_ID).attempt,
        ),
        event(
            events.ConversationHeld,
            common(MARY, HANDOVER_ID, 3),
            conversation=conversation(HANDOVER_ID).conversation,
        ),
        event(
            events.MarkedReceived,
            common(HANA, HANDOVER_ID, 4),
        ),
        event(
            events.Acknowledged,
            common(HANA, HANDOVER_ID, 5),
            acknowledgement=Acknowledgement(
                "Hana Quorn", "Health visitor", "Visit", date(2026, 12, 1)
            ),
        ),
        event(
            events.Declined, common(HANA, HANDOVER_ID, 6), reason="Not ours", suggested=DERBY_TEAM
        ),
        event(
            events.Redirected,
            common(MARY, HANDOVER_ID, 7),
            receiving=DERBY_TEAM,
            due=WITH_LADDER,
            reason="Right team",
        ),
        *_of_its_end(),
        *losses_of_a_handover(),
        event(
            AreaOverridden,
            common(MARY, HANDOVER_ID, 34),
            said=AreaSaid(is_out_of_area=False, reason="The same building"),
        ),
        event(
            TeamSucceeded,
            common(KIT, HANDOVER_ID, 33),
            closed=DERBY_TEAM,
            successor=LEICESTER_TEAM,
        ),
        words_of_a_handover(),
        *disagreements_of_a_handover(),
        *undoing_of_a_handover(),
        *led_of_a_handover(),
        *clock_on_a_handover(),
        move_of_a_handover(),
        *putting_right_of_a_handover(),
        *daily_work_on_a_handover(),
        birth_of_a_handover(),
    ]


def _of_its_end() -> list[CanMutateAggregate[UUID]]:
    return [
        event(
            events.ResponseReported,
            common(HANA, HANDOVER_ID, 8),
            is_done=False,
            words="Nobody was at home",
            next_action_on=date(2026, 12, 8),
        ),
        event(events.ClarificationAsked, common(HANA, HANDOVER_ID, 9), question="Which clinic?"),
        event(
            events.ClarificationAnswered,
            common(MARY, HANDOVER_ID, 10),
            question="Which clinic?",
            answer="The one at the market",
        ),
        event(events.NoteAdded, common(MARY, HANDOVER_ID, 11), words="She has a new number"),
        event(events.Withdrawn, common(MARY, HANDOVER_ID, 12), reason="They stay in Leicester"),
        event(events.EnteredInError, common(MARY, HANDOVER_ID, 13), reason="Another family"),
    ]


def sample_events() -> dict[str, CanMutateAggregate[UUID]]:
    """Topic to the event that its newest stored version stands for."""
    made = (
        *_of_a_handover(),
        *of_a_team(LEICESTER_TEAM),
        *of_a_family(),
        *of_the_family_key(),
        *of_a_receipt(),
        *of_a_referral(),
        *clock_on_a_referral(),
        *of_a_message(),
        *of_a_link(),
    )
    return {str(getattr(one, "TOPIC", "")): one for one in made}


def sample_event(topic: str, version: int) -> CanMutateAggregate[UUID]:
    """The event that the stored sample of this version stands for, as it is read today."""
    newest: Any = sample_events()[topic]
    earlier: CanMutateAggregate[UUID] = dataclasses.replace(
        newest, **EARLIER.get((topic, version), {})
    )
    return earlier


def path_of(topic: str, version: int, variant: str = "") -> Path:
    """Where the sample of one version stands; a value that grew has a further sample, named."""
    named = f"{topic}.{variant}" if variant else topic
    return SAMPLES / f"{named}.v{version}.json"


def write_missing() -> None:
    """Store a sample of every event class at its present version, where there is none."""
    SAMPLES.mkdir(exist_ok=True)
    newest = [(topic, "", sampled) for topic, sampled in sample_events().items()]
    for topic, variant, sampled in (*newest, *grown(sample_events())):
        path = path_of(topic, version_of(type(sampled)), variant)
        if path.exists():
            continue
        stored = log_mapper().to_stored_event(sampled)
        sample = {
            "topic": stored.topic,
            "originator_id": str(stored.originator_id),
            "originator_version": stored.originator_version,
            "state": json.loads(stored.state),
            "shape": shape_of(type(sampled)),
        }
        path.write_text(json.dumps(sample, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_missing()
