"""What is known of a family in words: who is around the baby, and social care in each authority.

Pure: facts go in, words and tags come out. Must not know handovers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from handover.actor import Envelope
from handover.answers import Answer, Knowledge
from handover.family.facts import Facts
from handover.family.household import Person, Relation
from handover.family.part_dates import PartDate
from handover.family.social_care import SocialCare
from handover.words import say_time
from web.presenters.family_labels import (
    CARE_STATUS,
    RELATION,
    RESIDENCE,
    RESPONSIBILITY,
    WHOSE,
)
from web.presenters.labels import KNOWLEDGE
from web.presenters.record import source_words
from web.presenters.safer import NOT_KNOWN_COLOUR
from web.presenters.tags import Tag

ASSUMED = Tag("Assumed", "yellow")
NOBODY_TOLD_OF_A_MAN = "Father and other men: nothing is recorded on this page"
NO_HISTORY = "Nobody has recorded social care history on the family's page"
MEN = frozenset({Relation.FATHER, Relation.MOTHERS_PARTNER, Relation.OTHER_MALE_CARER})


@dataclass(frozen=True)
class PersonShown:
    """One person around the baby; `tag` is how far anybody asked, or that it was assumed."""

    person_id: UUID
    title: str
    tag: Tag | None
    lines: tuple[str, ...]
    by: str
    gone: str
    earlier: tuple[str, ...]


@dataclass(frozen=True)
class CareShown:
    """One involvement of one authority."""

    entry_id: UUID
    words: str
    tag: Tag
    is_assumed: bool
    by: str
    earlier: tuple[str, ...]


@dataclass(frozen=True)
class AuthorityShown:
    """One authority and everything that it did, open first."""

    name: str
    entries: tuple[CareShown, ...]


def people_shown(facts: Facts) -> list[PersonShown]:
    """Everybody, those of the household first, whoever left or was put right too."""
    shown = [
        _person(person_id, versions, facts.left.get(person_id))
        for person_id, versions in facts.people.items()
    ]
    return sorted(shown, key=lambda one: bool(one.gone))


def is_a_man_recorded(facts: Facts) -> bool:
    """Whether anybody recorded the father or another man, be it as "not asked"."""
    return any(versions[-1][1].relation in MEN for versions in facts.people.values())


def authorities_shown(facts: Facts) -> list[AuthorityShown]:
    """Each authority once, by name, with what is open there first."""
    by_name: dict[str, list[CareShown]] = {}
    names: dict[str, str] = {}
    entries = sorted(facts.social_care.items(), key=lambda one: not one[1][-1][1].is_open)
    for entry_id, versions in entries:
        authority = versions[-1][1].authority
        name = names.setdefault(authority.casefold(), authority)
        by_name.setdefault(name, []).append(_care(entry_id, versions))
    return [AuthorityShown(name, tuple(by_name[name])) for name in sorted(by_name)]


def history_in_short(facts: Facts) -> str:
    """For a first screen: every authority, closed ones too; empty if nothing is recorded."""
    told = [versions[-1][1] for versions in facts.social_care.values()]
    said: dict[str, str] = {}
    for one in sorted(told, key=lambda entry: (entry.authority.casefold(), not entry.is_open)):
        said.setdefault(one.authority.casefold(), f"{one.authority} ({_open_or_closed(one)})")
    return ", ".join(said.values())


def men_in_short(facts: Facts) -> str:
    """For a first screen: each man who belongs to the family, and how far anybody asked."""
    men = [
        versions[-1][1]
        for person_id, versions in facts.people.items()
        if versions[-1][1].relation in MEN and person_id not in facts.left
    ]
    return "; ".join(f"{title_of(man)} ({_how_far(man)})" for man in men)


def _how_far(person: Person) -> str:
    if person.answer.is_only_assumed:
        return "assumed"
    return KNOWLEDGE[person.answer.knowledge].lower()


def _open_or_closed(told: SocialCare) -> str:
    if told.is_open:
        return "open"
    return f"closed {told.to_on.in_words()}" if told.to_on else "closed"


def _person(
    person_id: UUID,
    versions: Sequence[tuple[Envelope, Person]],
    left: tuple[Envelope, str] | None,
) -> PersonShown:
    envelope, person = versions[-1]
    return PersonShown(
        person_id=person_id,
        title=title_of(person),
        tag=_tag(person),
        lines=tuple(person_lines(person)),
        by=_by(envelope),
        gone=f"No longer in the household: {left[1]} ({_by(left[0])})" if left else "",
        earlier=tuple(_earlier(versions)),
    )


def title_of(person: Person) -> str:
    """For example "Father: Tom Reed" or "Father: name not known"."""
    return f"{RELATION[person.relation]}: {person.name or 'name not known'}"


def _tag(person: Person) -> Tag | None:
    knowledge = person.answer.knowledge
    if knowledge is not Knowledge.KNOWN:
        return Tag(KNOWLEDGE[knowledge], NOT_KNOWN_COLOUR[knowledge])
    return ASSUMED if person.answer.is_only_assumed else None


def person_lines(person: Person) -> Iterator[str]:
    """What is known of somebody, and how."""
    if person.answer.words:
        yield person.answer.words
    if person.born_on:
        yield f"Born {person.born_on.in_words()}"
    yield RESPONSIBILITY[person.responsibility]
    where = RESIDENCE[person.residence]
    yield f"{where}. {person.whereabouts}" if person.whereabouts else where
    if person.answer.knowledge is Knowledge.KNOWN:
        yield source_words(person.answer)


def _earlier(versions: Sequence[tuple[Envelope, Person]]) -> Iterator[str]:
    for envelope, person in versions[:-1]:
        knowledge = KNOWLEDGE[person.answer.knowledge].lower()
        yield f"Said before: {title_of(person)} ({knowledge}), {_by(envelope)}"


def _care(entry_id: UUID, versions: Sequence[tuple[Envelope, SocialCare]]) -> CareShown:
    envelope, told = versions[-1]
    return CareShown(
        entry_id=entry_id,
        words=care_words(told),
        tag=Tag("Open", "orange") if told.is_open else Tag("Closed", "grey"),
        is_assumed=told.is_only_assumed,
        by=f"{_source(told)}. {_by(envelope)}",
        earlier=tuple(f"Said before: {care_words(old)}, {_by(by)}" for by, old in versions[:-1]),
    )


def care_words(told: SocialCare) -> str:
    """For example "The mother: Looked after, from 1999 to 2009"."""
    return f"{WHOSE[told.whose]}: {CARE_STATUS[told.status]}, {_when(told)}"


def _when(told: SocialCare) -> str:
    start = _said(told.from_on, "start not known")
    if told.is_open:
        return f"since {start}" if told.from_on else start
    begun = f"from {start}" if told.from_on else start
    if told.from_on and told.to_on:
        return f"{begun} to {told.to_on.in_words()}"
    return f"{begun}, {_said(told.to_on, 'end not known', 'to ')}"


def _said(known: PartDate | None, unknown: str, before: str = "") -> str:
    return f"{before}{known.in_words()}" if known else unknown


def _source(told: SocialCare) -> str:
    known = Answer(Knowledge.KNOWN, told.authority, told.how_known, told.from_whom)
    return source_words(known)


def _by(envelope: Envelope) -> str:
    return f"{envelope.name}, {envelope.team_name}, {say_time(envelope.recorded_at)}"
