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
        "response": RESPONSE,
        **({"referred": REFERRED} if "referred" in changed else {}),
    }
    for step, answers in steps.items():
        response = answer(client, draft_id, step, {**answers, **changed.get(step, {})})
        assert response.status_code == 303, (step, response.text)
    return draft_id


def sent(client: FlaskClient, world: World, **changed: Answers) -> UUID:
    """The handover of a record that was answered and sent."""
    response = send(client, f"/record/{answered(client, world, **changed)}/check", {})
    assert response.status_code == 303, response.text
    return UUID(response.location.split("/")[2])
