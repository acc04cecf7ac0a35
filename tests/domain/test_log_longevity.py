"""The log must be readable for 25 years: every version of every event ever stored still loads.

When a test here fails after a change of an event: raise its `class_version`, add the upcaster
beside it, run `python -m tests.domain.sample_events`, and never touch the samples that exist.
"""

import dataclasses
import json
import subprocess
import sys
from collections import Counter
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.domain import CanMutateAggregate
from eventsourcing.persistence import StoredEvent

from handover import events
from handover.family import events as family
from handover.referral import events as referral
from handover.transcoding import CHOICES, VALUES, ValueTranscoding
from tests.domain.event_classes import event_classes, shape_of, values_inside, version_of
from tests.domain.sample_events import SAMPLES, path_of, sample_event, sample_events
from tests.domain.sample_growth import sample_grown
from tests.domain.stored import log_mapper
from tests.each_baby import BORN_ON

ROOT = Path(__file__).parents[2]
FILES = sorted(SAMPLES.glob("*.json"))


def _sample(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _load(sample: dict[str, Any]) -> CanMutateAggregate[UUID]:
    stored = StoredEvent(
        UUID(sample["originator_id"]),
        sample["originator_version"],
        sample["topic"],
        json.dumps(sample["state"]).encode(),
    )
    event = log_mapper().to_domain_event(stored)
    assert isinstance(event, CanMutateAggregate)
    return event


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_stored_sample_loads_as_what_it_stood_for(path: Path) -> None:
    sample = _sample(path)
    named, _, version = path.stem.rpartition(".v")
    variant = named.removeprefix(sample["topic"]).removeprefix(".")
    if variant:
        assert _load(sample) == sample_grown(sample_events(), sample["topic"], variant)
    else:
        assert _load(sample) == sample_event(sample["topic"], int(version))


def test_the_samples_of_a_handover_make_a_handover() -> None:
    aggregate: Any = None
    newest = {path_of(kind.TOPIC, version_of(kind)) for kind in OF_A_HANDOVER}
    of_a_handover = [_sample(path) for path in sorted(newest)]
    for sample in sorted(of_a_handover, key=lambda one: int(one["originator_version"])):
        aggregate = _load(sample).mutate(aggregate)
    [disagreement] = aggregate.disagreements.values()
    assert disagreement.settled_words == "They will assess before the birth"
    assert aggregate.version == 42
    assert (aggregate.rung_recorded, aggregate.is_unreachable) == (1, True)
    assert aggregate.birth_learned == BORN_ON
    assert aggregate.receiving.ods_code == "RWE"
    assert [one.with_name for one in aggregate.agreements] == ["Petra Lund"]
    assert not aggregate.is_stopped
    assert (len(aggregate.losses), len(aggregate.undone)) == (1, 1)
    assert (len(aggregate.responses), len(aggregate.answered), len(aggregate.notes)) == (1, 1, 1)
    assert (len(aggregate.changes), len(aggregate.readings)) == (3, 1)
    assert (aggregate.reopenings[0].end_reason, aggregate.is_in_error) == ("Another family", True)


def test_the_samples_of_a_referral_make_a_referral() -> None:
    aggregate: Any = None
    for kind in sorted(
        OF_A_REFERRAL, key=lambda one: sample_events()[one.TOPIC].originator_version
    ):
        aggregate = _load(_sample(path_of(kind.TOPIC, version_of(kind)))).mutate(aggregate)
    assert aggregate.version == 12
    assert aggregate.disputed_through is None
    assert (len(aggregate.outcomes), len(aggregate.reviews)) == (1, 1)
    assert aggregate.stopped is None
    assert aggregate.error_reason == "Another family"


@pytest.mark.parametrize("kind", event_classes(), ids=lambda kind: kind.TOPIC)
def test_every_event_has_a_topic_of_its_own_and_a_sample_of_each_version(kind: type[Any]) -> None:
    assert "TOPIC" in vars(kind), "give the event an explicit TOPIC"
    assert kind.TOPIC in sample_events()
    for version in range(1, version_of(kind) + 1):
        assert path_of(kind.TOPIC, version).is_file(), f"no sample of {kind.TOPIC} v{version}"


def test_no_two_events_share_a_topic_and_no_sample_is_an_orphan() -> None:
    topics = Counter(str(getattr(kind, "TOPIC", "")) for kind in event_classes())
    assert set(topics.values()) == {1}
    assert {_sample(path)["topic"] for path in FILES} == set(topics)


@pytest.mark.parametrize("kind", event_classes(), ids=lambda kind: kind.TOPIC)
def test_a_changed_event_has_a_new_version(kind: type[Any]) -> None:
    stored = _sample(path_of(kind.TOPIC, version_of(kind)))["shape"]
    assert set(shape_of(kind)) == set(stored), "a field came or went: raise class_version"
    assert list(changes("", stored, shape_of(kind))) == []


IMPERSONAL = {
    "envelope",  # staff, in their work
    "timestamp",
    "originator_topic",
    "kind",
    "urgency",
    "trigger",
    "sending",
    "receiving",
    "suggested",
    "closed",
    "successor",
    "team",
    "due",
    "is_done",
    "is_stop",
    "is_moved",
    "retired",
    "is_taken_on",
    "tell_by",  # a day on which staff act; says nothing of where
    "is_declined",
    "changed",  # which questions, and not the answers
    "asked_at",
    "stopped_at",
    "family_id",  # opaque: made with a key
    "pregnancy_id",
    "baby_ids",
    "baby_id",
    "handover_id",
    "person_id",
    "entry_id",
    "next_action_on",  # a lead sees it too
    "colleague",  # staff, in their work
    "why",
    "how_long",
    "until",
    "referral_id",
    "referrals",
    "disagreement_id",
    "other_side",  # a team or an authority
    "ladder",
    "decision",
    "part",  # which part of a chronology, and not what stands in it
    "purpose",
    "as_known_on",
    "number",  # which rung, and how many: nothing of the family
    "rungs",
    "rung",
    "next_due_at",
    "is_on_sending_side",
    "is_on_receiving_side",
    "attempts",
    "due_at",
    "is_acknowledged",
}


OF_A_HANDOVER = [kind for kind in event_classes() if issubclass(kind, events.Event)]
OF_A_FAMILY = [kind for kind in event_classes() if issubclass(kind, family.Event)]


OF_A_REFERRAL = [kind for kind in event_classes() if issubclass(kind, referral.Event)]


@pytest.mark.parametrize(
    "kind", [*OF_A_HANDOVER, *OF_A_FAMILY, *OF_A_REFERRAL], ids=lambda kind: kind.TOPIC
)
def test_every_field_about_a_family_is_personal_or_known_not_to_be(
    kind: type[events.Event] | type[family.Event] | type[referral.Event],
) -> None:
    """What is personal will be encrypted: a new field has to be thought about."""
    assert set(shape_of(kind)) == kind.PERSONAL | (IMPERSONAL & set(shape_of(kind)))


def changes(where: str, stored: object, now: object) -> list[str]:
    """How `now` breaks the reading of what was `stored`; a new choice or a new default does not."""
    if isinstance(stored, dict) and isinstance(now, dict):
        if "choice of" in stored:
            gone = set(stored["choice of"]) - set(now.get("choice of", ()))
            return [f"{where}: the choice {choice!r} is gone" for choice in sorted(gone)]
        gone = set(stored) - set(now)
        inner = (changes(f"{where}.{key}", stored[key], now[key]) for key in set(stored) - gone)
        return [f"{where}.{key} is gone" for key in sorted(gone)] + [
            x for one in inner for x in one
        ]
    if isinstance(stored, list) and isinstance(now, list) and len(stored) == len(now):
        pairs = zip(stored, now, strict=True)
        return [change for old, new in pairs for change in changes(where, old, new)]
    return [] if stored == now else [f"{where}: {stored} became {now}"]


def test_the_check_of_shapes_can_fail() -> None:
    stored = {"a": "str", "b": {"c": "int"}, "d": {"choice of": ["x", "y"]}}
    assert changes("", stored, {**stored, "new": "str"}) == []
    assert changes("", stored, {**stored, "d": {"choice of": ["x", "y", "z"]}}) == []
    assert changes("", stored, {**stored, "d": {"choice of": ["x"]}}) == [
        ".d: the choice 'y' is gone"
    ]
    assert changes("", stored, {**stored, "b": {"c": "str"}}) == [".b.c: int became str"]
    assert changes("", stored, {"a": "str", "b": {}}) == [".d is gone", ".b.c is gone"]


@pytest.mark.parametrize("name", sorted(VALUES))
def test_a_field_added_to_a_value_has_a_default(name: str) -> None:
    """Old records do not hold it, and must go on loading."""
    without_default = {
        field.name
        for field in dataclasses.fields(VALUES[name])
        if field.default is dataclasses.MISSING
    }
    for known in _stored_values(name):
        assert without_default <= set(known)


def _stored_values(name: str) -> list[dict[str, Any]]:
    """Every value called `name` that stands in a sample."""
    found: list[dict[str, Any]] = []
    waiting: list[Any] = [_sample(path)["state"] for path in FILES]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if one.get("_type_") == name:
                found.append(one["_data_"])
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    assert found, f"no sample holds a {name}"
    return found


def test_a_value_stored_before_a_field_was_added_takes_its_default() -> None:
    @dataclasses.dataclass(frozen=True)
    class Grown:
        old: str
        new: str = "not said"

    assert ValueTranscoding("grown", Grown).decode({"old": "kept"}) == Grown("kept")
    with pytest.raises(KeyError):
        ValueTranscoding("grown", Grown).decode({"new": "alone"})


def test_decoding_does_not_judge_yesterdays_facts_by_todays_rules() -> None:
    blank = ValueTranscoding("mother", VALUES["mother"]).decode(
        {"nhs_number": "123", "name": "", "born_on": None}
    )
    assert blank.nhs_number == "123"


def test_names_in_the_log_are_unique_and_every_value_of_an_event_has_one() -> None:
    names = [*VALUES, *CHOICES]
    assert len(names) == len(set(names))
    registered = {*VALUES.values(), *CHOICES.values()}
    assert len(registered) == len(names)
    used = {value for kind in event_classes() for value in values_inside(kind)}
    assert used == registered


@pytest.mark.parametrize("choice", CHOICES.values(), ids=CHOICES.keys())
def test_the_values_of_a_choice_are_words_and_unique(choice: type[Enum]) -> None:
    values = [one.value for one in choice]
    assert all(isinstance(value, str) and value.islower() for value in values)
    assert len(values) == len(set(values)) == len(choice.__members__)


def test_a_fresh_process_finds_every_topic() -> None:
    """Topics are found by importing the application only, as a worker does."""
    code = (
        "import handover.application, sys\n"
        "from eventsourcing.persistence import resolve_topic\n"
        "for topic in sys.argv[1:]: resolve_topic(topic)\n"
    )
    topics = ["stream.handover", "stream.team", "stream.receipt", "stream.family"]
    topics += ["stream.referral", *sample_events()]
    ran = subprocess.run(
        [sys.executable, "-c", code, *topics], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
