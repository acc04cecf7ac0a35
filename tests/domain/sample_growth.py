"""Further samples, of values that grew without a new version of their event.

A field with a default needs no new version, but a record that holds it must load for 25 years too.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate

from handover.answers import Answer, HowKnown, Knowledge
from handover.forms.filled import FilledForm, FormAnswer
from tests.region import conversation, form_of_move, safer

Event = CanMutateAggregate[UUID]

MINE = Answer(Knowledge.KNOWN, "Mother", HowKnown.SEEN_MYSELF)
CHECKED = Answer(Knowledge.KNOWN, "Checked: nothing shown", HowKnown.SEEN_IN_RECORD, "CP-IS")
DISCHARGED = FilledForm(
    "transfer-of-care/1",
    (
        FormAnswer("icon", MINE, ("mother",), number=2),
        FormAnswer("cp_is", CHECKED, ("nothing",), on=date(2026, 11, 23), by="Mary Ashby"),
    ),
)
GROWN: dict[tuple[str, str], dict[str, object]] = {
    ("handover.recorded", "form"): {"safer": dataclasses.replace(safer(), form=form_of_move())},
    ("handover.recorded", "discharge"): {"safer": dataclasses.replace(safer(), form=DISCHARGED)},
    ("handover.conversation_held", "read_back"): {
        "conversation": dataclasses.replace(
            conversation(UUID(int=1)).conversation, checked=("father", "safe_contact")
        )
    },
}
"""Topic and name of a sample, and the values that hold more than when the version was released."""


def grown(newest: Mapping[str, Event]) -> Iterator[tuple[str, str, Event]]:
    """Topic, name and event of every further sample."""
    for topic, name in GROWN:
        yield topic, name, sample_grown(newest, topic, name)


def sample_grown(newest: Mapping[str, Event], topic: str, name: str) -> Event:
    """The event that one further sample stands for."""
    event: Any = newest[topic]
    found: Event = dataclasses.replace(event, **GROWN[topic, name])
    return found
