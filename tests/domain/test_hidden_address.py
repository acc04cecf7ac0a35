"""The flag of a hidden address: who sets and clears it, why, and that nothing of it is erased."""

from dataclasses import replace
from uuid import UUID

import pytest

from handover.actor import Actor
from handover.family.refusals import AddressHidden, AddressNotHidden
from handover.family.safety_commands import StopHidingAddress
from handover.family.sensitive import HiddenBecause
from handover.refusals import HandoverNotFound, InvalidValue, NotPermitted, Refusal
from tests import losing
from tests.agreeing import agree
from tests.challenging import NEW, challenged, family_of
from tests.region import HANA, HUGO, LENA, MARY, Region
from tests.safeguarding import hide, stop_hiding


@pytest.fixture
def hidden(region: Region) -> UUID:
    """A handover of a family whose address is hidden."""
    handover_id = region.recorded()
    region.ask(MARY, hide(handover_id))
    return handover_id


class TestTheFlag:
    @pytest.mark.parametrize("because", HiddenBecause)
    @pytest.mark.parametrize("who", [MARY, HANA], ids=["sender", "receiver"])
    def test_either_team_sets_it_with_a_reason_code(
        self, region: Region, who: Actor, because: HiddenBecause
    ) -> None:
        region.ask(who, hide(region.recorded(), because))
        family = family_of(region)
        assert family.is_address_hidden
        assert family.hidden is not None
        said, why = family.hidden
        assert (said.name, why) == (who.name, because)

    def test_nothing_is_hidden_before(self, region: Region) -> None:
        region.recorded()
        assert not family_of(region).is_address_hidden

    @pytest.mark.parametrize(
        "who, refusal", [(HUGO, HandoverNotFound), (LENA, NotPermitted)], ids=str
    )
    def test_nobody_else_sets_or_clears_it(
        self, region: Region, hidden: UUID, who: Actor, refusal: type[Refusal]
    ) -> None:
        for command in (hide(hidden), stop_hiding(hidden)):
            with pytest.raises(refusal):
                region.ask(who, command)
        assert family_of(region).is_address_hidden

    def test_it_is_set_once(self, region: Region, hidden: UUID) -> None:
        with pytest.raises(AddressHidden):
            region.ask(HANA, hide(hidden))

    def test_clearing_needs_a_reason_and_both_stay_readable(
        self, region: Region, hidden: UUID
    ) -> None:
        for reason, says in (("-", "Enter the reason"), ("a" * 1001, "Shorten the reason")):
            with pytest.raises(InvalidValue, match=says) as refused:
                region.ask(HANA, StopHidingAddress(hidden, reason))
            assert refused.value.field == "reason"
        region.ask(HANA, stop_hiding(hidden))
        family = family_of(region)
        assert not family.is_address_hidden
        assert [(said.name, because, why) for said, because, why in family.flags] == [
            (MARY.name, HiddenBecause.DOMESTIC_ABUSE, ""),
            (HANA.name, None, "She has told everybody"),
        ]

    def test_what_is_not_hidden_is_not_cleared(self, region: Region) -> None:
        with pytest.raises(AddressNotHidden):
            region.ask(MARY, stop_hiding(region.recorded()))

    def test_it_may_be_set_and_cleared_after_a_loss(self, region: Region) -> None:
        handover_id = region.recorded()
        region.ask(MARY, losing.record_loss(handover_id))
        region.ask(HANA, hide(handover_id))
        region.ask(HANA, stop_hiding(handover_id))
        assert len(family_of(region).flags) == 2

    def test_the_sender_says_it_at_once(self, region: Region) -> None:
        region.recorded(replace(NEW, hidden_because=HiddenBecause.S_FLAG))
        assert family_of(region).is_address_hidden

    def test_who_says_it_again_changes_nothing(self, region: Region, hidden: UUID) -> None:
        region.recorded(replace(NEW, hidden_because=HiddenBecause.S_FLAG))
        [flag] = family_of(region).flags
        assert flag[1] is HiddenBecause.DOMESTIC_ABUSE
        assert hidden in family_of(region).handovers

    def test_it_is_set_again_after_it_was_cleared(self, region: Region, hidden: UUID) -> None:
        region.ask(MARY, stop_hiding(hidden))
        region.ask(MARY, hide(hidden))
        assert family_of(region).is_address_hidden


@pytest.mark.parametrize("words", ["Derby", "Nottinghamshire", "Leicester midwives", "NG7"])
def test_a_lead_learns_nothing_by_guessing(region: Region, hidden: UUID, words: str) -> None:
    """Any area of the directory is challenged in one sentence: hers, or another."""
    command = agree(hidden, agreed=f"They ring {words} today")
    assert challenged(region, LENA, command).message == (
        f'"{words}" names an area, and her address is hidden. '
        "Take it out, or say why it may stand here."
    )
