"""What people tell of one baby in tests: commands for one handover, and bodies for the API.

As tests/telling.py; everything is right on Tuesday 24 November 2026.
"""

from datetime import date
from typing import Any
from uuid import UUID

from handover.answers import HowKnown
from handover.family.arrangements import Arrangement, ArrangementKind
from handover.family.baby_commands import (
    RecordArrangement,
    RecordBabyNumber,
    RecordBirth,
    RecordPlace,
)
from handover.family.birth import Birth, Gestation
from handover.family.part_dates import PartDate
from handover.family.places import Place, PlaceKind
from tests.programs import Body, once

BABYS_NUMBER = "9990000026"
NEW_NUMBER = "9990000123"
BORN_ON = date(2026, 11, 20)
UNIT = "Leicester Royal Infirmary neonatal unit"


def birth(**changed: Any) -> Birth:
    """Born in Leicester at about 30 weeks."""
    facts: dict[str, Any] = {
        "place": "University Hospitals of Leicester",
        "how_known": HowKnown.TOLD,
        "gestation": Gestation(30, is_about=True),
        "from_whom": "the delivery suite",
        **changed,
    }
    return Birth(**facts)


def record_birth(
    handover_id: UUID,
    born_on: date | None = BORN_ON,
    baby_id: UUID | None = None,
    **changed: Any,
) -> RecordBirth:
    """The command that says how a baby was born, and when."""
    return RecordBirth(handover_id, birth(**changed), born_on, baby_id)


def number(
    handover_id: UUID, digits: str = BABYS_NUMBER, reason: str = "", baby_id: UUID | None = None
) -> RecordBabyNumber:
    """The command that records a baby's own number."""
    return RecordBabyNumber(handover_id, digits, reason, baby_id)


def place(kind: PlaceKind = PlaceKind.NEONATAL_UNIT, **changed: Any) -> Place:
    """In the neonatal unit since birth."""
    facts: dict[str, Any] = {
        "how_known": HowKnown.TOLD,
        "where": UNIT if kind is PlaceKind.NEONATAL_UNIT else "",
        "since": PartDate(2026, 11, 20),
        "from_whom": "the ward",
        **changed,
    }
    return Place(kind, **facts)


def baby_is(
    handover_id: UUID, told: Place | None = None, baby_id: UUID | None = None
) -> RecordPlace:
    """The command that says where a baby is."""
    return RecordPlace(handover_id, told or place(), is_mothers=False, baby_id=baby_id)


def mother_is(handover_id: UUID, told: Place | None = None) -> RecordPlace:
    """The command that says where the mother is."""
    return RecordPlace(handover_id, told or place(PlaceKind.HOME), is_mothers=True)


def arrangement(kind: ArrangementKind = ArrangementKind.SURROGACY, **changed: Any) -> Arrangement:
    """A surrogacy; the intended parents are named to nobody of her family."""
    facts: dict[str, Any] = {
        "not_told": "Her family: who the intended parents are",
        "how_known": HowKnown.TOLD,
        "cares": "The intended parents, Nottingham health visitors",
        "from_whom": "the mother",
        **changed,
    }
    return Arrangement(kind, **facts)


def arranged(
    handover_id: UUID, told: Arrangement | None = None, baby_id: UUID | None = None
) -> RecordArrangement:
    """The command that records it."""
    return RecordArrangement(handover_id, told or arrangement(), baby_id)


def adopted(handover_id: UUID, baby_id: UUID | None = None) -> RecordArrangement:
    """The command that says that the baby has been adopted."""
    told = arrangement(ArrangementKind.ADOPTED, cares="", not_told="Everybody: who adopted")
    return RecordArrangement(handover_id, told, baby_id)


def arrangement_body(**changed: Any) -> Body:
    """A surrogacy, as a program sends it."""
    told = {
        "kind": "surrogacy",
        "not_told": "Her family: who the intended parents are",
        "cares": "The intended parents, Nottingham health visitors",
        "how_known": "told",
        "from_whom": "the mother",
    }
    return once({**told, **changed})


def birth_body(**changed: Any) -> Body:
    """How the baby was born, as a program sends it."""
    told = {
        "born_on": "2026-11-20",
        "place": "University Hospitals of Leicester",
        "gestation": "about 30 weeks",
        "how_known": "told",
        "from_whom": "the delivery suite",
    }
    return once({**told, **changed})


def number_body(**changed: Any) -> Body:
    """The baby's number, as a program sends it."""
    return once({"nhs_number": "999 000 0026", **changed})


def place_body(**changed: Any) -> Body:
    """Where the mother is, as a program sends it."""
    told = {
        "is_mothers": True,
        "kind": "hospital",
        "where": "Leicester Royal Infirmary",
        "since": "2026-11-20",
        "how_known": "told",
        "from_whom": "the ward",
    }
    return once({**told, **changed})
