"""By which ids a family and its babies are found: the same in 25 years, and telling of nobody."""

from datetime import date
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
from handover.records import Records
from handover.refusals import TwoPregnancies
from tests.region import NHS_NUMBER, NOW, Region, about, settle

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


def test_the_key_of_the_log_is_taken_and_its_proof_is_dated_by_whoever_asked(log: str) -> None:
    region = settle(log)
    region.service.families.check_key()
    region.recorded()
    region.service.families.check_key()
    proof: KeyProof = region.service.repository.get(PROOF_ID)
    assert (proof.created_on, proof.version) == (NOW, 1)
    region.service.close()


def test_a_family_is_found_by_its_mothers_number_in_whichever_records(region: Region) -> None:
    families = region.service.families
    assert families.by_number(NHS_NUMBER) is None
    region.recorded()
    again = families.found_in(Records(region.service.repository))
    for found in (families.by_number(NHS_NUMBER), again.by_number(NHS_NUMBER)):
        assert found is not None
        assert found.mother.nhs_number == NHS_NUMBER
    assert again.by_number("9990000026") is None


def test_what_contradicts_what_is_known_of_a_mother_is_refused_before_it_is_recorded(
    region: Region,
) -> None:
    families, second = region.service.families, about(due_on=date(2027, 3, 16))
    families.check(second)
    region.recorded()
    families.check(about())
    with pytest.raises(TwoPregnancies):
        families.check(second)
