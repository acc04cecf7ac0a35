"""Recording a handover through its pages, from the start to the call; and what is kept."""

from functools import partial
from uuid import uuid4

from sqlalchemy import insert

from handover.content import Kind
from handover.policy import View
from handover.states import State
from handover.urgency import Urgency
from tests import leading
from tests.browsing import ClientOf, page, send, words
from tests.recording import ABOUT, FAMILY, WHY, Answers, answer, answered, begun, sent, to_team
from tests.world import MovableClock, World
from web.desk.drafts import drafts


def events_in(world: World) -> int:
    return world.together.service.head()


def test_a_midwife_records_a_handover_and_comes_to_the_call(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    handover_id = sent(mary, world)

    actor = world.accounts["mary"].actor
    handover = world.together.service.look_up(handover_id, actor, View.RECORD)
    assert handover.kind is Kind.HANDOVER_OF_CARE
    assert handover.urgency is Urgency.SAME_DAY
    assert handover.state is State.WAITING
    assert handover.about.mother.nhs_number == "9990000018"
    assert handover.safer.father.words == "He was in the room"
    assert "Ring Derby health visitors" in words(page(mary, f"/handovers/{handover_id}/call"))


def test_a_health_visitor_records_a_concern_to_midwives(client_of: ClientOf, world: World) -> None:
    hana = client_of("hana")
    handover_id = sent(
        hana, world, to=to_team(world, "leicester_midwives"), why={**WHY, "kind": "concern"}
    )

    said = words(page(hana, f"/handovers/{handover_id}/call"))
    assert "Ring Leicester community midwives" in said
    assert "health visitor with Derby health visitors" in said
    assert "I am ringing to share a concern" in said


def test_a_lead_may_not_record(client_of: ClientOf) -> None:
    assert client_of("lena").get("/record").status_code == 403


def test_each_urgency_says_when_it_is_due_for_that_team(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    draft_id = begun(mary)
    answer(mary, draft_id, "about", ABOUT)
    answer(mary, draft_id, "to", to_team(world))

    said = words(page(mary, f"/record/{draft_id}/why"))
    assert "Ring within 4 hours of the team's open time" in said
    assert "ring by 10:30am today; they acknowledge by midday today" in said
    assert "they acknowledge by Thursday 26 November 2026 at 5pm" in said
    assert "ring children's social care now, or 999" in said


def test_the_check_page_shows_every_answer_and_what_sending_starts(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    said = words(page(mary, f"/record/{answered(mary, world)}/check"))

    for shown in (
        "999 000 0018",
        "Due on 3 March 2027",
        "Not asked: He was in the room",
        "Closed in Leicester in 2019",
        "by Tuesday 24 November 2026 at 2pm",
        "Derbyshire Community Health Services NHS Foundation Trust is another organisation",
        "You hold it until a named person there acknowledges",
    ):
        assert shown in said


def test_the_out_of_hours_route_is_named_when_the_team_is_shut_and_it_cannot_wait(
    client_of: ClientOf, world: World, clock: MovableClock
) -> None:
    clock.move(hours=9)  # 7pm
    mary = client_of("mary")
    draft_id = answered(mary, world)
    assert "Ring the duty desk on 01632 960199" in words(page(mary, f"/record/{draft_id}/check"))

    routine = answered(mary, world, why={**WHY, "urgency": "routine"})
    assert "01632 960199" not in words(page(mary, f"/record/{routine}/check"))


def test_changing_an_answer_comes_back_to_the_check_page(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world)

    response = answer(mary, draft_id, "about", {**ABOUT, "about.mother.name": "Bea Test"})

    assert response.location == f"/record/{draft_id}/check"
    assert "Bea Test" in page(mary, response.location)


def test_opening_the_check_page_too_early_leads_to_the_first_gap(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    draft_id = begun(mary)
    assert mary.get(f"/record/{draft_id}/check").location == f"/record/{draft_id}/about"

    answer(mary, draft_id, "about", ABOUT)
    answer(mary, draft_id, "to", to_team(world))
    assert mary.get(f"/record/{draft_id}/check").location == f"/record/{draft_id}/why"
    assert send(mary, f"/record/{draft_id}/check", {}).location == f"/record/{draft_id}/why"
    assert mary.get(f"/record/{draft_id}").location == f"/record/{draft_id}/why"


def test_urgency_is_asked_only_once_a_team_is_chosen(client_of: ClientOf) -> None:
    mary = client_of("mary")
    draft_id = begun(mary)
    assert mary.get(f"/record/{draft_id}/why").location == f"/record/{draft_id}/to"


def test_pressing_send_twice_makes_one_handover(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world)
    first = send(mary, f"/record/{draft_id}/check", {})
    stored = events_in(world)

    second = send(mary, f"/record/{draft_id}/check", {})

    assert (second.status_code, second.location) == (303, first.location)
    assert events_in(world) == stored


def test_an_old_tab_of_a_sent_record_says_so_and_leads_to_it(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world)
    call = send(mary, f"/record/{draft_id}/check", {}).location

    for response in (
        mary.get(f"/record/{draft_id}/about"),
        answer(mary, draft_id, "about", ABOUT),
    ):
        assert response.status_code == 410
        assert "This record was sent" in response.text
        assert call in response.text


def test_a_draft_left_behind_by_a_lost_connection_is_not_sent_twice(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world)
    desk, account = world.together.desk, world.accounts["mary"]
    kept = desk.drafts.get(draft_id, account.account_id)
    assert kept
    call = send(mary, f"/record/{draft_id}/check", {}).location
    _put_back(world, draft_id.hex, account.account_id, kept.body)
    stored = events_in(world)

    changed = answer(mary, draft_id, "about", {**ABOUT, "about.mother.name": "Bea Test"})

    assert changed.status_code == 410
    assert call in changed.text
    assert events_in(world) == stored
    assert desk.drafts.get(draft_id, account.account_id) is None


def test_half_done_records_are_listed_and_carried_on_anywhere(client_of: ClientOf) -> None:
    first_device = client_of("mary")
    draft_id = begun(first_device)
    answer(first_device, draft_id, "about", ABOUT)

    other_device = client_of("mary")
    said = words(page(other_device, "/record"))
    assert "Ann Test 1 of 6 steps answered" in said
    assert other_device.get(f"/record/{draft_id}").location == f"/record/{draft_id}/to"
    assert "Ann Test" in page(other_device, f"/record/{draft_id}/about")


def test_discarding_asks_first_and_sends_nothing(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    draft_id = begun(mary)
    stored = events_in(world)
    assert "Discard this half-done record?" in page(mary, f"/record/{draft_id}/discard")

    done = send(mary, f"/record/{draft_id}/discard", {}, follow=True)

    assert "Nothing was sent" in done.text
    assert events_in(world) == stored
    late = answer(mary, draft_id, "about", ABOUT)
    assert late.status_code == 410
    assert "Ann Test" in late.text  # what was typed can still be copied


def test_nobody_elses_draft_can_be_opened(client_of: ClientOf) -> None:
    draft_id = begun(client_of("mary"))
    nina = client_of("nina")
    there, nowhere = nina.get(f"/record/{draft_id}/about"), nina.get(f"/record/{uuid4()}/about")
    assert there.status_code == nowhere.status_code == 410
    assert words(there.text) == words(nowhere.text)


def test_an_expired_session_loses_nothing_that_was_typed(
    client_of: ClientOf, clock: MovableClock
) -> None:
    mary = client_of("mary")
    draft_id = begun(mary)
    mary.get(f"/record/{draft_id}/about")
    clock.move(hours=1)
    assert "/sign-in" in answer(mary, draft_id, "about", ABOUT).location

    typed: Answers = {
        "username": "mary",
        "password": "pick-up-the-phone",
        "next": f"/record/{draft_id}/about",
    }
    back = send(mary, "/sign-in", typed, follow=True)

    assert "Ann Test" in back.text
    assert "has not been sent" in back.text


def test_a_form_held_from_before_never_overrides_what_is_posted_now(
    client_of: ClientOf, clock: MovableClock
) -> None:
    mary = client_of("mary")
    draft_id = begun(mary)
    clock.move(hours=1)
    answer(mary, draft_id, "about", {**ABOUT, "about.mother.name": "Held Before"})

    elsewhere = client_of("mary")
    answer(elsewhere, draft_id, "about", ABOUT)

    assert "Ann Test" in words(page(elsewhere, "/record"))
    assert "Held Before" not in page(elsewhere, f"/record/{draft_id}/about")


def test_a_box_below_a_choice_not_made_is_kept_but_not_sent(
    client_of: ClientOf, world: World
) -> None:
    mary = client_of("mary")
    other = {**FAMILY, "safer.father.words_known": "Lives elsewhere"}
    draft_id = answered(mary, world, family=other)
    assert "Lives elsewhere" in page(mary, f"/record/{draft_id}/family")
    assert "Lives elsewhere" not in page(mary, f"/record/{draft_id}/check")


def test_no_address_or_title_of_a_record_names_anybody(client_of: ClientOf, world: World) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world)
    for step in ("about", "to", "why", "situation", "family", "response", "check", "discard"):
        title = page(mary, f"/record/{draft_id}/{step}").split("<title>")[1].split("</title>")[0]
        assert "Ann" not in title
        assert "999" not in title


def _put_back(world: World, draft_id: str, account_id: str, body: object) -> None:
    """The draft as it stood before a connection was lost between the sending and its end."""
    now = world.together.clock()
    with world.together.desk.database.writing() as connection:
        connection.execute(
            insert(drafts).values(
                draft_id=draft_id,
                account_id=account_id,
                purpose="record",
                body=body,
                created_at=now,
                changed_at=now,
            )
        )


def test_a_half_done_record_goes_after_a_week_and_its_page_says_so(
    client_of: ClientOf, world: World, clock: MovableClock
) -> None:
    mary = client_of("mary")
    draft_id = answered(mary, world)
    assert "when nobody has changed it for 7 days" in mary.get("/record").text
    clock.move(days=7)
    assert client_of("mary").get(f"/record/{draft_id}/about").status_code == 200
    clock.move(minutes=1)
    gone = client_of("mary").get(f"/record/{draft_id}/about")
    assert gone.status_code == 410
    assert "nobody changed it for 7 days" in gone.text
    kept = partial(world.together.desk.drafts.get, draft_id, world.accounts["mary"].account_id)
    assert kept() is not None, "a clock by which nothing was recorded for so long may be ahead"
    leading.sent(world)
    world.together.projector.catch_up_fully()
    page(client_of("mary"), "/record")
    assert kept() is None
