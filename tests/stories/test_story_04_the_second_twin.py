"""Story 4: twins, and one dies on day 2. What is routine about that baby stops at once.

The living twin's handover stays open and its words stay usable. A key contact is named. A mistaken
loss is undone by two people, and both facts stay in the record.
"""

from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from handover.family.babies import BabyNamed, baby_id_of
from handover.family.family import Family
from handover.family.losses import routine_contact_allowed
from handover.family.refusals import BabyHasDied
from handover.handover import Handover
from handover.person import About
from handover.policy import View
from tests import losing, region
from tests.browsing import ClientOf, page, send, words
from tests.programs import program
from tests.recording import Answers, answered
from tests.web.scene import Scene
from tests.world import START, MovableClock, World

BORN = START.date()
ADA, BEN = BabyNamed(1, "Ada"), BabyNamed(2, "Ben")
KEY_CONTACT = "Key contact Ines Wold, Bereavement midwife, 01632 960177"
BORN_ON: Answers = {
    "about.mother.name": "Test Mother",
    "about.is_born": "yes",
    "about.baby_born_on-day": "24",
    "about.baby_born_on-month": "11",
    "about.baby_born_on-year": "2026",
}
DIED = "Baby 2 (Ben) has died"
LOSS = {
    "kind": "neonatal_death",
    "happened_on-day": "26",
    "happened_on-month": "11",
    "happened_on-year": "2026",
    "how_known": "told",
    "from_whom": "the neonatal unit",
    "contact_name": "Ines Wold",
    "contact_role": "Bereavement midwife",
    "contact_telephone": "01632 960177",
    "plan": "Ines rings on Friday",
}


class Twins:
    """What Mary in Leicester has sent to Derby: about both, and about the second alone."""

    def __init__(self, world: World, scene: Scene) -> None:
        self.world, self.scene = world, scene
        self.both = self.recorded(ADA, BEN)
        self.second_alone = self.recorded(BEN)
        [pregnancy] = self.family.pregnancies
        self.first, self.second = (baby_id_of(pregnancy, order) for order in (1, 2))

    @property
    def family(self) -> Family:
        """As the service has it now."""
        mary = self.world.accounts["mary"].actor
        return self.world.together.service.family_of(self.both, mary)[1]

    def seen(self, handover_id: UUID) -> Handover:
        """A handover as Mary finds it now."""
        mary = self.world.accounts["mary"].actor
        return self.world.together.service.look_up(handover_id, mary, View.RECORD)

    def recorded(self, *babies: BabyNamed) -> UUID:
        about = About(region.about().mother, None, BORN, babies)
        to = self.world.teams["derby_visitors"]
        return self.scene.ask("mary", region.record(to_team_id=to, whom=about))


@pytest.fixture
def twins(world: World, clock: MovableClock) -> Twins:
    """Born on Tuesday; it is Thursday, day 2."""
    made = Twins(world, Scene(world, clock))
    clock.move(days=2)
    return made


@pytest.fixture
def mary(client_of: ClientOf, twins: Twins) -> FlaskClient:
    del twins  # the clock has moved, and signing in comes after
    return client_of("mary")


@pytest.fixture
def hana(client_of: ClientOf, mary: FlaskClient) -> FlaskClient:
    del mary
    return client_of("hana")


def read(client: FlaskClient, address: str) -> str:
    return words(page(client, address))


def tell(client: FlaskClient, address: str, **typed: str) -> None:
    answer = send(client, address, {"command_id": str(uuid4()), **typed})
    assert answer.status_code == 303, words(answer.text)


def ben_dies(mary: FlaskClient, twins: Twins) -> None:
    at = f"/handovers/{twins.both}/family/loss"
    assert "Who was lost?" in read(mary, at)
    tell(mary, at, **LOSS, baby_id=str(twins.second))


def test_nothing_routine_is_left_about_the_twin_who_died(
    app: Flask, mary: FlaskClient, hana: FlaskClient, twins: Twins
) -> None:
    assert "2 waiting, 2 overdue" in read(hana, "/inbox")
    ben_dies(mary, twins)
    inbox = read(hana, "/inbox")
    assert "1 waiting, 1 overdue" in inbox
    assert "Routine contact stopped (1) These families have had a loss. Nothing is due." in inbox
    assert "Your team has not confirmed that it knows" in inbox
    assert not routine_contact_allowed(twins.family, [twins.second])
    assert not routine_contact_allowed(twins.family, [twins.first, twins.second])
    refused = program(app, "hana").post(
        f"/handovers/{twins.second_alone}/decline",
        {"command_id": str(uuid4()), "reason": "Not in our area"},
    )
    assert refused.status_code == 409
    assert refused.get_json()["type"].endswith("routine_contact_stopped")
    assert "Key contact: Ines Wold" in refused.get_json()["detail"]
    with pytest.raises(BabyHasDied, match="Key contact: Ines Wold"):
        twins.recorded(BEN)
    draft = answered(mary, twins.world, about={**BORN_ON, "about.babies.2.name": "Ben"})
    again = send(mary, f"/record/{draft}/check", {})
    assert again.status_code == 422
    assert "This baby has died, so nothing routine can be recorded." in words(again.text)


def test_the_living_twins_handover_stays_open_and_usable(
    mary: FlaskClient, hana: FlaskClient, twins: Twins
) -> None:
    ben_dies(mary, twins)
    at = f"/handovers/{twins.both}"
    record = read(hana, at)
    assert "This family has had a loss" in record
    assert DIED in record
    assert KEY_CONTACT in record
    assert "Plan agreed for contact Ines rings on Friday" in record
    assert "Baby 1 (Ada) and baby 2 (Ben): born 24 November 2026, 2 days old" in record
    assert "Moved from Leicester to Derby last week" in record
    assert "overdue" in record.lower()
    call = read(mary, f"{at}/call")
    assert DIED in call
    assert "Moved from Leicester to Derby last week" in call, "it is read aloud as before"
    tell(
        hana,
        f"{at}/acknowledge",
        professional="Hana Novak",
        professional_role="Health visitor",
        next_action="Visit with the bereavement midwife",
        **{
            "next_action_on-day": "30",
            "next_action_on-month": "11",
            "next_action_on-year": "2026",
        },
    )
    taken = read(hana, "/inbox")
    assert "Visit with the bereavement midwife" in taken
    assert DIED in taken
    assert routine_contact_allowed(twins.family, [twins.first])
    twins.scene.ask("mary", region.note(twins.both))
    later = twins.recorded()
    assert twins.seen(later).baby_ids == (twins.first,)


def test_a_mistaken_loss_takes_two_people_and_both_facts_stay(
    mary: FlaskClient, hana: FlaskClient, twins: Twins
) -> None:
    ben_dies(mary, twins)
    at = f"/handovers/{twins.second_alone}"
    due_before = twins.seen(twins.second_alone).due
    tell(mary, f"{at}/family/loss-undo", reason="The unit meant another Ben")
    alone = send(
        mary,
        f"{at}/family/loss-undo-answer",
        {"command_id": str(uuid4()), "is_mistake": "yes", "words": "It is"},
    )
    assert alone.status_code == 422
    assert "You asked for this yourself, so somebody else has to confirm it." in words(alone.text)
    assert "Routine contact stopped" in read(mary, at)
    tell(hana, f"{at}/family/loss-undo-answer", is_mistake="yes", words="I rang the unit")
    undone = twins.seen(twins.second_alone)
    assert (undone.is_stopped, undone.due) == (False, due_before)
    assert "2 waiting, 2 overdue" in read(hana, "/inbox")
    record = read(mary, at)
    assert "Recorded by mistake: Baby 2 (Ben) has died. Mary Okafor" in record
    assert "Asked to undo it: The unit meant another Ben. Mary Okafor" in record
    assert "Confirmed as a mistake: I rang the unit. Hana Novak" in record
    for other in (twins.both, twins.second_alone):
        told = read(mary, f"/handovers/{other}")
        assert "Confirm that my team knows of the mistake" in told
    assert "A loss was recorded by mistake (2)" in read(mary, "/sent")
    for other in (twins.both, twins.second_alone):
        tell(mary, f"/handovers/{other}/loss-undo-known")
    assert "A loss was recorded by mistake" not in read(mary, "/sent")
    assert len(twins.family.undone) == 1
    assert losing.KEY_CONTACT in twins.family.undone[0].loss.key_contact
