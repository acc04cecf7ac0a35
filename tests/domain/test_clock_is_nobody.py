"""The clock records what fell due, may do nothing else, and is nobody who can sign in."""

from datetime import UTC, datetime

import pytest

from handover.actor import PEOPLE, Actor, Role
from handover.chasing.clock import CLOCK, asked_by_clock
from handover.chasing.commands import Chase, ChaseReferral
from handover.policy import POLICY, View, scopes_of
from handover.refusals import HandoverNotFound, NotPermitted
from tests import referring
from tests import region as r
from tests.domain.test_permission import commands_on
from tests.region import EVERYBODY, HANA, LENA, MARY, Region, record

LATER = datetime(2026, 12, 1, 9, tzinfo=UTC)


def test_the_clock_may_record_what_fell_due_and_nothing_else() -> None:
    allowed = {action for action in POLICY if scopes_of(Role.CLOCK, action)}
    assert allowed == {Chase, ChaseReferral}
    for person in PEOPLE:
        assert not scopes_of(person, Chase), "and nobody else may"
        assert not scopes_of(person, ChaseReferral)
    assert set(PEOPLE) == set(Role) - {Role.CLOCK}


def test_the_service_refuses_the_clock_every_other_command(region: Region) -> None:
    handover_id = region.recorded()
    for command in commands_on(handover_id):
        if isinstance(command, Chase):
            continue
        with pytest.raises(HandoverNotFound):
            region.service.execute(command, asked_by_clock(LATER))
    for other in (record(), r.register("Ilkeston")):
        with pytest.raises(NotPermitted):
            region.service.execute(other, asked_by_clock(LATER))
    with pytest.raises(HandoverNotFound):
        region.service.look_up(handover_id, CLOCK, View.RECORD)


@pytest.mark.parametrize("actor", EVERYBODY, ids=lambda actor: actor.account_id)
def test_no_person_records_what_fell_due(region: Region, actor: Actor) -> None:
    handover_id = region.recorded()
    sees = {MARY.account_id, HANA.account_id, LENA.account_id}
    refusal = NotPermitted if actor.account_id in sees else HandoverNotFound
    with pytest.raises(refusal):
        region.ask(actor, Chase(handover_id), LATER)
    with pytest.raises(NotPermitted):
        region.ask(actor, ChaseReferral(referring.FIRST_REFERRAL), LATER)
