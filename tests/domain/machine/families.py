"""What is told of a family, and what a loss stops, as the oracle tells it: ADR 17, 19 and 21."""

from tests.domain.machine.told import PEOPLE, Handover, Region, Step
from tests.domain.machine.told_families import Family, Referral
from tests.domain.machine.verbs import BOTH, VERBS, Verb

NOTHING: frozenset[str] = frozenset()


def family_of(region: Region, handover: Handover) -> Family:
    return region.families[handover.mother]


def told_by(region: Region, handover: Handover) -> list[Referral]:
    """The referrals that were first told by it, also of the family that it was about then."""
    every = (one for family in region.families.values() for one in family.referrals)
    return [one for one in every if region.handovers[one.told_on] is handover]


def has_a_family(handover: Handover) -> str:
    """A record that was entered in error speaks of nobody."""
    return "no_family_here" if handover.ended == "in error" else ""


def _may_tell_of_person(region: Region, handover: Handover, step: Step) -> set[str]:
    is_missing = step.way == "the first" and not family_of(region, handover).people
    return {has_a_family(handover), "invalid_value" if is_missing else ""}


def _person(region: Region, handover: Handover, step: Step) -> None:
    """Who is told of again after having left has come back."""
    family = family_of(region, handover)
    if step.way == "":
        family.people += 1
    else:
        family.people_left.discard(1)


def _left(region: Region, handover: Handover, _step: Step) -> None:
    family_of(region, handover).people_left.add(1)


def _may_tell_of_care(region: Region, handover: Handover, step: Step) -> set[str]:
    is_missing = step.way == "the first" and not family_of(region, handover).involvements
    return {has_a_family(handover), "invalid_value" if is_missing else ""}


def _social_care(region: Region, handover: Handover, step: Step) -> None:
    if step.way == "":
        family_of(region, handover).involvements += 1


WHICH = {"": frozenset({1, 2}), "first": frozenset({1}), "second": frozenset({2})}
"""Which babies somebody means who tells of a loss."""


def _lost_by(family: Family, step: Step) -> set[int]:
    """The babies of whom it is news."""
    return set(WHICH.get(step.way, WHICH[""])) & family.living


def _may_lose(region: Region, handover: Handover, step: Step) -> set[str]:
    family = family_of(region, handover)
    found = {has_a_family(handover)}
    if not _lost_by(family, step):
        is_unknown = step.way in {"first", "second"} and not WHICH[step.way] & family.babies
        found.add("invalid_value" if is_unknown else "loss_known")
    if step.way == "miscarriage" and family.born is not None:
        found.add("invalid_value")
    return found


def _lose(region: Region, handover: Handover, step: Step) -> None:
    """It reaches every open handover about who was lost, and stops those with nobody left."""
    family = family_of(region, handover)
    lost = _lost_by(family, step)
    family.lost |= lost
    kind = "miscarriage" if step.way == "miscarriage" else "stillbirth"
    family.lost_as |= dict.fromkeys(lost, kind)
    family.has_ended = not family.living
    for referral in family.referrals:
        is_about = referral.babies & lost and not referral.babies & family.living
        is_followed = not referral.is_of_mother and not referral.is_in_error
        referral.is_stopped |= bool(is_about) and is_followed
    for one in region.handovers:
        if one.mother != handover.mother or not lost & one.babies or one.is_closed:
            continue
        one.losses, one.lost = one.losses + 1, one.lost | (lost & one.babies)
        one.knows = frozenset({PEOPLE[step.who][1]})
        if one.reason != "loss" and not family.living & one.babies:
            one.is_stopped = True


def names_the_area(region: Region, handover: Handover, area: str) -> str:
    """Words that name the area of the team which receives a hidden family are challenged."""
    is_hidden = family_of(region, handover).is_hidden
    return "words_challenged" if is_hidden and handover.at == area else ""


def _may_move(region: Region, handover: Handover, _step: Step) -> set[str]:
    """A move says where from: Leicestershire."""
    return {has_a_family(handover), names_the_area(region, handover, "Leicester")}


def _may_say_where_she_is(_region: Region, handover: Handover, _step: Step) -> set[str]:
    return {has_a_family(handover)}


def _move(region: Region, handover: Handover, _step: Step) -> None:
    """Told to every open handover of the family; nobody lets go because of it (ADR 20)."""
    family_of(region, handover).moves += 1
    for one in region.handovers:
        if one.mother == handover.mother and not one.is_closed:
            one.family_moves += 1


def _mother_is(region: Region, handover: Handover, _step: Step) -> None:
    family_of(region, handover).mothers_places += 1


def _may_know(_region: Region, handover: Handover, step: Step) -> set[str]:
    is_news = handover.lost and PEOPLE[step.who][1] not in handover.knows
    return set() if is_news else {"no_loss_to_confirm"}


def _know(_region: Region, handover: Handover, step: Step) -> None:
    handover.knows |= {PEOPLE[step.who][1]}


TOLD_BEFORE = {"": "", "the first": "", "a stranger": "invalid_value"}
VERBS["person"] = Verb(
    by=BOTH,
    refused=_may_tell_of_person,
    follow=_person,
    changes=NOTHING,
    ways=TOLD_BEFORE,
    is_fact=True,
)
VERBS["person left"] = Verb(
    by=BOTH,
    refused=_may_tell_of_person,
    follow=_left,
    changes=NOTHING,
    ways={"the first": "", "a stranger": "invalid_value", "no reason": "invalid_value"},
    is_fact=True,
)
VERBS["social care"] = Verb(
    by=BOTH,
    refused=_may_tell_of_care,
    follow=_social_care,
    changes=NOTHING,
    ways=TOLD_BEFORE,
    is_fact=True,
)
MOVES = frozenset({"family_moves"})
VERBS["move"] = Verb(
    by=BOTH,
    refused=_may_move,
    follow=_move,
    changes=MOVES,
    reaches=MOVES,
    ways={"": "", "in two years": "invalid_value"},
    is_fact=True,
)
VERBS["mother is"] = Verb(
    by=BOTH,
    refused=_may_say_where_she_is,
    follow=_mother_is,
    changes=NOTHING,
    ways={"": "", "in two years": "invalid_value"},
    is_fact=True,
)
LOSS_CHANGES = frozenset({"losses", "lost", "knows", "is_stopped"})
VERBS["loss"] = Verb(
    by=BOTH,
    refused=_may_lose,
    follow=_lose,
    changes=LOSS_CHANGES,
    reaches=LOSS_CHANGES,
    ways={
        "": "",
        "first": "",
        "second": "",
        "miscarriage": "",
        "next year": "invalid_value",
        "of a stranger": "invalid_value",
    },
    is_fact=True,
)
VERBS["loss known"] = Verb(
    by=BOTH, refused=_may_know, follow=_know, changes=frozenset({"knows"}), is_fact=True
)
