"""What people tell of a family in tests: commands for one handover, and bodies for the API.

As tests/region.py; everything is right on Tuesday 24 November 2026.
"""

from typing import Any
from uuid import UUID, uuid5

from handover.answers import Answer, HowKnown, Knowledge
from handover.family import commands as f
from handover.family.household import Person, Relation, Residence, Responsibility
from handover.family.identity import PRACTICE_KEY, FamilyKey
from handover.family.part_dates import PartDate
from handover.family.social_care import CareStatus, SocialCare, Whose
from tests.programs import Body, once
from tests.region import NHS_NUMBER

FAMILY_ID = FamilyKey(PRACTICE_KEY).family_id(NHS_NUMBER)
FIRST_PERSON = uuid5(FAMILY_ID, "person/1")
FIRST_ENTRY = uuid5(FAMILY_ID, "social care/1")
IN_2009 = PartDate(2009)


def father(
    knowledge: Knowledge = Knowledge.NOT_ASKED,
    words: str = "He did not come with her",
    how: HowKnown = HowKnown.SEEN_MYSELF,
    **known: object,
) -> Person:
    """The father, about whom nobody has asked."""
    facts: dict[str, Any] = {
        "responsibility": Responsibility.NOT_KNOWN,
        "residence": Residence.NOT_KNOWN,
        **known,
    }
    is_known = knowledge is Knowledge.KNOWN
    answer = Answer(knowledge, words, how if is_known else None)
    return Person(Relation.FATHER, answer, **facts)


def person(
    handover_id: UUID, who: Person | None = None, person_id: UUID | None = None
) -> f.RecordPerson:
    """The command that records the father as "not asked", unless somebody else is meant."""
    return f.RecordPerson(handover_id, who or father(), person_id)


def left(handover_id: UUID, person_id: UUID = FIRST_PERSON) -> f.PersonHasLeft:
    """The command that says: no longer in the household."""
    return f.PersonHasLeft(handover_id, person_id, "He moved out in May")


def involvement(
    authority: str = "Northamptonshire",
    whose: Whose = Whose.MOTHER,
    to_on: PartDate | None = IN_2009,
    **changed: Any,
) -> SocialCare:
    """Looked after in Northamptonshire as a child; closed in 2009, month unknown."""
    facts: dict[str, Any] = {
        "status": CareStatus.LOOKED_AFTER,
        "is_open": False,
        "how_known": HowKnown.TOLD,
        "from_whom": "the mother",
        **changed,
    }
    return SocialCare(whose, authority, to_on=to_on, **facts)


def social_care(
    handover_id: UUID, told: SocialCare | None = None, entry_id: UUID | None = None
) -> f.RecordSocialCare:
    """The command that records an involvement."""
    return f.RecordSocialCare(handover_id, told or involvement(), entry_id)


def told_of_family(handover_id: UUID) -> list[f.TellOfFamily]:
    """One command of each kind that tells something of a family."""
    return [person(handover_id), left(handover_id), social_care(handover_id)]


def person_body(**changed: Any) -> Body:
    """Somebody around the baby, whose name is known."""
    told = {
        "relation": "father",
        "answer": {
            "knowledge": "known",
            "words": "He works nights",
            "how_known": "told",
            "from_whom": "the mother",
        },
        "name": "Tom Reed",
        "born_on": "1996",
        "responsibility": "yes",
        "residence": "visits",
        "whereabouts": "with his mother",
    }
    return once({**told, **changed})


def left_body(**changed: Any) -> Body:
    """Who is no longer in the household."""
    return once({"person_id": str(FIRST_PERSON), "reason": "He moved out in May", **changed})


def social_care_body(**changed: Any) -> Body:
    """An involvement that was closed."""
    told = {
        "whose": "mother",
        "authority": "Northamptonshire",
        "status": "looked_after",
        "is_open": False,
        "from_on": "2004",
        "to_on": "2009-03",
        "how_known": "told",
        "from_whom": "the mother",
    }
    return once({**told, **changed})
