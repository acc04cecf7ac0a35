"""What was set aside comes back by itself as soon as anything happens."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from handover import commands as c
from handover.actor import Actor
from handover.content import Trigger
from handover.daily.asides import HowLong
from handover.daily.refusals import NeverSetAside, SetAsideTooLong
from handover.handover import Handover
from handover.policy import View
from handover.urgency import Urgency
from tests import daily
from tests import region as r
from tests.losing import confirm, record_loss
from tests.putting_right import revise
from tests.region import DERBY, HANA, LEICESTER, MARY, NOW, Region, record

HOUR = timedelta(hours=1)


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


ENDS: dict[str, tuple[Actor, Callable[[UUID], c.OnHandover]]] = {
    "an attempt": (MARY, r.attempt),
    "a conversation": (MARY, r.conversation),
    "received": (HANA, c.MarkReceived),
    "acknowledged": (HANA, r.acknowledge),
    "a question": (HANA, r.ask_sender),
    "a note of the other team": (MARY, r.note),
    "declined": (HANA, r.decline),
    "a new sender": (MARY, daily.reassign_sender),
}


@pytest.mark.parametrize("actor,verb", list(ENDS.values()), ids=list(ENDS))
def test_whatever_happens_brings_it_back(
    region: Region, actor: Actor, verb: Callable[[UUID], c.OnHandover]
) -> None:
    handover_id = region.recorded()
    region.ask(HANA, daily.set_aside(handover_id))
    region.ask(actor, verb(handover_id))
    assert seen(region, handover_id).set_aside_by(DERBY, NOW) is None


def test_a_redirect_an_answer_and_a_response_bring_it_back_too(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, r.ask_sender(handover_id))
    region.ask(HANA, daily.set_aside(handover_id))
    region.ask(MARY, r.answer_receiver(handover_id))
    assert seen(region, handover_id).set_aside_by(DERBY, NOW) is None
    region.ask(HANA, r.acknowledge(handover_id))
    region.ask(HANA, daily.set_aside(handover_id))
    region.ask(HANA, r.not_done(handover_id))
    assert seen(region, handover_id).set_aside_by(DERBY, NOW) is None
    declined = region.recorded()
    region.ask(HANA, r.decline(declined))
    region.ask(MARY, daily.set_aside(declined))
    region.ask(MARY, r.redirect(declined))
    assert seen(region, declined).set_aside_by(LEICESTER, NOW) is None


def test_to_raise_the_urgency_brings_it_back_to_both_and_no_limit_is_later(region: Region) -> None:
    handover_id = region.recorded()
    for actor in (HANA, MARY):
        region.ask(actor, daily.set_aside(handover_id, HowLong.NEXT_MORNING))
    region.ask(MARY, revise(handover_id, urgency=Urgency.SAME_DAY))
    found = seen(region, handover_id)
    assert [found.set_aside_by(team, NOW) for team in (DERBY, LEICESTER)] == [None, None]
    assert len(found.unread_by(DERBY)) == 1
    with pytest.raises(SetAsideTooLong):
        region.ask(HANA, daily.set_aside(handover_id, HowLong.NEXT_MORNING))
    region.ask(HANA, daily.set_aside(handover_id, HowLong.FOUR_HOURS))
    again = seen(region, handover_id).set_aside_by(DERBY, NOW)
    assert again is not None
    assert again.until == min(NOW + 4 * HOUR, found.due.ladder[1].due_at)


def test_what_has_become_immediate_is_set_aside_no_more(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(HANA, daily.set_aside(handover_id))
    region.ask(MARY, revise(handover_id, urgency=Urgency.IMMEDIATE))
    assert seen(region, handover_id).set_aside_by(DERBY, NOW) is None
    with pytest.raises(NeverSetAside):
        region.ask(HANA, daily.set_aside(handover_id))


def test_what_a_loss_leaves_open_comes_back_too(region: Region) -> None:
    support = region.recorded(replace(record(), trigger=Trigger.LOSS))
    region.ask(HANA, daily.set_aside(support))
    region.ask(MARY, record_loss(support))
    assert seen(region, support).set_aside_by(DERBY, NOW) is None
    region.ask(HANA, daily.set_aside(support))
    region.ask(HANA, confirm(support))
    assert seen(region, support).set_aside_by(DERBY, NOW) is None


@pytest.mark.parametrize("quiet", [r.note, daily.set_aside], ids=["own note", "other team's"])
def test_a_quiet_word_does_not(region: Region, quiet: Callable[[UUID], c.OnHandover]) -> None:
    handover_id = region.recorded()
    region.ask(HANA, daily.set_aside(handover_id, HowLong.TWO_HOURS))
    region.ask(HANA if quiet is r.note else MARY, quiet(handover_id))
    region.ask(MARY, daily.claim_call(handover_id))
    found = seen(region, handover_id).set_aside_by(DERBY, NOW)
    assert found is not None
    assert found.until == NOW + 2 * HOUR
