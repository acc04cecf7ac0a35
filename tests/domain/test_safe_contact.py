"""How to reach her safely: nothing blank, nothing erased, and a no wherever nobody has said yes."""

from dataclasses import replace

import pytest

from handover.actor import Actor
from handover.answers import HowKnown, Knowledge
from handover.family.family import Family
from handover.family.safe_contact import (
    Allowed,
    NotAllowed,
    SafeContact,
    Safety,
    Way,
    contact_allowed,
)
from handover.refusals import (
    HandoverNotFound,
    InvalidValue,
    NoFamilyHere,
    NotPermitted,
    Refusal,
)
from tests import losing
from tests.region import HANA, HUGO, LENA, MARY, Region, enter_in_error, record
from tests.safeguarding import HER_NUMBER, contact, not_asked, set_contact
from tests.telling import FAMILY_ID


def family_of(region: Region) -> Family:
    found: Family = region.service.repository.get(FAMILY_ID)
    return found


def told(region: Region, what: SafeContact) -> Family:
    region.ask(MARY, set_contact(region.recorded(), what))
    return family_of(region)


def test_both_teams_tell_and_nothing_is_erased(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, set_contact(handover_id))
    region.ask(HANA, set_contact(handover_id, contact(call=Safety.NEVER, number="")))
    said = [(who.name, what.call) for who, what in family_of(region).safe_contacts]
    assert said == [(MARY.name, Safety.SAFE), (HANA.name, Safety.NEVER)]
    newest = family_of(region).safe_contact
    assert newest is not None
    assert newest.call is Safety.NEVER


def test_it_belongs_to_the_family_and_not_to_one_record(region: Region) -> None:
    told(region, contact())
    region.recorded()
    assert family_of(region).safe_contact == contact()


@pytest.mark.parametrize("who, refusal", [(HUGO, HandoverNotFound), (LENA, NotPermitted)], ids=str)
def test_nobody_else_tells(region: Region, who: Actor, refusal: type[Refusal]) -> None:
    handover_id = region.recorded()
    with pytest.raises(refusal):
        region.ask(who, set_contact(handover_id))
    assert family_of(region).safe_contact is None


def test_it_may_be_told_after_a_loss(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, losing.record_loss(handover_id))
    region.ask(HANA, set_contact(handover_id))
    assert family_of(region).safe_contact == contact()


def test_the_sender_tells_it_at_once(region: Region) -> None:
    region.recorded(replace(record(), safe_contact=contact()))
    assert family_of(region).safe_contact == contact()


def test_what_is_safe_says_where_when_and_how_to_check(region: Region) -> None:
    family = told(region, contact(letter=Safety.SAFE))
    by_call = Allowed(HER_NUMBER, "Weekdays from 10 to 12", "Is the library open")
    assert contact_allowed(family, Way.CALL) == by_call
    assert contact_allowed(family, Way.LETTER) == Allowed("", by_call.when, by_call.code_phrase)


EVERY_WAY = pytest.mark.parametrize("way", Way, ids=lambda way: way.value)


@EVERY_WAY
def test_it_is_a_no_without_a_family(way: Way) -> None:
    nobody = NotAllowed("nobody has recorded how to reach her safely")
    assert contact_allowed(None, way) == nobody


@EVERY_WAY
def test_it_is_a_no_where_nobody_told(region: Region, way: Way) -> None:
    region.recorded()
    nobody = NotAllowed("nobody has recorded how to reach her safely")
    assert contact_allowed(family_of(region), way) == nobody


@EVERY_WAY
def test_it_is_a_no_where_it_is_not_known(region: Region, way: Way) -> None:
    family = told(region, not_asked())
    assert contact_allowed(family, way) == NotAllowed("how to reach her safely is not known")


@EVERY_WAY
def test_it_is_a_no_where_it_is_forbidden_though_nothing_is_known(region: Region, way: Way) -> None:
    family = told(region, not_asked(**{way.value: Safety.NEVER}))
    assert contact_allowed(family, way) == NotAllowed("it is never safe")


@EVERY_WAY
def test_it_is_a_no_where_it_is_only_assumed(region: Region, way: Way) -> None:
    safe = {way.value: Safety.SAFE}
    if way is Way.VOICEMAIL:
        safe["call"] = Safety.SAFE
    family = told(region, contact(how_known=HowKnown.ASSUMED, from_whom="", **safe))
    assert contact_allowed(family, way) == NotAllowed(
        "it is only assumed to be safe: ask her first"
    )


@EVERY_WAY
def test_it_is_a_no_where_nobody_said_so_of_this_way(region: Region, way: Way) -> None:
    other = Way.LETTER if way is not Way.LETTER else Way.PARTNER
    nothing = dict.fromkeys((one.value for one in Way), Safety.NOT_KNOWN)
    family = told(region, contact(**{**nothing, other.value: Safety.SAFE}))
    assert contact_allowed(family, way) == NotAllowed("nobody has said that it is safe")


@pytest.mark.parametrize(
    "changed, field, says",
    [
        ({"from_whom": ""}, "from_whom", "Say who told you"),
        ({"number": ""}, "number", "Enter the number on which it is safe"),
        (
            {"number": "12"},
            "number",
            "Enter a UK telephone number with its area code, for example 01632 960123",
        ),
        (
            {"call": Safety.NEVER, "voicemail": Safety.SAFE},
            "voicemail",
            "A voicemail is not safe where a call never is. Choose again",
        ),
        (
            dict.fromkeys(("call", "voicemail", "partner"), Safety.NOT_KNOWN),
            "call",
            "Say of at least one way whether it is safe",
        ),
        ({"when": "a" * 121}, "when", "Shorten when it is safe to 120 characters or fewer"),
        ({"code_phrase": "a\nb"}, "code_phrase", "Enter the code phrase on one line"),
    ],
)
def test_what_cannot_be_is_refused(changed: dict[str, object], field: str, says: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        contact(**changed)
    assert (refused.value.field, refused.value.message[: len(says)]) == (field, says)


@pytest.mark.parametrize(
    "changed",
    [
        {"call": Safety.SAFE},
        {"number": HER_NUMBER},
        {"when": "at noon"},
        {"code_phrase": "the library"},
    ],
    ids=str,
)
def test_of_what_nobody_asked_nothing_is_safe(changed: dict[str, object]) -> None:
    with pytest.raises(InvalidValue) as refused:
        not_asked(**changed)
    says = "Choose Known, or leave out which ways are safe: nobody has said so"
    assert (refused.value.field, refused.value.message) == ("knowledge", says)


@pytest.mark.parametrize("knowledge", [Knowledge.NOT_ASKED, Knowledge.UNSAFE_TO_ASK])
def test_why_nobody_asked_must_be_said(knowledge: Knowledge) -> None:
    with pytest.raises(InvalidValue, match="Say why"):
        SafeContact(knowledge)


@pytest.mark.parametrize("knowledge", [Knowledge.ASKED_UNKNOWN, Knowledge.DECLINED])
def test_who_was_asked_and_did_not_say_needs_no_reason(knowledge: Knowledge) -> None:
    assert SafeContact(knowledge).ways(Safety.NOT_KNOWN) == tuple(Way)


def test_a_voicemail_where_nobody_spoke_of_calls_is_what_was_said() -> None:
    known = contact(call=Safety.NOT_KNOWN, voicemail=Safety.SAFE)
    assert known.ways(Safety.SAFE) == (Way.VOICEMAIL,)
    assert known.ways(Safety.NEVER) == (Way.PARTNER,)


NOTHING_SAID = dict.fromkeys((one.value for one in Way), Safety.NOT_KNOWN)


@pytest.mark.parametrize("way", [Way.CALL, Way.VOICEMAIL, Way.TEXT])
def test_each_way_by_telephone_has_the_number_on_which_it_is_safe(region: Region, way: Way) -> None:
    safe = {**NOTHING_SAID, way.value: Safety.SAFE}
    with pytest.raises(InvalidValue, match="Enter the number on which it is safe"):
        contact(**safe, number="")
    allowed = contact_allowed(told(region, contact(**safe)), way)
    assert isinstance(allowed, Allowed)
    assert allowed.number == HER_NUMBER


@pytest.mark.parametrize("way", [Way.LETTER, Way.PARTNER])
def test_a_way_without_a_telephone_needs_no_number(way: Way) -> None:
    assert contact(**{**NOTHING_SAID, way.value: Safety.SAFE}, number="").number == ""


def test_a_number_is_kept_as_it_is_dialled() -> None:
    assert contact(number="+447700900123").number == "07700 900123"


def test_nothing_is_told_through_a_record_made_in_error(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, enter_in_error(handover_id))
    with pytest.raises(NoFamilyHere):
        region.ask(MARY, set_contact(handover_id))


def test_a_record_that_does_not_exist_is_told_nothing(region: Region) -> None:
    with pytest.raises(HandoverNotFound):
        region.ask(MARY, set_contact(FAMILY_ID))
