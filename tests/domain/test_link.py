"""A one-time link: it opens with the agreed reference, for so long, and not after wrong tries."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from eventsourcing.utils import get_topic

from handover.outbox.link import MOST_WRONG_TRIES, Link, link_id
from handover.outbox.link_events import Event, Made, Opened, WrongReferenceGiven
from handover.outbox.links import Links
from handover.outbox.occasions import Occasion, still_holds
from handover.outbox.refusals import LinkWorksNoMore, WrongCallReference
from handover.policy import View
from handover.records import Records
from handover.reference import call_reference
from handover.refusals import Busy
from tests.daily import word_of_mouth
from tests.losing import record_loss
from tests.mailing import messages, with_mailboxes
from tests.region import (
    DERBY,
    HANA,
    LEICESTER,
    MARY,
    NOW,
    Region,
    acknowledge,
    conversation,
    decline,
    withdraw,
)

LASTS = timedelta(hours=72)
LINK = link_id("KRUGS4-ZANFZX", "a key")
WRONG = "2222-2222"
SAYS = "This is not the call reference. Ask whoever rang you for it."


@pytest.fixture
def said(region: Region) -> UUID:
    """A handover that Derby takes on by word of mouth; a link to confirm it has been made."""
    with_mailboxes(region)
    handover_id = region.recorded()
    region.ask(MARY, conversation(handover_id))
    region.ask(MARY, word_of_mouth(handover_id))
    region.service.links.make(LINK, messages(region.service)[-1], NOW, LASTS)
    return handover_id


def of_the_link(region: Region) -> list[Event]:
    every = [one.event for one in region.service.read_log(0, 1000)]
    return [one for one in every if isinstance(one, Event)]


def wrong_tries(region: Region) -> int:
    return sum(isinstance(one, WrongReferenceGiven) for one in of_the_link(region))


def refused(region: Region, reference: str = WRONG) -> str:
    with pytest.raises(WrongCallReference) as told:
        region.service.links.open(LINK, reference, NOW)
    return told.value.message


def test_a_word_of_mouth_asks_the_team_to_confirm_it(region: Region, said: UUID) -> None:
    message = messages(region.service)[-1]
    assert (message.occasion, message.team_id) == (Occasion.SAID_BY_TELEPHONE, DERBY)
    assert message.handover_id == said
    ready = region.service.outbox.ready(message.id, NOW)
    assert ready is not None


def test_it_opens_with_the_agreed_reference_again_and_again(region: Region, said: UUID) -> None:
    """Nothing is used up by looking: only an answer of the team ends it."""
    for _ in range(3):
        assert region.service.links.open(LINK, call_reference(said), NOW).id == said
    made, *opened = of_the_link(region)
    assert isinstance(made, Made)
    assert (made.handover_id, made.team_id, made.expires_at) == (said, DERBY, NOW + LASTS)
    assert [type(one) for one in opened] == [Opened] * 3


def test_a_reference_may_be_typed_in_small_letters_without_its_hyphen(
    region: Region, said: UUID
) -> None:
    typed = f" {call_reference(said).replace('-', ' ').lower()} "
    assert region.service.links.open(LINK, typed, NOW).id == said


def test_a_wrong_reference_is_told_how_many_tries_are_left_and_five_are_the_end(
    region: Region, said: UUID
) -> None:
    told = [refused(region, wrong) for wrong in (WRONG, "", call_reference(LINK), "x", WRONG)]
    assert told == [
        f"{SAYS} You can try 4 times more.",
        f"{SAYS} You can try 3 times more.",
        f"{SAYS} You can try 2 times more.",
        f"{SAYS} You can try once more.",
        f"{SAYS} The link works no more: it was wrong five times.",
    ]
    head = region.service.head()
    for reference in (call_reference(said), WRONG):
        with pytest.raises(LinkWorksNoMore):
            region.service.links.open(LINK, reference, NOW)
    assert region.service.head() == head


def test_four_wrong_tries_do_not_end_it(region: Region, said: UUID) -> None:
    for _ in range(MOST_WRONG_TRIES - 1):
        refused(region)
    assert region.service.links.open(LINK, call_reference(said), NOW).id == said


def test_of_many_guesses_at_once_five_are_counted_and_no_more(region: Region, said: UUID) -> None:
    """Real threads: each guess is decided on the link as it then is."""
    start, told = Barrier(8), list[type[Exception]]()

    def guess() -> None:
        start.wait()
        for _ in range(3):
            try:
                region.service.links.open(LINK, WRONG, NOW)
            except Exception as error:  # noqa: BLE001 - each kind is counted below
                told.append(type(error))

    threads = [Thread(target=guess) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong_tries(region) == MOST_WRONG_TRIES
    assert told.count(WrongCallReference) == MOST_WRONG_TRIES
    with pytest.raises(LinkWorksNoMore):
        region.service.links.open(LINK, call_reference(said), NOW)


@pytest.mark.parametrize("rivals,expected", [(4, 5), (5, 5)])
def test_who_is_always_overtaken_by_others_is_told_so_and_may_try_again(
    region: Region, said: UUID, rivals: int, expected: int
) -> None:
    """Each try meets somebody who has just opened the same link."""
    reference, left = call_reference(said), [None] * rivals

    def overtaken(link: Link) -> None:
        if left:
            left.pop()
            region.service.links.open(LINK, reference, NOW)
        region.service.save(link)

    links = Links(Records(region.service.repository), overtaken)
    if rivals < expected:
        assert links.open(LINK, reference, NOW).id == said
    else:
        with pytest.raises(Busy):
            links.open(LINK, reference, NOW)
    opened = [one for one in of_the_link(region) if isinstance(one, Opened)]
    assert len(opened) == expected


def test_it_is_made_and_opened_at_the_time_that_it_is_told(region: Region, said: UUID) -> None:
    later = NOW + timedelta(hours=1)
    region.service.links.open(LINK, call_reference(said), later)
    with pytest.raises(WrongCallReference):
        region.service.links.open(LINK, WRONG, later)
    assert [one.timestamp for one in of_the_link(region)] == [NOW, later, later]
    assert get_topic(Link) == "stream.link"


def test_what_was_said_is_the_matter_of_the_team_that_said_it(region: Region, said: UUID) -> None:
    handover = region.service.look_up(said, MARY, View.RECORD)
    assert still_holds(Occasion.SAID_BY_TELEPHONE, handover, DERBY)
    assert not still_holds(Occasion.SAID_BY_TELEPHONE, handover, LEICESTER)


def test_it_works_for_three_days_and_not_a_moment_longer(region: Region, said: UUID) -> None:
    reference, ends = call_reference(said), NOW + LASTS
    assert region.service.links.open(LINK, reference, ends).id == said
    with pytest.raises(LinkWorksNoMore):
        region.service.links.open(LINK, reference, ends + timedelta(milliseconds=1))


ENDS = {
    "acknowledged": lambda region, one: region.ask(HANA, acknowledge(one)),
    "declined": lambda region, one: region.ask(HANA, decline(one)),
    "withdrawn": lambda region, one: region.ask(MARY, withdraw(one)),
    "a loss": lambda region, one: region.ask(MARY, record_loss(one)),
}


@pytest.mark.parametrize("end", ENDS)
def test_it_works_once_and_for_nothing_that_was_answered(
    region: Region, said: UUID, end: str
) -> None:
    ENDS[end](region, said)
    with pytest.raises(LinkWorksNoMore) as told:
        region.service.links.open(LINK, call_reference(said), NOW)
    assert told.value.message == (
        "This link does not work, or works no more: it works once and for a few days, and not "
        "after five wrong call references. If you have just confirmed the call, that is done. "
        "Otherwise ring the team that rang you."
    )


def test_one_that_was_never_made_is_told_the_same(region: Region, said: UUID) -> None:
    with pytest.raises(LinkWorksNoMore):
        region.service.links.open(link_id("KRUGS4-ZANFZY", "a key"), call_reference(said), NOW)


def test_only_a_keyed_digest_of_the_token_is_kept(region: Region, said: UUID) -> None:
    del said
    assert link_id("krugs4 zanfzx", "a key") == LINK, "as people type it"
    assert link_id("KRUGS4-ZANFZX", "another key") != LINK
    assert link_id("KRUGS4-ZANFZY", "a key") != LINK
    stored = " ".join(repr(vars(one)) for one in of_the_link(region))
    assert "KRUGS4" not in stored
    assert str(LINK) in stored


def test_no_command_causes_what_happens_to_a_link() -> None:
    assert not any(one.HAS_RECEIPT for one in (Made, Opened, WrongReferenceGiven))
