"""No field and no word that the log may hold is ever taken away, nor given another meaning."""

import json

import pytest

from tests.domain.event_classes import event_classes, version_of
from tests.domain.released import Released, broken, read_released, released_now, unwritten
from tests.domain.sample_events import SAMPLES, sample_events
from tests.domain.stored import log_mapper


def test_what_was_released_is_still_there_and_means_the_same() -> None:
    assert list(broken(read_released(), released_now())) == []


def test_what_is_new_is_written_down() -> None:
    """Else it could be taken away again, unnoticed, when records hold it already."""
    assert list(unwritten(read_released(), released_now())) == [], (
        "run: python -m tests.domain.released"
    )


KEPT: Released = {
    "outcome": {"engaged": "ENGAGED", "voicemail": "VOICEMAIL"},
    "answer": {"words": "''", "knowledge": "is always there"},
}


@pytest.mark.parametrize(
    "name,now,complaints",
    [
        ("outcome", {"engaged": "ENGAGED", "voicemail": "VOICEMAIL", "new": "NEW"}, []),
        ("outcome", {"engaged": "ENGAGED"}, ["outcome: 'voicemail' is gone"]),
        (
            "outcome",
            {"engaged": "VOICEMAIL", "voicemail": "ENGAGED"},
            [
                "outcome: 'engaged' meant ENGAGED and now means VOICEMAIL",
                "outcome: 'voicemail' meant VOICEMAIL and now means ENGAGED",
            ],
        ),
        ("answer", {"words": "''", "knowledge": "''"}, []),
        (
            "answer",
            {"words": "'no'", "knowledge": "is always there"},
            ["answer: 'words' meant '' and now means 'no'"],
        ),
        ("answer", {"knowledge": "is always there"}, ["answer: 'words' is gone"]),
        ("answer", {}, ["answer: 'words' is gone", "answer: 'knowledge' is gone"]),
    ],
)
def test_what_is_taken_away_or_turned_round_is_noticed(
    name: str, now: dict[str, str], complaints: list[str]
) -> None:
    assert list(broken(KEPT, {**KEPT, name: now})) == complaints


def test_what_is_not_written_down_is_noticed() -> None:
    grown = {**KEPT, "outcome": {**KEPT["outcome"], "fax": "FAX"}}
    assert list(unwritten(KEPT, grown)) == ["outcome: 'fax'"]


def test_there_is_no_sample_of_a_version_to_come() -> None:
    """A version that was taken back would leave records that claim to be newer than the code."""
    newest = {str(getattr(kind, "TOPIC", "")): version_of(kind) for kind in event_classes()}
    for path in SAMPLES.glob("*.json"):
        topic = json.loads(path.read_text(encoding="utf-8"))["topic"]
        assert int(path.stem.rpartition(".v")[2]) <= newest[topic], path.name


@pytest.mark.parametrize("topic", sorted(sample_events()))
def test_today_stores_an_event_as_its_newest_sample_was_stored(topic: str) -> None:
    """What is written must not change its form unseen; a value may hold more than it did."""
    event = sample_events()[topic]
    path = SAMPLES / f"{topic}.v{version_of(type(event))}.json"
    kept = json.loads(path.read_text(encoding="utf-8"))["state"]
    assert not_kept(kept, json.loads(log_mapper().to_stored_event(event).state)) == []


def not_kept(kept: object, now: object, where: str = "") -> list[str]:
    """What `kept` holds and `now` does not."""
    if isinstance(kept, dict) and isinstance(now, dict):
        gone = [f"{where}.{key} is gone" for key in kept if key not in now]
        inside = [not_kept(kept[key], now[key], f"{where}.{key}") for key in kept if key in now]
        return gone + [one for several in inside for one in several]
    if isinstance(kept, list) and isinstance(now, list) and len(kept) == len(now):
        pairs = enumerate(zip(kept, now, strict=True))
        inside = [not_kept(one, other, f"{where}[{place}]") for place, (one, other) in pairs]
        return [one for several in inside for one in several]
    return [] if kept == now else [f"{where}: {kept} became {now}"]


def test_a_changed_form_is_noticed() -> None:
    kept = {"on": {"_type_": "date_iso", "_data_": "2026-05-03"}, "places": ["Derby"]}
    assert not_kept(kept, {**kept, "more": 1}) == []
    assert not_kept(kept, {"on": kept["on"], "places": ["Leicester"]}) == [
        ".places[0]: Derby became Leicester"
    ]
    assert not_kept(kept, {"places": ["Derby"]}) == [".on is gone"]
    assert not_kept({"a": []}, {"a": [1]}) == [".a: [] became [1]"]
