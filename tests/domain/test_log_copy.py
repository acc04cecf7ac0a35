"""The log is copied event for event: nothing is added, left out, or put elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from handover import log_copy
from handover.application import HandoverService
from handover.log_copy import OutOfPlaceError, Stored, put_back, stored_between
from tests.region import MARY, Region, attempt


@pytest.fixture
def copied(region: Region) -> list[Stored]:
    """Every event of a region in which a handover was recorded and rung about."""
    region.ask(MARY, attempt(region.recorded()))
    return list(stored_between(region.service.recorder, 0, region.service.head()))


def test_every_event_is_read_in_order_with_its_place_stream_number_topic_and_bytes(
    region: Region, copied: list[Stored]
) -> None:
    entries = region.service.entries(0, 10_000)
    assert [(one.position, one.stream_id, one.version, one.topic) for one in copied] == [
        (one.position, one.stream_id, one.version, one.topic) for one in entries
    ]
    read = region.service.recorder.select_notifications(None, 10_000)
    assert [one.state for one in copied] == [one.state for one in read]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[HandoverService]:
    """A log in a file of its own in which nothing has happened."""
    service = HandoverService(str(tmp_path / "empty.sqlite"), is_demonstration=True)
    yield service
    service.close()


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_a_part_of_it_is_read_whatever_is_read_at_once(
    region: Region, copied: list[Stored], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_copy, "READ_AT_ONCE", at_once)
    recorder = region.service.recorder
    assert list(stored_between(recorder, 3, 7)) == copied[3:7]
    assert list(stored_between(recorder, 3, 10_000)) == copied[3:], "no further than there is"
    assert list(stored_between(recorder, 7, 7)) == []


@pytest.mark.parametrize("at_once", [1, 2, 500])
def test_what_is_put_back_stands_where_it_stood(
    copied: list[Stored], empty: HandoverService, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_copy, "PUT_BACK_AT_ONCE", at_once)
    put_back(empty.recorder, copied)
    assert list(stored_between(empty.recorder, 0, empty.head())) == copied


def test_nothing_is_put_on_top_of_another_log(region: Region, copied: list[Stored]) -> None:
    last = copied[-1]
    follows = replace(last, version=last.version + 1)
    with pytest.raises(OutOfPlaceError):
        put_back(region.service.recorder, [follows])
