"""What the people of story 1 do and read: the answers, and the few words to ask for them.

Must not know what the story demands of the service.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from flask import Flask

from tests.browsing import ClientOf, page, send, words
from tests.programs import program
from tests.recording import Answers, sent
from tests.world import MovableClock, World

SEPTEMBER = datetime(2027, 9, 14, 9, 0, tzinfo=UTC)
"""A Tuesday, after this region was made; she is 14 weeks pregnant."""
BORN_ON = {
    "about.baby_born_on-day": "10",
    "about.baby_born_on-month": "3",
    "about.baby_born_on-year": "2028",
}
DUE: Answers = {
    "about.due_on-day": "14",
    "about.due_on-month": "3",
    "about.due_on-year": "2028",
}
BOOKING: Answers = {"kind": "concern", "trigger": "booking_concern", "urgency": "priority"}
UNASKED: Answers = {
    "safer.father.knowledge": "not_asked",
    "safer.father.words_not_asked": "Nobody has asked about him",
    "safer.social_care.knowledge": "known",
    "safer.social_care.words_known": "Years of involvement for both of them as children",
    "safer.social_care.how_known": "told_by_her",
    "safer.social_care.from_whom": "",
    "safer.safe_contact.knowledge": "known",
    "safer.safe_contact.words_known": "Her mobile, voicemail is fine",
    "safer.safe_contact.how_known": "assumed",
}
ASKED: Answers = {
    "safer.expected_response": "Decide with us this week on a pre-birth referral",
    "safer.parents_told.told": "yes",
}
DISCHARGE: Answers = {"kind": "handover_of_care", "trigger": "discharge", "urgency": "routine"}
TO_LEICESTER = "leicester_visitors"


@dataclass
class Lived:
    """The people of the story, each signed in anew at every look, and the clock that moves."""

    app: Flask
    world: World
    clock: MovableClock
    client_of: ClientOf

    def at(self, day: datetime) -> None:
        self.clock.now = day

    def reads(self, who: str, address: str) -> str:
        return words(page(self.client_of(who), address))

    def does(self, who: str, address: str, **typed: str) -> None:
        form: dict[str, str | list[str]] = {"command_id": str(uuid4()), **typed}
        answer = send(self.client_of(who), address, form)
        assert answer.status_code == 303, words(answer.text)

    def records(self, **changed: Answers) -> UUID:
        to: Answers = {"to_team_id": str(self.world.teams[TO_LEICESTER])}
        return sent(self.client_of("mary"), self.world, to=to, **changed)

    def holder(self, handover_id: UUID) -> str:
        """The one named person, with their team; both teams are told the same."""
        said = {
            str(program(self.app, who).get(f"/handovers/{handover_id}").get_json()["holder"])
            for who in ("mary", "hugo")
        }
        assert len(said) == 1
        record = program(self.app, "mary").get(f"/handovers/{handover_id}").get_json()
        holder = record["holder"]
        return f"{holder['name']}, {holder['team']['name']}"


MARY_HOLDS = "Mary Okafor, Leicester community midwives"


def booked(lived: Lived) -> UUID:
    """The booking midwife records the concern, and what was told of both families of origin."""
    handover_id = lived.records(about=DUE, why=BOOKING, family=UNASKED, response=ASKED)
    of_it = f"/handovers/{handover_id}"
    lived.does(
        "mary",
        f"{of_it}/family/person",
        **{
            "relation": "father",
            "answer.knowledge": "not_asked",
            "answer.words": "He waited outside",
            "responsibility": "not_known",
            "residence": "not_known",
        },
    )
    for whose, authority, how in (
        ("mother", "Northamptonshire", "told_by_her"),
        ("father", "Birmingham", "assumed"),
    ):
        lived.does(
            "mary",
            f"{of_it}/family/social-care",
            whose=whose,
            authority=authority,
            status="looked_after",
            is_open="no",
            how_known=how,
            from_whom="",
        )
    return handover_id


def referred(lived: Lived, handover_id: UUID) -> None:
    """The midwife refers on the same day, and records it."""
    lived.does(
        "mary",
        f"/handovers/{handover_id}/referrals/made",
        **{
            "to": "children_social_care",
            "authority": "Leicester City",
            "made_as": "referral",
            "made_by": "Mary Okafor",
            "parents_told.told": "yes",
        },
    )


def decided(lived: Lived, handover_id: UUID, outcome: str, said: str, by: str) -> None:
    """What came back."""
    lived.does(
        "mary",
        f"/handovers/{handover_id}/referrals/outcome",
        referral_id=the_referral(lived, handover_id),
        outcome=outcome,
        given_by=by,
        how="letter",
        words=said,
    )


def the_referral(lived: Lived, handover_id: UUID) -> str:
    every = program(lived.app, "mary").get(f"/handovers/{handover_id}/referrals").get_json()
    [one] = every["referrals"]
    return str(one["referral_id"])
