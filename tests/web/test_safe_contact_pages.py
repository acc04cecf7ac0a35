"""How to reach her safely stands wherever somebody may be about to; recording asks little of it."""

from uuid import UUID, uuid4

import pytest
from flask import Flask

from handover.answers import HowKnown
from handover.family.safe_contact import Safety
from tests import region
from tests.browsing import ClientOf, page, send, words
from tests.losing import record_loss
from tests.programs import program, record_body
from tests.recording import FAMILY, Answers, answer, answered, sent
from tests.safeguarding import contact, hide, not_asked, set_contact
from tests.web.scene import Scene
from tests.world import World

KNOWN: Answers = {
    "safer.safe_contact.knowledge": "known",
    "safer.safe_contact.words_known": "Her mobile, not at night",
    "safer.safe_contact.how_known": "told_by_her",
}
WAYS: Answers = {
    "safe_contact.call": "safe",
    "safe_contact.voicemail": "never",
    "safe_contact.number": "07700 900123",
    "safe_contact.when": "Weekdays from 10 to 12",
    "safe_contact.code_phrase": "Is the library open",
}
DO = "Do Ring her Number 07700 900123 When Weekdays from 10 to 12"
NEVER = "Do not Leave a voicemail: it is never safe"
MACHINE = "If a machine answers at her number"
UNTOLD = "Nobody has recorded which ways are safe. Read what the sender said."
NO_MESSAGE = "Leave no message on a machine of hers, send no text and no letter, until she has said"


@pytest.fixture
def told(scene: Scene) -> UUID:
    """A handover whose family is safe to ring on weekday mornings, and never to leave word."""
    handover_id = scene.recorded()
    scene.ask("mary", set_contact(handover_id))
    return handover_id


def test_a_routine_record_says_nothing_of_ways_and_fails_closed(
    world: World, client_of: ClientOf
) -> None:
    handover_id = sent(client_of("mary"), world, family=KNOWN)
    for who, path in (("hana", ""), ("mary", "/call"), ("hana", "/acknowledge")):
        read = words(page(client_of(who), f"/handovers/{handover_id}{path}"))
        assert UNTOLD in read, path
        assert NO_MESSAGE in read, path
        assert MACHINE not in read, path


def test_ways_are_told_with_the_answer_and_its_source(world: World, client_of: ClientOf) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world, family={**KNOWN, **WAYS})
    check = words(page(mary, f"/record/{draft_id}/check"))
    assert (
        "Ways to reach her Ring her: safe Leave a voicemail: never 07700 900123 "
        "Weekdays from 10 to 12 Code phrase: Is the library open"
    ) in check
    handover_id = send(mary, f"/record/{draft_id}/check", {}).location.split("/")[2]
    read = words(page(client_of("hana"), f"/handovers/{handover_id}"))
    assert DO in read
    assert NEVER in read
    assert "Told by the mother. Mary Okafor, Leicester community midwives" in read


def test_ways_below_an_answer_that_is_not_known_are_kept_and_not_sent(
    world: World, client_of: ClientOf
) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world, family=WAYS)
    assert "07700 900123" in page(mary, f"/record/{draft_id}/family")
    assert "Ways to reach her" not in words(page(mary, f"/record/{draft_id}/check"))


def test_a_number_is_asked_for_where_the_answer_is_given(world: World, client_of: ClientOf) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world)
    typed = {**FAMILY, **KNOWN, **WAYS, "safe_contact.number": ""}
    refused = answer(mary, draft_id, "family", typed)
    assert refused.status_code == 422
    assert "Enter the number on which it is safe" in words(refused.text)
    no_source = {**typed, "safer.safe_contact.how_known": ""}
    said = words(answer(mary, draft_id, "family", no_source).text)
    assert said.count("Say how you know") == 2, "once at the top, once beside its box"


@pytest.mark.parametrize(
    "who, path",
    [("hana", ""), ("mary", ""), ("hana", "/acknowledge"), ("mary", "/call"), ("hana", "/family")],
)
def test_do_and_do_not_stand_wherever_somebody_may_reach_her(
    client_of: ClientOf, told: UUID, who: str, path: str
) -> None:
    read = words(page(client_of(who), f"/handovers/{told}{path}"))
    assert DO in read
    assert "Code phrase, to check that it is she Is the library open Also He reads her post" in read
    assert (
        f"{NEVER} Reach her through her partner: it is never safe Send her a text: nobody" in read
    )
    assert MACHINE not in read


def test_it_stands_where_the_promise_is_reported(
    client_of: ClientOf, scene: Scene, told: UUID
) -> None:
    scene.ask("hana", region.acknowledge(told))
    assert DO in words(page(client_of("hana"), f"/handovers/{told}/response"))


def test_a_machine_of_hers_is_spoken_to_only_where_that_is_safe(
    client_of: ClientOf, scene: Scene, told: UUID
) -> None:
    called = words(page(client_of("mary"), f"/handovers/{told}/call"))
    assert "Leave no message on the mother's own telephone." in called
    scene.ask("hana", set_contact(told, contact(voicemail=Safety.SAFE)))
    called = words(page(client_of("mary"), f"/handovers/{told}/call"))
    assert MACHINE in called
    assert "Hello, I am ringing back. I will try again." in called
    assert "Leave no message on the mother's own telephone." not in called


def test_it_is_read_aloud_on_the_call(client_of: ClientOf, told: UUID) -> None:
    called = words(page(client_of("mary"), f"/handovers/{told}/call"))
    assert (
        "Safe contact as told now: Known. Safe: ring her. Do not: leave a voicemail: it" in called
    )


def test_what_nobody_asked_stands_out_with_the_reason(
    client_of: ClientOf, scene: Scene, told: UUID
) -> None:
    scene.ask("hana", set_contact(told, not_asked()))
    read = words(page(client_of("hana"), f"/handovers/{told}/family"))
    assert "Safe contact with the mother Not asked: He was in the room" in read
    assert "Ring her: how to reach her safely is not known" in read
    assert (
        "Said before: leave a voicemail never, reach her through her partner never, ring " in read
    )


def test_only_assumed_is_no_yes(client_of: ClientOf, scene: Scene, told: UUID) -> None:
    assumed = contact(how_known=HowKnown.ASSUMED, from_whom="")
    scene.ask("mary", set_contact(told, assumed))
    read = words(page(client_of("hana"), f"/handovers/{told}"))
    assert "Safe contact with the mother Only assumed: ask her first" in read
    assert "Ring her: it is only assumed to be safe: ask her first" in read


def test_it_stands_beside_a_loss(client_of: ClientOf, scene: Scene, told: UUID) -> None:
    scene.ask("mary", record_loss(told))
    read = words(page(client_of("hana"), f"/handovers/{told}"))
    assert read.index("Routine contact stopped") < read.index(DO)


def test_a_form_tells_it_and_the_page_thanks(client_of: ClientOf, told: UUID) -> None:
    typed: Answers = {
        "command_id": str(uuid4()),
        "knowledge": "not_asked",
        "words": "Her mother interpreted",
        "how_known": "told",
        "from_whom": "left over from before",
    }
    address = f"/handovers/{told}/family/safe-contact"
    read = words(send(client_of("hana"), address, typed, follow=True).text)
    assert "Recorded. Both teams see it wherever somebody may be about to reach her." in read
    assert "Not asked: Her mother interpreted" in read


class TestAProgram:
    def test_tells_it_and_reads_which_ways_are_allowed(self, app: Flask, told: UUID) -> None:
        family = program(app, "hana").get(f"/handovers/{told}/family").get_json()
        ways = {one["way"]: one for one in family["ways"]}
        assert ways["call"] == {
            "way": "call",
            "is_allowed": True,
            "why_not": "",
            "number": "07700 900123",
            "when": "Weekdays from 10 to 12",
            "code_phrase": "Is the library open",
        }
        assert (ways["voicemail"]["is_allowed"], ways["voicemail"]["why_not"]) == (
            False,
            "it is never safe",
        )
        [one] = family["safe_contact"]
        assert (one["said"]["name"], one["voicemail"]) == ("Mary Okafor", "never")
        assert (family["is_address_hidden"], family["flags"]) == (False, [])

    def test_tells_it_when_it_records(self, world: World, app: Flask) -> None:
        body = record_body(
            world.teams["derby_visitors"],
            safe_contact={"knowledge": "declined", "voicemail": "never"},
            hidden_because="s_flag",
        )
        body["safer"]["situation"] = "Moved last week"
        mary = program(app, "mary")
        made = mary.post("/handovers", body)
        assert made.status_code == 201, made.text
        family = mary.get(f"/handovers/{made.get_json()['handover_id']}/family").get_json()
        assert [one["knowledge"] for one in family["safe_contact"]] == ["declined"]
        assert family["is_address_hidden"]
        assert family["flags"][0]["because"] == "s_flag"


def test_a_third_team_is_not_told_who_told_it_while_the_address_is_hidden(
    world: World, app: Flask, client_of: ClientOf, scene: Scene, told: UUID
) -> None:
    """Nina in Nottingham has a handover of this family too, and may not learn of Derby."""
    body = record_body(world.teams["leicester_visitors"])
    body["safer"]["situation"] = "Seen in our clinic"
    nina = program(app, "nina")
    hers = nina.post("/handovers", body).get_json()["handover_id"]
    scene.ask("hana", set_contact(told))
    open_page = words(page(client_of("nina"), f"/handovers/{hers}"))
    assert "Hana Novak, Derby health visitors" in open_page

    scene.ask("mary", hide(told))

    for read in (
        words(page(client_of("nina"), f"/handovers/{hers}")),
        words(page(client_of("nina"), f"/handovers/{hers}/family")),
        nina.get(f"/handovers/{hers}/family").get_data(as_text=True),
    ):
        assert "Hana Novak" not in read
        assert "Derby" not in read
        assert "Somebody of another team" in read
    ours = words(page(client_of("mary"), f"/handovers/{told}/family"))
    assert "Hana Novak, Derby health visitors" in ours
