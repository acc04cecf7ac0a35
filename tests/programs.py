"""How a test talks to the API: a program with a bearer token, and bodies that are right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from web.composition import EXTENSION, Composition

V1 = "/api/v1"
Body = dict[str, Any]
PROBLEM = {"type", "title", "status", "detail", "errors"}


@dataclass(frozen=True)
class Program:
    """A client of the API that sends a token with everything, and keeps no cookie."""

    client: FlaskClient
    token: str

    def get(self, path: str, **query: str) -> TestResponse:
        return self.client.get(V1 + path, query_string=query, headers=self.headers)

    def post(self, path: str, body: object) -> TestResponse:
        return self.client.post(V1 + path, json=body, headers=self.headers)

    def send(self, path: str, data: bytes, content_type: str = "application/json") -> TestResponse:
        """Send exactly these bytes."""
        return self.client.post(
            V1 + path, data=data, content_type=content_type, headers=self.headers
        )

    def do(self, path: str, **facts: object) -> Body:
        """Send a command under a new id; it must be carried out."""
        response = self.post(path, once(facts))
        assert response.status_code == 201, response.text
        return dict(response.get_json())

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


def program(app: Flask, username: str) -> Program:
    """A program with a token of `username`, as signing in through the API would have left it."""
    together: Composition = app.extensions[EXTENSION]
    account = next(a for a in together.desk.accounts.everyone() if a.username == username)
    token = together.desk.sessions.start(account.account_id, together.clock())
    return Program(app.test_client(use_cookies=False), token)


def once(facts: Mapping[str, object]) -> Body:
    """`facts` with a command id of their own, unless they have one."""
    return {"command_id": str(uuid4()), **facts}


def record_body(to_team_id: UUID, **changed: object) -> Body:
    """A handover of care that any team could take; the mother is invented."""
    body = once(
        {
            "kind": "handover_of_care",
            "trigger": "move",
            "urgency": "priority",
            "to_team_id": str(to_team_id),
            "about": {
                "mother": {
                    "nhs_number": "999 000 0018",
                    "name": "Test Mother",
                    "born_on": "1996-05-03",
                },
                "due_on": "2027-02-01",
            },
            "safer": {
                "situation": "Moved from Leicester to Derby last week",
                "assessment": "No birth plan yet",
                "father": {"knowledge": "not_asked", "words": "He was in the room"},
                "social_care": {
                    "knowledge": "known",
                    "words": "Closed in 2019",
                    "how_known": "seen_in_record",
                    "from_whom": "Her booking notes",
                },
                "safe_contact": {"knowledge": "asked_unknown"},
                "expected_response": "Please visit before the due date",
                "parents_told": {"told": True},
            },
            **changed,
        }
    )
    facts: Any = body
    if facts["kind"] == "handover_of_care" and (facts["about"] or {}).get("baby_born_on"):
        facts["safer"] = {"form": form_of_move(), **facts["safer"]}
    return body


def discharge_body(to_team_id: UUID, **changed: Body) -> Body:
    """A discharge with the whole form answered; `changed` goes over the answer of that name."""
    body: Any = record_body(to_team_id, trigger="discharge", urgency="routine")
    mother = body["about"]["mother"]
    body["about"] = {"mother": mother, "baby_born_on": "2026-11-14"}
    answers = {key: {**given, **changed.get(key, {})} for key, given in WHOLE_FORM.items()}
    body["safer"]["form"] = {"form_id": "transfer-of-care/1", "answers": answers}
    return dict(body)


_MINE: Body = {"knowledge": "known", "how_known": "seen_myself"}
WHOLE_FORM: dict[str, Body] = {
    "pregnancy_and_birth": {**_MINE, "words": "Born at 39 weeks, 3.2 kg"},
    "marks": {**_MINE, "chosen": ["none"]},
    "screening": {**_MINE, "chosen": ["complete"]},
    "feeding": {**_MINE, "chosen": ["breast"]},
    "mental_health": {**_MINE, "chosen": ["no_concern"]},
    "siblings": {"knowledge": "declined"},
    "social_care_status": {"knowledge": "known", "chosen": ["none"], "how_known": "assumed"},
    "cp_is": {"knowledge": "not_asked", "words": "No access in the clinic"},
    "icon": {**_MINE, "chosen": ["mother"], "number": 2},
    "safer_sleep": {
        **_MINE,
        "chosen": ["mother", "father"],
        "words": "In a cot beside the bed",
        "by": "Safer Sleeping risk tool, version 3",
    },
    "worried_about": {"knowledge": "known", "words": "Nothing"},
    "working_well": {"knowledge": "known", "words": "She asks for help early"},
    "needs_to_happen": {"knowledge": "known", "words": "A new birth visit"},
    "scaling": {"knowledge": "known", "number": 9, "by": "Mary Okafor"},
}
"""An answer to every question of a transfer of care, as a program sends it."""


def form_of_move() -> Body:
    """The small part of the form that a move of a born baby asks, answered."""
    return {
        "form_id": "transfer-of-care/1",
        "answers": {
            "siblings": {
                "knowledge": "known",
                "chosen": ["none"],
                "how_known": "told",
                "from_whom": "The mother",
            },
            "cp_is": {"knowledge": "not_asked", "words": "No access in the clinic"},
        },
    }


def attempt_body(**changed: object) -> Body:
    """A voicemail, which is no contact."""
    return once({"outcome": "voicemail", "number": "01632 960103", **changed})


def conversation_body(**changed: object) -> Body:
    """Two-way talk with Hana, read back."""
    talk = {
        "with_name": "Hana Novak",
        "with_role": "Health visitor",
        "with_team": "Derby health visitors",
        "number": "01632 960103",
        "verified_how": "directory_number",
        "is_read_back": True,
        "agreed": "Visit on Monday",
    }
    return once({**talk, **changed})


def acknowledge_body(**changed: object) -> Body:
    """Hana takes it on."""
    promise = {
        "professional": "Hana Novak",
        "professional_role": "Health visitor",
        "next_action": "Visit at home",
        "next_action_on": "2026-12-01",
    }
    return once({**promise, **changed})


def respond_body(**changed: object) -> Body:
    """Hana did what she promised."""
    return once({"is_done": True, "words": "Visited at home, all is well", **changed})


def not_done_body(**changed: object) -> Body:
    """Hana could not do it, and promises another day."""
    put_off = {"is_done": False, "words": "Nobody was at home", "next_action_on": "2026-12-04"}
    return once({**put_off, **changed})


def fields_of(response: TestResponse) -> list[str]:
    """The fields that a problem names."""
    return [error["field"] for error in response.get_json()["errors"]]


def register_body(**changed: object) -> Body:
    """A team that is not in the directory yet."""
    team = {
        "name": "Belper health visitors",
        "kind": "health_visiting",
        "organisation": "Derbyshire Community Health Services NHS Foundation Trust",
        "ods_code": "RY8",
        "area": "Derby",
        "places": ["Belper", "Duffield"],
        "telephone": "01632 960140",
        "verified_on": "2026-11-20",
        "authorities": ["Derbyshire"],
        "districts": ["DE56"],
        "out_of_hours_number": "07700 900140",
    }
    return once({**team, **hours_body(), **changed})


def hours_body(**changed: object) -> Body:
    """Weekdays from 9am to 5pm, and whom to ring at other times."""
    weekly = [{"weekday": day, "opens": "09:00", "closes": "17:00"} for day in range(1, 6)]
    hours = {"weekly": weekly, "open_on_bank_holidays": False}
    return once({"hours": hours, "out_of_hours": "Ring the duty desk on 01632 960199", **changed})


def check_problem(response: TestResponse, status: int, kind: str) -> Body:
    """The problem, which must have the one shape."""
    assert response.status_code == status, response.text
    assert response.content_type == "application/problem+json"
    problem: Body = response.get_json()
    assert set(problem) == PROBLEM
    assert problem["type"] == f"urn:pick-up-the-phone:{kind}"
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem
