"""Commands that are challenged for what they say, and what is kept. As tests/safeguarding.py."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from handover import commands as c
from handover.actor import Actor, Asked, Source
from handover.family.family import Family
from handover.free_text.keeping import Keep
from handover.free_text.refusals import WordsChallenged
from handover.handover import Handover
from tests.region import NOW, Region, record, safer
from tests.telling import FAMILY_ID

POSTCODE = "DE22 3NE"
BECAUSE = "It is the postcode of the hospital"
OTHER = "999 000 0026"
SAID = replace(safer(), situation="Moved last week")
"""What is said, without a place."""
NEW = replace(record(), safer=SAID)


def family_of(region: Region) -> Family:
    found: Family = region.service.repository.get(FAMILY_ID)
    return found


def handover_of(region: Region, handover_id: UUID) -> Handover:
    found: Handover = region.service.repository.get(handover_id)
    return found


def ask(region: Region, who: Actor, command: c.Command, *keep: Keep) -> None:
    region.service.execute(command, Asked(uuid4(), who, Source.API, NOW, keep))


def challenged(region: Region, who: Actor, command: c.Command, *keep: Keep) -> WordsChallenged:
    head = region.service.head()
    with pytest.raises(WordsChallenged) as refused:
        ask(region, who, command, *keep)
    assert region.service.head() == head, "nothing is stored"
    return refused.value
