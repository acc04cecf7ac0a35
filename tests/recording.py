"""How a test records a handover through the pages: the answers of each step, and the steps.

Every answer is right on Tuesday 24 November 2026; a test changes the one that it is about.
"""

from uuid import UUID

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.browsing import send
from tests.world import World

Answers = dict[str, str | list[str]]

ABOUT: Answers = {
    "about.mother.nhs_number": "999 000 0018",
    "about.mother.name": "Ann Test",
    "about.mother.born_on-day": "3",
    "about.mother.born_on-month": "5",
    "about.mother.born_on-year": "1995",
    "about.is_born": "no",
    "about.due_on-day": "3",
    "about.due_on-month": "3",
    "about.due_on-year": "2027",
}
WHY: Answers = {"kind": "handover_of_care", "trigger": "move", "urgency": "same_day"}
BORN: Answers = {
    "about.is_born": "yes",
    "about.baby_born_on-day": "14",
    "about.baby_born_on-month": "11",
    "about.baby_born_on-year": "2026",
}
"""A baby of ten days, on the step that asks about whom."""
DISCHARGE: Answers = {"trigger": "discharge", "urgency": "routine"}
"""A discharge, on the step that asks why: with a born baby it asks the whole form."""
MARK: Answers = {"trigger": "mark_before_mobile", "urgency": "immediate"}
"""A mark on a baby who is not yet mobile, on the step that asks why."""
REFERRED: Answers = {
    "referred.is_referred": "yes",
    "referred.referred_to": "Derby children's social care",
    "referred.referred_at-day": "24",
    "referred.referred_at-month": "11",
    "referred.referred_at-year": "2026",
    "referred.referred_at.time": "9:35",
    "referred.reference": "CSC 40417",
}
DECIDED: Answers = {
    "referred.is_referred": "no",
    "referred.senior_name": "Dr Ines Wold",
    "referred.senior_role": "Named doctor for safeguarding children",
    "referred.reason": "A birthmark, drawn in the red book",
}
SITUATION: Answers = {
    "safer.situation": "She moved to Derby on Friday",
    "safer.assessment": "Low mood since the move",
}
FAMILY: Answers = {
    "safer.father.knowledge": "not_asked",
    "safer.father.words_not_asked": "He was in the room",
    "safer.social_care.knowledge": "known",
    "safer.social_care.words_known": "Closed in Leicester in 2019",
    "safer.social_care.how_known": "seen_in_record",
    "safer.social_care.from_whom": "Her booking notes",
    "safer.safe_contact.knowledge": "asked_unknown",
}
ASKED = "safer.form.answers."
BIRTH: Answers = {
    f"{ASKED}pregnancy_and_birth.state": "known",
    f"{ASKED}pregnancy_and_birth.words": "Born at 39 weeks, 3.2 kg, no complication",
    f"{ASKED}pregnancy_and_birth.how_known": "seen_in_record",
    f"{ASKED}pregnancy_and_birth.from_whom": "Her maternity notes",
    f"{ASKED}marks.state": "known.none",
    f"{ASKED}marks.how_known": "seen_myself",
    f"{ASKED}screening.state": "known.complete",
    f"{ASKED}screening.how_known": "seen_myself",
    f"{ASKED}feeding.state": "known.breast",
    f"{ASKED}feeding.how_known": "told_by_her",
}
HOME: Answers = {
    f"{ASKED}mental_health.state": "known.no_concern",
    f"{ASKED}mental_health.how_known": "told_by_her",
    f"{ASKED}siblings.state": "not_asked",
    f"{ASKED}social_care_status.state": "known.none",
    f"{ASKED}social_care_status.how_known": "assumed",
    f"{ASKED}cp_is.state": "not_asked",
    "safer.form.why_home": "The clinic has no access to it today",
}
SAFETY: Answers = {
    f"{ASKED}icon.state": "known",
    f"{ASKED}icon.chosen[]": "mother",
    f"{ASKED}icon.number": "2",
    f"{ASKED}icon.how_known": "seen_myself",
    f"{ASKED}safer_sleep.state": "known",
    f"{ASKED}safer_sleep.chosen[]": ["mother", "father"],
    f"{ASKED}safer_sleep.words": "In a cot beside the bed",
    f"{ASKED}safer_sleep.by": "Safer Sleeping risk tool, version 3",
    f"{ASKED}safer_sleep.how_known": "seen_myself",
    f"{ASKED}worried_about.state": "known",
    f"{ASKED}worried_about.words": "Nothing",
    f"{ASKED}working_well.state": "known",
    f"{ASKED}working_well.words": "She asks for help early",
    f"{ASKED}needs_to_happen.state": "known",
    f"{ASKED}needs_to_happen.words": "A new birth visit",
    f"{ASKED}scaling.state": "known.9",
    f"{ASKED}scaling.by": "Mary Okafor",
}
MOVED: Answers = {
    f"{ASKED}siblings.state": "known.none",
    f"{ASKED}siblings.how_known": "told_by_her",
    f"{ASKED}cp_is.state": "not_asked",
    "safer.form.why_home": "The clinic has no access to it today",
}
"""What a move of a born baby asks of that page."""
FORM = {"birth": BIRTH, "home": HOME, "safety": SAFETY}
"""The pages of a transfer of care, after the family factors."""
RESPONSE: Answers = {
    "safer.expected_response": "Visit her before 12 December",
    "safer.parents_told.told": "yes",
}


def to_team(world: World, key: str = "derby_visitors") -> Answers:
    """The answer that chooses a team."""
    return {"to_team_id": str(world.teams[key])}


def begun(client: FlaskClient) -> UUID:
    """The draft of a record that was just started."""
    response = send(client, "/record", {})
    assert response.status_code == 303, response.status_code
    return UUID(response.location.split("/")[2])


def answer(client: FlaskClient, draft_id: UUID, step: str, answers: Answers) -> TestResponse:
    """Send the answers of one step."""
    return send(client, f"/record/{draft_id}/{step}", answers)


def answered(client: FlaskClient, world: World, **changed: Answers) -> UUID:
    """A draft with every step answered; `changed` adds to the answers of a step."""
    draft_id = begun(client)
    steps = {
        "about": ABOUT,
        "to": to_team(world),
        "why": WHY,
        "situation": SITUATION,
        "family": FAMILY,
        **_pages(changed),
        "response": RESPONSE,
        **({"referred": REFERRED} if "referred" in changed else {}),
    }
    for step, answers in steps.items():
        response = answer(client, draft_id, step, {**answers, **changed.get(step, {})})
        assert response.status_code == 303, (step, response.text)
    return draft_id


def _pages(changed: dict[str, Answers]) -> dict[str, Answers]:
    """The pages of the form that the reason asks: a move of a born baby asks a part of one."""
    about, why = (
        {**right, **changed.get(step, {})} for step, right in (("about", ABOUT), ("why", WHY))
    )
    if about["about.is_born"] != "yes" or why["kind"] != "handover_of_care":
        return {}
    if why["trigger"] == "move":
        return {"home": MOVED}
    return FORM if why["trigger"] in {"birth", "discharge", "neonatal_unit"} else {}


def sent(client: FlaskClient, world: World, **changed: Answers) -> UUID:
    """The handover of a record that was answered and sent."""
    response = send(client, f"/record/{answered(client, world, **changed)}/check", {})
    assert response.status_code == 303, response.text
    return UUID(response.location.split("/")[2])
