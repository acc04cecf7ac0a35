"""How a loss that was a mistake is undone, as the oracle tells it: by two people (9d, 15).

Until the second one confirms, what is stopped stays stopped.
"""

from tests.domain.machine.births import BIRTH, learn_of_birth
from tests.domain.machine.families import WHICH, family_of, has_a_family
from tests.domain.machine.told import PEOPLE, Handover, Region, Step
from tests.domain.machine.told_families import Family
from tests.domain.machine.verbs import BOTH, VERBS, Verb

NOTHING_ASKED: frozenset[int] = frozenset()


def _meant(handover: Handover, step: Step) -> frozenset[int]:
    return WHICH[step.way] if step.way in {"first", "second"} else handover.babies


def _may_ask(region: Region, handover: Handover, step: Step) -> set[str]:
    family = family_of(region, handover)
    found = {has_a_family(handover), "undo_already_asked" if family.undo_asked_by else ""}
    meant = _meant(handover, step)
    if step.way in {"first", "second"} and not meant & family.babies:
        return found | {"invalid_value"}
    if not meant & family.lost:
        found.add("loss_already_undone" if meant & family.were_undone else "no_loss_to_undo")
    return found


def _ask(region: Region, handover: Handover, step: Step) -> None:
    """Told to every handover about the baby, closed ones too; nothing goes on yet."""
    family = family_of(region, handover)
    family.undo_asked_by = step.who
    family.undo_asked_of = _meant(handover, step) & frozenset(family.lost)
    for one in _about(region, handover, family.undo_asked_of):
        one.is_undo_asked = True


def _may_confirm(region: Region, handover: Handover, step: Step) -> set[str]:
    """Two people: whoever asked cannot confirm."""
    asked_by = family_of(region, handover).undo_asked_by
    found = {has_a_family(handover), "" if asked_by else "undo_not_asked"}
    return found | ({"second_person_needed"} if asked_by == step.who else set())


def _confirm(region: Region, handover: Handover, step: Step) -> None:
    """What was stopped goes on with the due times it had, and its answer is still to come."""
    family = family_of(region, handover)
    found = _answered(family)
    family.lost -= found
    family.has_ended = False
    for order in found:  # a birth that was told meanwhile is theirs too
        family.each[order].born = family.born
    family.undone += 1
    family.were_undone |= found
    for referral in family.referrals:
        if referral.babies & found and not referral.is_in_error:
            referral.is_stopped = False
    for one in _about(region, handover, found):
        one.lost -= found
        one.is_undo_asked, one.is_stopped = False, False
        one.undone, one.knows_undone = one.undone + 1, frozenset({PEOPLE[step.who][1]})
        learn_of_birth(region, one)


def _may_let_it_stand(region: Region, handover: Handover, _step: Step) -> set[str]:
    asked_by = family_of(region, handover).undo_asked_by
    return {has_a_family(handover), "" if asked_by else "undo_not_asked"}


def _let_it_stand(region: Region, handover: Handover, _step: Step) -> None:
    for one in _about(region, handover, _answered(family_of(region, handover))):
        one.is_undo_asked = False


def _answered(family: Family) -> frozenset[int]:
    """The babies that were asked about; nothing is asked any more."""
    found, family.undo_asked_of, family.undo_asked_by = family.undo_asked_of, NOTHING_ASKED, ""
    return found


def _about(region: Region, handover: Handover, babies: frozenset[int]) -> list[Handover]:
    """Every handover of the family about them, but for what was entered in error."""
    return [
        one
        for one in region.handovers
        if one.mother == handover.mother and one.babies & babies and one.ended != "in error"
    ]


def _may_know(_region: Region, handover: Handover, step: Step) -> set[str]:
    is_news = handover.undone and PEOPLE[step.who][1] not in handover.knows_undone
    return set() if is_news else {"no_undo_to_confirm"}


def _know(_region: Region, handover: Handover, step: Step) -> None:
    handover.knows_undone |= {PEOPLE[step.who][1]}


ASKED = frozenset({"is_undo_asked"})
UNDONE = ASKED | BIRTH | {"lost", "is_stopped", "undone", "knows_undone"}
VERBS["ask undone"] = Verb(
    by=BOTH,
    refused=_may_ask,
    follow=_ask,
    changes=ASKED,
    reaches=ASKED,
    ways={"": "", "first": "", "second": "", "no reason": "invalid_value"},
    is_fact=True,
)
VERBS["confirm undone"] = Verb(
    by=BOTH, refused=_may_confirm, follow=_confirm, changes=UNDONE, reaches=UNDONE, is_fact=True
)
VERBS["let it stand"] = Verb(
    by=BOTH,
    refused=_may_let_it_stand,
    follow=_let_it_stand,
    changes=ASKED,
    reaches=ASKED,
    ways={"": "", "nothing": "invalid_value"},
    is_fact=True,
)
VERBS["undone known"] = Verb(
    by=BOTH, refused=_may_know, follow=_know, changes=frozenset({"knows_undone"}), is_fact=True
)
