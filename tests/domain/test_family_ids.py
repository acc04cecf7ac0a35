"""By which ids a family and its babies are found: the same in 25 years, and telling of nobody."""

from uuid import UUID

import pytest
from eventsourcing.utils import get_topic

from handover.application import HandoverService
from handover.family.babies import baby_id_of
from handover.family.family import Family
from handover.family.identity import (
    PRACTICE_KEY,
    PROOF_ID,
    FamilyKey,
    KeyProof,
    WrongFamilyKeyError,
)
from tests.region import NHS_NUMBER, NOW, Region, settle

KEY = FamilyKey("a key of a test")


def test_the_ids_that_stand_in_a_log_are_found_again() -> None:
    """Whoever changes how one is made loses every family that is recorded."""
    assert KEY.family_id("9990000018") == UUID("90df5ccb-1855-50c0-a21f-c9f6607bbf05")
    assert KEY.proof == "fc14e26672146ba6fef290d70a5357eff8f47f974356131e6589709cc97431bd"
    assert UUID("41133fb3-f19f-5775-a79b-04099a0dc0f8") == PROOF_ID
    assert baby_id_of(UUID(int=1), 2) == UUID("e9e4a501-02a0-54b3-a94a-4dac0f071e7b")


def test_the_streams_of_a_family_are_called_as_they_stand_in_a_log() -> None:
    assert (get_topic(Family), get_topic(KeyProof)) == ("stream.family", "stream.family_key")


def test_a_demonstration_finds_its_families_again() -> None:
    demonstrated = FamilyKey(PRACTICE_KEY).family_id("9990000018")
    assert demonstrated == UUID("bacbcab4-7d74-5886-b3ef-a1ee594a3a1c")


def test_a_familys_stream_tells_nothing_of_the_number() -> None:
    one, other = FamilyKey("one key"), FamilyKey("another key")
    assert one.family_id(NHS_NUMBER) == one.family_id(NHS_NUMBER)
    assert one.family_id(NHS_NUMBER) != other.family_id(NHS_NUMBER)
    assert NHS_NUMBER not in str(one.family_id(NHS_NUMBER).int)


def test_a_log_begun_with_another_key_is_noticed_and_nothing_is_stored(log: str) -> None:
    first = settle(log)
    first.recorded()
    first.service.close()
    other = HandoverService(log, is_demonstration=True, family_key="another key")
    head = other.head()
    with pytest.raises(WrongFamilyKeyError) as refused:
        other.families.check_key()
    assert str(refused.value) == (
        "The family key is not the one with which this log was begun, so no family in it would be "
        "found again. Set HANDOVER_FAMILY_KEY to the key of this log."
    )
    with pytest.raises(WrongFamilyKeyError):
        Region(other).recorded(at=NOW)
    assert other.head() == head
    other.close()
