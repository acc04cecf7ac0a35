"""Naming a colleague: who holds the family changes at once, and the promise does not."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from handover.commands import MarkReceived
from handover.content import Kind
from handover.daily.colleagues import Colleague, WhyReassigned
from handover.handover import Handover
from handover.policy import View
from handover.refusals import (
    AlreadyAcknowledged,
    AlreadyClosed,
    InvalidValue,
    NotAcknowledged,
    NotPermitted,
)
from tests import region as r
from tests.daily import HILDA, MAUD, reassign, reassign_sender, set_aside
from tests.losing import record_loss
from tests.region import HANA, MARY, NOW, Region, record

HOUR = timedelta(hours=1)
CLERK = replace(HANA, account_id="clara", name="Clara Wren")


def seen(region: Region, handover_id: UUID) -> Handover:
    return region.service.look_up(handover_id, MARY, View.RECORD)


def acknowledged(region: Region, kind: Kind = Kind.HANDOVER_OF_CARE) -> UUID:
    handover_id = region.recorded(record(kind))
    region.ask(HANA, r.acknowledge(handover_id))
    return handover_id


def test_the_named_colleague_holds_the_family_at_once_and_the_promise_stays(
    region: Region,
) -> None:
    handover_id = acknowledged(region)
    before = seen(region, handover_id)
    region.ask(HANA, reassign(handover_id), NOW + HOUR)
    after = seen(region, handover_id)
    assert (after.holder.name, after.holder.role) == ("Hilda Dove", "Health visitor")
    assert after.holder.team == before.holder.team
    assert after.acknowledgement == before.acknowledgement
    assert (after.next_action_on, after.response_due_at) == (
        before.next_action_on,
        before.response_due_at,
    )
    assert (after.state, after.due) == (before.state, before.due)


def test_whoever_is_named_is_told_apart_from_whoever_typed_it(region: Region) -> None:
    handover_id = acknowledged(region)
    region.ask(CLERK, reassign(handover_id), NOW + HOUR)
    [(said, named, why)] = seen(region, handover_id).receivers
    assert (said.name, said.recorded_at) == ("Clara Wren", NOW + HOUR)
    assert (named, why) == (HILDA, WhyReassigned.AWAY)


def test_every_colleague_is_kept_and_the_last_holds_it(region: Region) -> None:
    handover_id = acknowledged(region)
    region.ask(HANA, reassign(handover_id))
    region.ask(HANA, reassign(handover_id, Colleague("Hana Quorn", "Health visitor")))
    found = seen(region, handover_id)
    assert [named.name for _, named, _ in found.receivers] == ["Hilda Dove", "Hana Quorn"]
    assert found.holder.name == "Hana Quorn"
    waiting = region.recorded()
    region.ask(MARY, reassign_sender(waiting))
    region.ask(MARY, reassign_sender(waiting, Colleague("Mina Wren", "Midwife")))
    assert seen(region, waiting).holder.name == "Mina Wren"


def test_what_a_colleague_was_named_for_can_be_set_aside_as_before(region: Region) -> None:
    handover_id = acknowledged(region)
    region.ask(HANA, reassign(handover_id))
    region.ask(HANA, set_aside(handover_id))
    assert len(seen(region, handover_id).set_asides) == 1


@pytest.mark.parametrize("before", ["waiting", "received", "declined"])
def test_nothing_is_reassigned_before_somebody_took_it_on(region: Region, before: str) -> None:
    handover_id = region.recorded()
    if before == "received":
        region.ask(HANA, MarkReceived(handover_id))
    elif before == "declined":
        region.ask(HANA, r.decline(handover_id))
    with pytest.raises(NotAcknowledged):
        region.ask(HANA, reassign(handover_id))


def test_nothing_is_reassigned_once_it_is_closed(region: Region) -> None:
    handover_id = acknowledged(region)
    region.ask(HANA, r.done(handover_id))
    with pytest.raises(AlreadyClosed):
        region.ask(HANA, reassign(handover_id))
    with pytest.raises(AlreadyClosed):
        region.ask(MARY, reassign_sender(handover_id))


def test_a_team_names_its_own_colleagues_only(region: Region) -> None:
    handover_id = acknowledged(region)
    with pytest.raises(NotPermitted):
        region.ask(MARY, reassign(handover_id))
    with pytest.raises(NotPermitted):
        region.ask(HANA, reassign_sender(handover_id))


def test_the_midwife_goes_off_duty_and_a_colleague_of_hers_holds_the_family(
    region: Region,
) -> None:
    handover_id = region.recorded()
    region.ask(MARY, reassign_sender(handover_id), NOW + HOUR)
    found = seen(region, handover_id)
    assert (found.holder.name, found.holder.role) == ("Maud Lark", "Community midwife")
    assert found.holder.team == found.sending
    assert found.recorded.name == "Mary Ashby", "who recorded it stays"
    [(said, named, why)] = found.senders
    assert (said.name, named, why) == ("Mary Ashby", MAUD, WhyReassigned.OFF_DUTY)


@pytest.mark.parametrize("before", ["received", "declined", "redirected"])
def test_the_sender_may_be_named_until_somebody_takes_it_on(region: Region, before: str) -> None:
    handover_id = region.recorded()
    if before == "received":
        region.ask(HANA, MarkReceived(handover_id))
    else:
        region.ask(HANA, r.decline(handover_id))
    if before == "redirected":
        region.ask(MARY, r.redirect(handover_id))
    region.ask(MARY, reassign_sender(handover_id))
    assert seen(region, handover_id).holder.name == "Maud Lark"


def test_once_the_receiver_holds_the_family_the_sender_names_nobody(region: Region) -> None:
    handover_id = acknowledged(region)
    head = region.service.head()
    with pytest.raises(AlreadyAcknowledged) as refused:
        region.ask(MARY, reassign_sender(handover_id))
    assert refused.value.message == (
        "Already acknowledged by Hana Quorn, Derby health visiting, "
        "Tuesday 24 November 2026 at 10am."
    )
    assert region.service.head() == head


def test_a_concern_stays_with_the_sender_whoever_is_named_on_either_side(region: Region) -> None:
    handover_id = acknowledged(region, Kind.CONCERN)
    region.ask(HANA, reassign(handover_id))
    assert seen(region, handover_id).holder.name == "Mary Ashby"
    region.ask(MARY, reassign_sender(handover_id))
    found = seen(region, handover_id)
    assert found.holder.name == "Maud Lark"
    assert found.named_receiver == HILDA


def test_an_acknowledgement_moves_it_whoever_stood_for_the_sender(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, reassign_sender(handover_id))
    region.ask(HANA, r.acknowledge(handover_id))
    assert seen(region, handover_id).holder.name == "Hana Quorn"


def test_in_error_gives_it_back_to_whoever_stands_for_the_sender(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, reassign_sender(handover_id))
    region.ask(HANA, r.acknowledge(handover_id))
    region.ask(HANA, reassign(handover_id))
    region.ask(MARY, r.enter_in_error(handover_id))
    assert seen(region, handover_id).holder.name == "Maud Lark"


@pytest.mark.parametrize("name", ["Hana Quorn", "hana QUORN", "  Hana Quorn "])
def test_naming_who_has_it_already_is_refused(region: Region, name: str) -> None:
    handover_id = acknowledged(region)
    with pytest.raises(InvalidValue) as refused:
        region.ask(HANA, reassign(handover_id, Colleague(name, "Health visitor")))
    assert refused.value.field == "name"
    assert refused.value.message == "Name another colleague: it is with Hana Quorn already"
    with pytest.raises(InvalidValue, match="it is with Mary Ashby already"):
        region.ask(MARY, reassign_sender(region.recorded(), Colleague("Mary Ashby", "Midwife")))


def test_naming_the_colleague_who_was_named_is_refused_too(region: Region) -> None:
    handover_id = acknowledged(region)
    region.ask(HANA, reassign(handover_id))
    with pytest.raises(InvalidValue, match="it is with Hilda Dove already"):
        region.ask(HANA, reassign(handover_id))


@pytest.mark.parametrize("field", ["name", "role"])
@pytest.mark.parametrize("words", ["", " - ", "one\ntwo", "Ann \u202etseT", "x" * 121])
def test_a_colleague_has_a_name_and_a_role(field: str, words: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        replace(HILDA, **{field: words})
    assert refused.value.field == field
    assert f"the colleague's {field}" in refused.value.message


def test_after_a_loss_it_can_still_be_said_who_holds_the_family(region: Region) -> None:
    handover_id = acknowledged(region)
    region.ask(MARY, record_loss(handover_id))
    region.ask(HANA, reassign(handover_id))
    found = seen(region, handover_id)
    assert (found.holder.name, found.response_due_at) == ("Hilda Dove", None)
