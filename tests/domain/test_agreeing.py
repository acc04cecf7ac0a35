"""What a lead writes down: kept on each item, in one save, and no answer to anything."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from handover.actor import Actor
from handover.handover import Handover
from handover.lead_commands import Side
from handover.refusals import (
    AlreadyClosed,
    HandoverNotFound,
    InvalidValue,
    NextActionInPast,
    NextActionTooFar,
    NotPermitted,
    Refusal,
)
from tests.agreeing import AGREED, agree
from tests.losing import record_loss
from tests.region import (
    DERBY,
    HANA,
    HUGO,
    KIT,
    LEICESTER,
    LENA,
    MARY,
    NOTTINGHAM,
    TODAY,
    Region,
    about,
    record,
    withdraw,
)
from tests.safeguarding import hide

OTHER_MOTHER = "9990000026"
NO_PLACE = "Hana rings before midday"


def seen(region: Region, handover_id: UUID) -> Handover:
    found: Handover = region.service.repository.get(handover_id)
    return found


@pytest.mark.parametrize("side,team_id", [(Side.SENDING, LEICESTER), (Side.RECEIVING, DERBY)])
def test_it_says_who_agreed_to_what_by_when_and_who_wrote_it(
    region: Region, side: Side, team_id: UUID
) -> None:
    handover_id = region.recorded()
    region.ask(LENA, agree(handover_id, side=side))
    [told] = seen(region, handover_id).agreements
    assert (told.team.team_id, told.with_name, told.with_role) == (
        team_id,
        "Petra Lund",
        "Team leader",
    )
    assert (told.agreed, told.next_action_on) == (AGREED, date(2026, 11, 25))
    assert told.said.name == "Lena Soar"


def test_it_stops_no_clock_and_moves_nothing(region: Region) -> None:
    handover_id = region.recorded()
    before = vars(seen(region, handover_id))
    region.ask(LENA, agree(handover_id))
    after = vars(seen(region, handover_id))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"agreements", "_version"}
    assert seen(region, handover_id).holder.name == "Mary Ashby"


def test_one_call_about_several_is_one_save(region: Region) -> None:
    first, second = (region.recorded(record(whom=about(n))) for n in ("9990000018", OTHER_MOTHER))
    head = region.service.head()
    region.ask(LENA, agree(first, second, first, second))
    kinds = [type(one.event).__name__ for one in region.service.read_log(head, 9)]
    assert kinds == ["LeadActed", "LeadActed", "Given"]
    for one in (first, second):
        assert [told.agreed for told in seen(region, one).agreements] == [AGREED]


def test_what_was_agreed_before_stays(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(LENA, agree(handover_id))
    region.ask(LENA, agree(handover_id, agreed="Petra visits herself", next_action_on=TODAY))
    told = seen(region, handover_id).agreements
    assert [one.agreed for one in told] == [AGREED, "Petra visits herself"]


@pytest.mark.parametrize(
    "who,refusal",
    [(MARY, NotPermitted), (HANA, NotPermitted), (HUGO, HandoverNotFound), (KIT, HandoverNotFound)],
)
def test_only_a_lead_writes_it(region: Region, who: Actor, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        region.ask(who, agree(region.recorded()))


def test_nothing_is_agreed_about_what_is_closed(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, withdraw(handover_id))
    with pytest.raises(AlreadyClosed):
        region.ask(LENA, agree(handover_id))


def test_what_is_not_open_with_the_team_is_refused_and_nothing_is_kept(region: Region) -> None:
    first = region.recorded()
    elsewhere = region.recorded(record(to_team_id=NOTTINGHAM, whom=about(OTHER_MOTHER)))
    closed, stopped = (region.recorded(record()) for _ in range(2))
    region.ask(MARY, withdraw(closed))
    for other in (elsewhere, closed, uuid4()):
        with pytest.raises(
            InvalidValue, match=r"^Tick only what is open with this team$"
        ) as refused:
            region.ask(LENA, agree(first, stopped, other))
        assert refused.value.field == "also"
    assert seen(region, first).agreements == seen(region, stopped).agreements == []


def test_a_call_is_about_what_the_team_sends_and_what_it_receives(region: Region) -> None:
    received = region.recorded()
    sent = region.ask(HANA, record(to_team_id=LEICESTER, whom=about(OTHER_MOTHER))).subject_id
    region.ask(LENA, agree(received, sent))
    assert [one.team.team_id for one in seen(region, sent).agreements] == [DERBY]


def test_no_trying_finds_which_team_receives_where_the_address_is_hidden(region: Region) -> None:
    hidden, other = region.recorded(), region.recorded(record(whom=about(OTHER_MOTHER)))
    region.ask(MARY, hide(hidden))
    for first, also in ((other, hidden), (hidden, other)):
        with pytest.raises(InvalidValue, match=r"^Tick only what is open with this team$"):
            region.ask(LENA, agree(first, also, agreed=NO_PLACE))
        region.ask(LENA, agree(first, also, side=Side.SENDING, agreed=NO_PLACE))
    region.ask(LENA, agree(hidden, agreed=NO_PLACE))
    told = [one.team.team_id for one in seen(region, hidden).agreements]
    assert told == [LEICESTER, LEICESTER, DERBY]


def test_after_a_loss_nothing_is_agreed_about_it(region: Region) -> None:
    lost, living = region.recorded(), region.recorded(record(whom=about(OTHER_MOTHER)))
    region.ask(MARY, record_loss(lost))
    with pytest.raises(Refusal, match="routine contact has stopped"):
        region.ask(LENA, agree(lost))
    with pytest.raises(InvalidValue, match="Tick only what is open"):
        region.ask(LENA, agree(living, lost))


@pytest.mark.parametrize(
    "changed,refusal,says,field",
    [
        ({"with_name": " "}, InvalidValue, "Enter the name of whom you spoke with", "with_name"),
        ({"with_role": ""}, InvalidValue, "Enter their role", "with_role"),
        ({"agreed": "-"}, InvalidValue, "Enter what was agreed", "agreed"),
        (
            {"next_action_on": date(2026, 11, 23)},
            NextActionInPast,
            "today or later",
            "next_action_on",
        ),
        ({"next_action_on": date(2027, 11, 26)}, NextActionTooFar, "12 months", "next_action_on"),
    ],
)
def test_what_cannot_be_is_refused(
    region: Region, changed: dict[str, Any], refusal: type[Refusal], says: str, field: str
) -> None:
    handover_id = region.recorded()
    with pytest.raises(refusal, match=says) as refused:
        region.ask(LENA, agree(handover_id, **changed))
    assert refused.value.field == field
