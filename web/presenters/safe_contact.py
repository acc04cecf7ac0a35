"""How to reach a mother safely, in words: what to do, what never to do, and who said so.

Pure, and no more than contact_allowed says: where nobody said yes it reads as a no. Must not know
routes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handover.actor import Envelope
from handover.answers import Answer, Knowledge
from handover.family.family import Family
from handover.family.safe_contact import (
    Allowed,
    NotAllowed,
    SafeContact,
    Safety,
    Way,
    contact_allowed,
)
from web.presenters.ending import who_and_when
from web.presenters.labels import KNOWLEDGE
from web.presenters.record import source_words
from web.presenters.safety_labels import WAY

NOTHING_TOLD = "Nobody has recorded which ways are safe."
NO_MESSAGE = "Leave no message on a machine of hers"


@dataclass(frozen=True)
class ContactShown:
    """What stands wherever somebody may be about to reach her.

    `machine` is what may be said to a machine of hers; empty where nothing may be left on one.
    """

    standing: str
    is_told: bool
    do: tuple[str, ...]
    never: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    machine: tuple[str, ...]
    by: str
    earlier: tuple[str, ...]


def contact_shown(family: Family | None) -> ContactShown:
    """What is known of it; without a family nothing is."""
    told = family.safe_contacts if family else []
    return ContactShown(
        standing=_standing(told[-1][1]) if told else NOTHING_TOLD,
        is_told=bool(told),
        do=tuple(_do(family)),
        never=tuple(_never(family)),
        facts=tuple(_facts(told[-1][1])) if told else (),
        machine=tuple(_machine(family)),
        by=_by(*told[-1]) if told else "",
        earlier=tuple(_earlier(told)),
    )


def contact_lines(family: Family | None) -> list[str]:
    """The same as it is read aloud; nothing where nobody told it."""
    if family is None or not family.safe_contacts:
        return []
    shown = contact_shown(family)
    said = [f"{name}: {words}." for name, words in shown.facts]
    safe = [f"Safe: {'; '.join(shown.do).lower()}."] if shown.do else []
    never = [f"Do not: {'; '.join(shown.never).lower()}."] if shown.never else []
    return [f"Safe contact as told now: {shown.standing}.", *safe, *never, *said]


def _standing(told: SafeContact) -> str:
    if told.knowledge is Knowledge.KNOWN:
        return "Only assumed: ask her first" if told.is_only_assumed else "Known"
    state = KNOWLEDGE[told.knowledge]
    return f"{state}: {told.words}" if told.words else state


def _do(family: Family | None) -> Iterator[str]:
    for way in Way:
        if isinstance(contact_allowed(family, way), Allowed):
            yield WAY[way]


def _never(family: Family | None) -> Iterator[str]:
    """Each way that must not be used, what is forbidden first. One line where it is every way."""
    if family is None or not family.safe_contacts:
        yield f"{NO_MESSAGE}, send no text and no letter, until she has said that it is safe"
        return
    refused = [
        (way, answer)
        for way in Way
        if isinstance(answer := contact_allowed(family, way), NotAllowed)
    ]
    told = family.safe_contacts[-1][1]
    for way, answer in sorted(refused, key=lambda one: told.safety_of(one[0]) is not Safety.NEVER):
        yield f"{WAY[way]}: {answer.why}"


def _facts(told: SafeContact) -> Iterator[tuple[str, str]]:
    for name, words in (
        ("Number", told.number),
        ("When", told.when),
        ("Code phrase, to check that it is she", told.code_phrase),
        ("Also", told.words if told.knowledge is Knowledge.KNOWN else ""),
    ):
        if words:
            yield name, words


def _machine(family: Family | None) -> Iterator[str]:
    """No name of hers, no service and no reason: whoever hears it learns nothing."""
    if isinstance(contact_allowed(family, Way.VOICEMAIL), Allowed):
        yield "Hello, I am ringing back. I will try again."


def _by(envelope: Envelope, told: SafeContact) -> str:
    if told.knowledge is not Knowledge.KNOWN:
        return who_and_when(envelope)
    known = Answer(Knowledge.KNOWN, "Known", told.how_known, told.from_whom)
    return f"{source_words(known)}. {who_and_when(envelope)}"


def _earlier(told: Sequence[tuple[Envelope, SafeContact]]) -> Iterator[str]:
    for envelope, one in told[:-1]:
        ways = ", ".join(
            f"{WAY[way].lower()} {'safe' if safety is Safety.SAFE else 'never'}"
            for safety in (Safety.NEVER, Safety.SAFE)
            for way in one.ways(safety)
        )
        yield f"Said before: {ways or _standing(one)}, {who_and_when(envelope)}"
