"""Taking a chronology out of the service: who, what, when and why is stored, or nothing leaves."""

from dataclasses import fields
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from handover.actor import Actor
from handover.family.exports import AFTER_LOSS, Export, Part, Purpose
from handover.family.family import Family
from handover.family.refusals import ExportAfterLoss
from handover.free_text.refusals import WordsChallenged
from handover.refusals import CommandReused, InvalidValue, NoFamilyHere
from tests import losing, safeguarding, undoing
from tests.exporting import WHY, export
from tests.region import HANA, HUGO, MARY, NOW, Region, about, enter_in_error, record
from tests.telling import FAMILY_ID

LATER = NOW + timedelta(minutes=5)
NOTHING_YET = "Nothing about this was recorded by then. Choose a later moment"
TO_COME = "This moment is in the future. Choose one that has passed"
NO_ZONE = "Say in which time zone it is, for example 2026-11-14T09:30:00+00:00"


def family_of(region: Region) -> Family:
    found: Family = region.service.repository.get(FAMILY_ID)
    return found


def exports(region: Region) -> list[Export]:
    return [one for _, one in family_of(region).exports]


@pytest.mark.parametrize("who", [MARY, HANA], ids=lambda who: who.account_id)
def test_it_keeps_who_took_out_what_when_what_for_and_why(region: Region, who: Actor) -> None:
    handover_id = region.recorded()
    asked = export(handover_id, part=Part.SOCIAL_CARE, purpose=Purpose.TRANSFER, as_known_on=NOW)

    region.ask(who, asked, LATER)

    [(said, kept)] = family_of(region).exports
    assert (said.account_id, said.team_id, said.recorded_at) == (
        who.account_id,
        who.team_id,
        LATER,
    )
    assert kept == Export(Part.SOCIAL_CARE, Purpose.TRANSFER, WHY, NOW)


def test_the_event_says_through_which_handover_and_says_no_more(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, export(handover_id), LATER)
    [*_, event] = region.service.events_of(FAMILY_ID)
    assert getattr(event, "handover_id", None) == handover_id
    assert {one.name for one in fields(Export)} == {"part", "purpose", "reason", "as_known_on"}


def test_each_export_is_kept_beside_the_ones_before(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, export(handover_id), LATER)
    region.ask(HANA, export(handover_id, reason="Supervision"), LATER)
    assert [one.reason for one in exports(region)] == [WHY, "Supervision"]


def test_sent_twice_it_is_one_export(region: Region) -> None:
    handover_id, command_id = region.recorded(), UUID(int=77)
    for _ in range(2):
        region.ask(MARY, export(handover_id), LATER, command_id)
    assert len(exports(region)) == 1
    with pytest.raises(CommandReused):
        region.ask(MARY, export(handover_id, reason="Another"), LATER, command_id)


@pytest.mark.parametrize(
    "reason,says",
    [
        *(("", "Enter the reason"), ("   ", "Enter the reason"), ("?", "Enter the reason")),
        ("a" * 1001, "Shorten the reason to 1,000 characters or fewer: it has 1,001"),
    ],
)
def test_without_a_reason_nothing_leaves(region: Region, reason: str, says: str) -> None:
    handover_id = region.recorded()
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, export(handover_id, reason=reason), LATER)
    assert (refused.value.field, refused.value.message) == ("reason", says)
    assert exports(region) == []


@pytest.mark.parametrize(
    "moment, says",
    [
        (LATER + timedelta(microseconds=1), TO_COME),
        (NOW - timedelta(microseconds=1), NOTHING_YET),
        (NOW.replace(tzinfo=None), NO_ZONE),
    ],
    ids=["to come", "before there was anything", "without a zone"],
)
def test_a_moment_that_cannot_be_is_refused_beside_its_field(
    region: Region, moment: datetime, says: str
) -> None:
    handover_id = region.recorded()
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, export(handover_id, as_known_on=moment), LATER)
    assert (str(refused.value), refused.value.field) == (says, "as_known_on")


@pytest.mark.parametrize("moment", [NOW, LATER], ids=["its first moment", "just now"])
def test_the_first_moment_and_the_last_are_taken(region: Region, moment: datetime) -> None:
    handover_id = region.recorded()
    region.ask(MARY, export(handover_id, as_known_on=moment), LATER)
    assert [one.as_known_on for one in exports(region)] == [moment]


@pytest.mark.parametrize("purpose", Purpose)
def test_after_a_loss_it_leaves_for_a_review_alone(region: Region, purpose: Purpose) -> None:
    handover_id = region.recorded()
    region.ask(MARY, losing.record_loss(handover_id))
    if purpose in AFTER_LOSS:
        region.ask(HANA, export(handover_id, purpose=purpose), LATER)
        assert len(exports(region)) == 1
        return
    with pytest.raises(ExportAfterLoss) as refused:
        region.ask(HANA, export(handover_id, purpose=purpose), LATER)
    assert refused.value.field == "purpose"
    assert exports(region) == []


def test_a_review_is_all_that_it_is_for_after_a_loss() -> None:
    assert {Purpose.REVIEW} == AFTER_LOSS


def test_once_the_loss_was_a_mistake_it_leaves_as_before(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, losing.record_loss(handover_id))
    region.ask(MARY, undoing.ask_undone(handover_id))
    region.ask(HANA, undoing.confirm_mistake(handover_id))
    region.ask(MARY, export(handover_id), LATER)
    assert len(exports(region)) == 1


def test_nothing_leaves_through_a_record_that_was_made_in_error(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, enter_in_error(handover_id))
    with pytest.raises(NoFamilyHere):
        region.ask(MARY, export(handover_id), LATER)


def test_the_reason_is_searched_as_every_text_about_a_hidden_family(region: Region) -> None:
    handover_id = region.recorded(record(whom=about()))
    region.ask(MARY, safeguarding.hide(handover_id))
    with pytest.raises(WordsChallenged):
        region.ask(MARY, export(handover_id, reason="She lives at DE22 3NE"), LATER)
    assert exports(region) == []


def test_a_third_team_takes_nothing_out(region: Region) -> None:
    handover_id = region.recorded()
    with pytest.raises(Exception, match="no handover here"):
        region.ask(HUGO, export(handover_id), LATER)
    assert exports(region) == []
