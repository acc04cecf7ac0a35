"""What anybody could have known at a moment: nothing later, and never more than today's rules."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from handover.as_known import AsKnown, RecordsThen
from handover.family.family import Family
from handover.handover import Handover
from handover.policy import View
from handover.refusals import HandoverNotFound, InvalidValue, NoFamilyHere
from handover.states import State
from tests import losing, putting_right, referring, telling
from tests.putting_right import correct_number
from tests.region import (
    DERBY,
    HANA,
    HUGO,
    LENA,
    MARY,
    NOTTINGHAM,
    NOW,
    Region,
    acknowledge,
    conversation,
    decline,
    enter_in_error,
    note,
    redirect,
)
from tests.telling import FAMILY_ID

NOTHING_YET = "Nothing about this was recorded by then. Choose a later moment"
MINUTE, TICK = timedelta(minutes=1), timedelta(microseconds=1)


def then(region: Region, minutes: float) -> AsKnown:
    return region.service.as_known_on(NOW + minutes * MINUTE)


def at(minutes: int) -> datetime:
    return NOW + minutes * MINUTE


def names(events: Iterable[object]) -> list[str]:
    return [type(event).__name__ for event in events]


def test_a_record_is_as_it_was_and_not_as_it_is(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, acknowledge(handover_id), at(10))
    region.ask(MARY, note(handover_id), at(20))

    found = {
        minutes: then(region, minutes).look_up(handover_id, MARY, View.RECORD)
        for minutes in (0, 9, 10, 19, 20)
    }

    assert [one.state for one in found.values()] == [
        *(State.WAITING, State.WAITING),
        *(State.ACKNOWLEDGED, State.ACKNOWLEDGED, State.ACKNOWLEDGED),
    ]
    assert [len(one.notes) for one in found.values()] == [0, 0, 0, 0, 1]


def test_what_was_recorded_later_of_an_earlier_moment_was_not_known(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, conversation(handover_id, at(1)), at(30))
    before = then(region, 29).look_up(handover_id, MARY, View.RECORD)
    assert (before.conversations, before.call_stopped_at) == ([], None)
    after = then(region, 30).look_up(handover_id, MARY, View.RECORD)
    assert after.call_stopped_at == at(1)


def test_before_it_was_recorded_there_was_nothing_to_know(region: Region) -> None:
    handover_id = region.recorded()
    early = region.service.as_known_on(NOW - TICK)
    for look in (
        lambda: early.look_up(handover_id, MARY, View.RECORD),
        lambda: early.family_of(handover_id, MARY),
    ):
        with pytest.raises(InvalidValue, match=NOTHING_YET) as refused:
            look()
        assert refused.value.field == "as_known_on"
    assert then(region, 0).look_up(handover_id, MARY, View.RECORD).id == handover_id


@pytest.mark.parametrize("minutes", [0, 60])
def test_a_moment_opens_no_door(region: Region, minutes: int) -> None:
    handover_id = region.recorded()
    for who in (HUGO, LENA):
        with pytest.raises(HandoverNotFound):
            then(region, minutes).look_up(handover_id, who, View.RECORD)
        with pytest.raises(HandoverNotFound):
            then(region, minutes).family_of(handover_id, who)


def test_a_stranger_does_not_learn_when_it_was_recorded(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(HandoverNotFound):
        region.service.as_known_on(NOW - MINUTE).look_up(handover_id, HUGO, View.RECORD)


def test_who_could_open_it_then_and_cannot_now_does_not(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, decline(handover_id), at(5))
    region.ask(MARY, redirect(handover_id, NOTTINGHAM), at(10))
    with pytest.raises(HandoverNotFound):
        then(region, 4).look_up(handover_id, HANA, View.RECORD)


def test_who_can_open_it_now_sees_it_as_it_was_with_another_team(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, decline(handover_id), at(5))
    region.ask(MARY, redirect(handover_id, NOTTINGHAM), at(10))
    assert then(region, 4).look_up(handover_id, HUGO, View.RECORD).receiving.team_id == DERBY


def test_a_lead_has_the_timeline_then_as_now(region: Region) -> None:
    handover_id = region.recorded()
    assert then(region, 1).look_up(handover_id, LENA, View.TIMELINE).id == handover_id


def test_a_family_is_what_had_been_told_of_it(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, telling.person(handover_id), at(5))
    region.ask(MARY, losing.record_loss(handover_id), at(10))
    seen = [then(region, minutes).family_of(handover_id, HANA)[1] for minutes in (4, 5, 9, 10)]
    assert [len(one.facts.people) for one in seen] == [0, 1, 1, 1]
    assert [len(one.losses) for one in seen] == [0, 0, 0, 1]


def test_the_handovers_of_a_family_are_those_of_then_that_one_may_open_now(region: Region) -> None:
    first = region.recorded()
    second = region.recorded(at=at(10))
    for minutes, known in ((9, [first]), (10, [first, second])):
        as_known = then(region, minutes)
        _, family = as_known.family_of(first, MARY)
        assert [one.id for one in as_known.handovers_seen(family, MARY)] == known
        assert as_known.handovers_seen(family, HUGO) == []


def test_they_are_as_they_were(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, acknowledge(handover_id), at(10))
    as_known = then(region, 5)
    _, family = as_known.family_of(handover_id, MARY)
    assert [one.state for one in as_known.handovers_seen(family, MARY)] == [State.WAITING]


def test_a_referral_has_no_outcome_before_it_was_recorded(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, referring.refer(handover_id), at(5))
    region.ask(MARY, referring.outcome(handover_id), at(10))
    found = {}
    for minutes in (4, 9, 10):
        as_known = then(region, minutes)
        family = as_known.known_family(as_known.look_up(handover_id, MARY, View.RECORD))
        found[minutes] = [len(one.outcomes) for one in as_known.referrals_of(family)]
    assert found == {4: [], 9: [0], 10: [1]}


def test_a_record_that_has_gone_to_another_woman_shows_her_family_no_more(region: Region) -> None:
    handover_id = region.recorded()
    other = region.recorded(at=at(1))
    region.ask(MARY, correct_number(handover_id), at(10))
    as_known = then(region, 5)
    moved = as_known.look_up(handover_id, MARY, View.RECORD)
    assert moved.family_id == FAMILY_ID
    assert as_known.known_family(moved) is None
    stays = as_known.known_family(as_known.look_up(other, MARY, View.RECORD))
    assert stays is not None
    assert set(stays.handovers) == {handover_id, other}, "so it was known then"


def test_its_own_family_is_shown_as_it_was(region: Region) -> None:
    handover_id = region.recorded()
    as_known = then(region, 1)
    family = as_known.known_family(as_known.look_up(handover_id, MARY, View.RECORD))
    assert family is not None
    assert family.id == FAMILY_ID


def test_a_record_made_in_error_tells_no_family_of_any_moment(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, enter_in_error(handover_id), at(10))
    with pytest.raises(NoFamilyHere):
        then(region, 5).family_of(handover_id, MARY)


def test_the_events_of_a_record_end_at_the_moment(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, acknowledge(handover_id), at(10))
    assert names(then(region, 9).events_of(handover_id)) == ["Recorded"]
    assert names(then(region, 10).events_of(handover_id)) == ["Recorded", "Acknowledged"]
    assert names(region.service.events_of(handover_id)) == ["Recorded", "Acknowledged"]
    assert names(then(region, 10).events_of(UUID(int=9))) == []


def test_looking_back_changes_nothing(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, putting_right.revise(handover_id), at(5))
    head = region.service.head()
    then(region, 1).look_up(handover_id, MARY, View.RECORD)
    assert region.service.head() == head
    assert len(region.service.look_up(handover_id, MARY, View.RECORD).changes) == 1


def test_a_team_is_named_as_the_directory_named_it(region: Region) -> None:
    for looks in (region.service, then(region, 0)):
        named = looks.team_named(DERBY)
        assert named is not None
        assert (named.team_id, named.name) == (DERBY, "Derby health visiting")
        assert looks.team_named(UUID(int=9)) is None


def test_a_record_opens_for_its_two_teams_and_a_family_that_nobody_knows_has_no_referral(
    region: Region,
) -> None:
    handover_id = region.recorded()
    for looks in (region.service, then(region, 0)):
        opens = [who for who in (MARY, HANA, HUGO, LENA) if looks.may_open(handover_id, who)]
        assert opens == [MARY, HANA]
        assert looks.referrals_of(None) == []


def test_what_is_asked_for_is_of_its_kind_and_of_its_moment(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, referring.refer(handover_id), at(5))
    records = RecordsThen(region.service.repository, at(4))
    assert records.find(Handover, handover_id) is not None
    assert records.find(Family, handover_id) is None
    as_known = then(region, 4)
    assert as_known.moment == at(4)
    family_now = region.service.family_of(handover_id, MARY)[1]
    assert len(region.service.referrals_of(family_now)) == 1
    assert as_known.referrals_of(family_now) == []


def test_a_record_older_than_families_has_none_at_any_moment(region: Region) -> None:
    as_known = then(region, 1)
    handover = as_known.look_up(region.recorded(), MARY, View.RECORD)
    handover.family_id = None
    assert as_known.known_family(handover) is None
