"""Each baby of a family in words: its birth, its NHS number, and where it is; and the mother.

Pure. Must not know routes, nor what a loss stops.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handover.actor import Envelope
from handover.answers import Answer, HowKnown, Knowledge
from handover.family.babies import Baby
from handover.family.birth import Birth
from handover.family.family import Family
from handover.family.places import Place
from web.presenters.ending import who_and_when
from web.presenters.family import say_baby
from web.presenters.family_labels import PLACE_KIND
from web.presenters.loss import called_in, lost_baby
from web.presenters.record import source_words, spaced


@dataclass(frozen=True)
class ToldShown:
    """One thing that was told, who said so, and what was said before."""

    words: str
    by: str
    earlier: tuple[str, ...]


@dataclass(frozen=True)
class BabyShown:
    """One baby: what it is called and how it stands, and each thing that was told of it."""

    title: str
    told: tuple[ToldShown, ...]


def babies_shown(family: Family, today: date) -> list[BabyShown]:
    """Every baby, in the order of recording."""
    return [
        BabyShown(_title(family, baby, today), tuple(_told(family, baby)))
        for baby in family.babies.values()
    ]


def mother_place_shown(family: Family) -> ToldShown | None:
    """Where the mother is; None if nobody has said."""
    return _places(family, None)


def places_in_short(family: Family, baby_ids: Sequence[UUID]) -> tuple[str, ...]:
    """For a first screen: where the mother and each of these babies are, as far as anybody said.

    A baby who died is left out: where it is, is asked of nobody.
    """
    who: list[tuple[UUID | None, str]] = [(None, "Mother")]
    who += [
        (one, called_in(family, family.babies[one])) for one in baby_ids if one not in family.losses
    ]
    return tuple(
        f"{called}: {place_words(places[-1][1])}"
        for key, called in who
        if (places := family.each_baby.places.get(key))
    )


def babies_to_choose(family: Family) -> list[tuple[str, str]]:
    """Value and words of every baby, where there is more than one."""
    choices = [(str(one.baby_id), called_in(family, one)) for one in family.babies.values()]
    return choices if len(choices) > 1 else []


def place_words(place: Place) -> str:
    """Such as "in a neonatal unit: Leicester Royal Infirmary, since 20 November 2026"."""
    where = f": {place.where}" if place.where else ""
    since = f", since {place.since.in_words()}" if place.since else ""
    return f"{PLACE_KIND[place.kind].lower()}{where}{since}"


def _title(family: Family, baby: Baby, today: date) -> str:
    due_on = family.pregnancies[baby.pregnancy_id].due_on
    return lost_baby(family, baby) or (
        f"{called_in(family, baby)}: {say_baby(due_on, baby.born_on, today)}"
    )


def _told(family: Family, baby: Baby) -> Iterator[ToldShown]:
    facts = family.each_baby
    if numbers := facts.numbers.get(baby.baby_id):
        (said, number, _), before = numbers[-1], numbers[:-1]
        why = f" ({numbers[-1][2]})" if numbers[-1][2] else ""
        yield ToldShown(
            f"NHS number {spaced(number)}{why}",
            who_and_when(said),
            tuple(f"Superseded: {spaced(old)}, {who_and_when(by)}" for by, old, _ in before),
        )
    if births := facts.births.get(baby.baby_id):
        told = [(said, birth_words(one), one) for said, one in births]
        yield _shown([(said, words, one.how_known, one.from_whom) for said, words, one in told])
    if place := _places(family, baby.baby_id):
        yield place


def _places(family: Family, key: UUID | None) -> ToldShown | None:
    places = family.each_baby.places.get(key)
    if not places:
        return None
    told = [(said, _capital(place_words(one)), one) for said, one in places]
    return _shown([(said, words, one.how_known, one.from_whom) for said, words, one in told])


def _shown(versions: Sequence[tuple[Envelope, str, HowKnown | None, str]]) -> ToldShown:
    said, words, how_known, from_whom = versions[-1]
    source = source_words(Answer(Knowledge.KNOWN, words, how_known, from_whom))
    return ToldShown(
        words,
        f"{source}. {who_and_when(said)}",
        tuple(f"Before: {old}, {who_and_when(by)}" for by, old, _, _ in versions[:-1]),
    )


def birth_words(birth: Birth) -> str:
    """Such as "Born at 34+2, at Leicester Royal Infirmary"."""
    parts = (
        f"at {birth.gestation.in_words()}" if birth.gestation else "",
        f"at {birth.place}" if birth.place else "",
    )
    return f"Born {', '.join(part for part in parts if part)}"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
