"""Who is around a baby, and social care in each authority: nothing blank, nothing erased."""

from dataclasses import replace
from uuid import uuid5

import pytest

from handover.answers import Knowledge
from handover.commands import EnterInError
from handover.family.commands import TellOfFamily
from handover.family.family import Family
from handover.family.household import Relation
from handover.family.part_dates import PartDate
from handover.family.social_care import Whose
from handover.refusals import HandoverNotFound, InvalidValue, NoFamilyHere
from tests.region import HANA, HUGO, LENA, MARY, Region, about, record
from tests.telling import (
    FAMILY_ID,
    FIRST_ENTRY,
    FIRST_PERSON,
    father,
    involvement,
    left,
    person,
    social_care,
    told_of_family,
)


def family_of(region: Region) -> Family:
    found: Family = region.service.repository.get(FAMILY_ID)
    return found


def test_a_father_about_whom_nobody_asked_is_a_fact(region: Region) -> None:
    region.ask(MARY, person(region.recorded()))
    [[(said, told)]] = family_of(region).facts.people.values()
    assert (told.relation, told.answer.knowledge) == (Relation.FATHER, Knowledge.NOT_ASKED)
    assert (told.name, told.answer.words, said.name) == ("", "He did not come with her", MARY.name)


@pytest.mark.parametrize("knowledge", [Knowledge.NOT_ASKED, Knowledge.UNSAFE_TO_ASK])
def test_why_nobody_asked_must_be_said(knowledge: Knowledge) -> None:
    with pytest.raises(InvalidValue, match="Say why"):
        father(knowledge, "")


def test_both_teams_tell_and_the_other_team_adds_to_the_same_family(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, person(handover_id))
    known = father(Knowledge.KNOWN, "Works nights", name="Tom Reed")
    region.ask(HANA, person(handover_id, known, FIRST_PERSON))
    region.ask(HANA, social_care(handover_id))
    facts = family_of(region).facts
    [versions] = facts.people.values()
    assert [(said.name, told.name) for said, told in versions] == [
        (MARY.name, ""),
        (HANA.name, "Tom Reed"),
    ]
    assert set(facts.social_care) == {FIRST_ENTRY}


def test_another_handover_of_the_same_mother_is_about_the_same_family(region: Region) -> None:
    first, second = region.recorded(), region.recorded()
    region.ask(MARY, social_care(first))
    region.ask(HANA, social_care(second, involvement("Birmingham", Whose.FATHER, None)))
    told = [versions[-1][1] for versions in family_of(region).facts.social_care.values()]
    assert [(one.authority, one.whose) for one in told] == [
        ("Northamptonshire", Whose.MOTHER),
        ("Birmingham", Whose.FATHER),
    ]


def test_who_left_stays_in_the_record_and_may_come_back(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, person(handover_id))
    region.ask(HANA, left(handover_id))
    facts = family_of(region).facts
    assert facts.left[FIRST_PERSON][1] == "He moved out in May"
    assert FIRST_PERSON in facts.people
    region.ask(MARY, person(handover_id, father(Knowledge.KNOWN, "Is back"), FIRST_PERSON))
    facts = family_of(region).facts
    assert facts.left == {}
    assert len(facts.people[FIRST_PERSON]) == 2


def test_a_correction_of_history_stands_beside_what_it_corrects(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, social_care(handover_id))
    corrected = involvement(to_on=PartDate(2010, 3))
    region.ask(HANA, social_care(handover_id, corrected, FIRST_ENTRY))
    [versions] = family_of(region).facts.social_care.values()
    assert [told.to_on for _, told in versions] == [PartDate(2009), PartDate(2010, 3)]


def test_what_nobody_recorded_cannot_be_put_right(region: Region) -> None:
    handover_id = region.recorded()
    nobody = ("person_id", "Choose a person of this family's page")
    for command, says in (
        (left(handover_id), nobody),
        (person(handover_id, father(), FIRST_PERSON), nobody),
        (
            social_care(handover_id, involvement(), FIRST_ENTRY),
            ("entry_id", "Choose a line of this family's history"),
        ),
    ):
        with pytest.raises(InvalidValue) as refused:
            region.ask(MARY, command)
        assert (refused.value.field, refused.value.message) == says


def test_through_a_record_made_in_error_nothing_is_told(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, person(handover_id))
    region.ask(MARY, EnterInError(handover_id, "Another family"))
    for command in told_of_family(handover_id):
        with pytest.raises(NoFamilyHere):
            region.ask(HANA, command)
    with pytest.raises(NoFamilyHere):
        region.service.family_of(handover_id, HANA)


def test_to_others_there_is_no_family(region: Region) -> None:
    handover_id = region.recorded()
    for actor in (HUGO, LENA):
        with pytest.raises(HandoverNotFound):
            region.service.family_of(handover_id, actor)


def test_a_team_sees_its_own_handovers_of_the_family_only(region: Region) -> None:
    mine = region.recorded()
    family = region.service.family_of(mine, MARY)[1]
    other = region.recorded(record(whom=about("9990000026")))
    assert [one.id for one in region.service.handovers_seen(family, MARY)] == [mine]
    assert region.service.handovers_seen(family, HUGO) == []
    assert other not in family.handovers


def test_each_person_and_each_involvement_is_one_of_its_own(region: Region) -> None:
    handover_id = region.recorded()
    for _ in range(2):
        region.ask(MARY, person(handover_id))
        region.ask(MARY, social_care(handover_id))
    facts = family_of(region).facts
    assert list(facts.people) == [FIRST_PERSON, uuid5(FAMILY_ID, "person/2")]
    assert list(facts.social_care) == [FIRST_ENTRY, uuid5(FAMILY_ID, "social care/2")]


@pytest.mark.parametrize(
    "reason,says",
    [(" - ", "Enter the reason"), ("a" * 1001, "Shorten the reason to 1,000 characters")],
)
def test_who_left_did_so_for_a_reason(region: Region, reason: str, says: str) -> None:
    handover_id = region.recorded()
    region.ask(MARY, person(handover_id))
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, replace(left(handover_id), reason=reason))
    assert (refused.value.field, refused.value.message[: len(says)]) == ("reason", says)


def test_what_nobody_knows_how_to_keep_is_never_passed_over(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, person(handover_id))
    family = family_of(region)
    [[(said, _)]] = family.facts.people.values()
    with pytest.raises(TypeError):
        family.tell(TellOfFamily(handover_id), said)


def test_nothing_lies_in_the_future(region: Region) -> None:
    handover_id = region.recorded()
    ahead, today = PartDate(2026, 11, 25), PartDate(2026, 11, 24)
    with pytest.raises(InvalidValue, match="is in the future"):
        region.ask(MARY, person(handover_id, father(born_on=ahead)))
    with pytest.raises(InvalidValue, match="is in the future"):
        region.ask(MARY, social_care(handover_id, involvement(to_on=ahead)))
    region.ask(MARY, person(handover_id, father(born_on=today)))
    region.ask(MARY, social_care(handover_id, involvement(to_on=today)))
