"""Putting right whom a record is about, as the oracle tells it: ADR 22 ("Who it is about").

Another number is another family; a name or a date is put right wherever it is as wrong. No clock
stops, nobody holds more or less, and every team that saw the old identity has to read it.
"""

from copy import deepcopy

from tests.domain.machine import by_hand, dates
from tests.domain.machine.births import BIRTH, learn_of_birth, tell_of_birth
from tests.domain.machine.correcting import learn_of_losses
from tests.domain.machine.families import family_of, has_a_family, told_by
from tests.domain.machine.marks import left_without
from tests.domain.machine.told import MOTHERS, PEOPLE, Handover, Region, Step
from tests.domain.machine.told_families import Family, Referral
from tests.domain.machine.verbs import BOTH, VERBS, Verb

BIRTHDAY, OTHER_BIRTHDAY = "1996-05-03", "1996-03-05"
MARRIED = " Lark"


def name_of(mother: str) -> str:
    """The name by which a new record calls her."""
    return f"Test {mother.title()}"


def other_mother(handover: Handover) -> str:
    """The mother whose number it should have been."""
    [other] = set(MOTHERS) - {handover.mother}
    return other


def name_told(handover: Handover, step: Step) -> str:
    """What she is called from now on."""
    if step.verb == "another number":
        told = {"and her name": name_of(other_mother(handover)), "another woman": "Rosa Wren"}
        return told.get(step.way, handover.called)
    if step.verb == "date" or step.way in {"her birthday", "the same"}:
        return handover.called
    bare = handover.called.removesuffix(MARRIED)
    return bare if bare != handover.called else bare + MARRIED


def birthday_told(handover: Handover, step: Step) -> str:
    """When she was born."""
    if step.way not in {"her birthday", "both", "another woman"}:
        return handover.birthday
    return OTHER_BIRTHDAY if handover.birthday == BIRTHDAY else BIRTHDAY


def date_told(handover: Handover, step: Step) -> tuple[int | None, int | None]:
    """The due date or the day of birth that is told, of the kind that the record gives."""
    if handover.due is not None:
        right = dates.DUE if handover.due != dates.DUE else dates.DUE + 7
        return (dates.DUE + 400 if step.way == "far away" else right), None
    right = dates.BORN if handover.born != dates.BORN else dates.BORN - 1
    return None, (dates.BORN - 400 if step.way == "far away" else right)


def _may_move(region: Region, handover: Handover, step: Step) -> set[str]:
    """Its date is held against what is known there; a stop would be lifted, so it stays."""
    there = region.families[other_mother(handover)]
    found = {
        *_may_rename(region, handover, step),
        dates.contradicted(there, handover.due, handover.born),
        "routine_contact_stopped" if handover.is_stopped else "",
    } - {""}
    return found or {_mark_left_without(region, step)}


def _mark_left_without(region: Region, step: Step) -> str:
    """The refusal, where a mark would stand there on none of the referrals."""
    after = deepcopy(region)
    _move(after, after.handovers[step.on], step)
    return left_without(after, after.handovers[step.on])


def _may_rename(_region: Region, handover: Handover, _step: Step) -> set[str]:
    return {has_a_family(handover)}


def _may_redate(region: Region, handover: Handover, step: Step) -> set[str]:
    found = _may_rename(region, handover, step)
    _, born = date_told(handover, step)
    is_early = born is not None and not dates.is_in_time(family_of(region, handover), born)
    found.add("births_too_close" if is_early else "")
    return found | {"routine_contact_stopped" if handover.is_stopped else ""}


def _move(region: Region, handover: Handover, step: Step) -> None:
    """It leaves one family and joins the other; what is open there is asked to check itself."""
    mother, here = other_mother(handover), family_of(region, handover)
    for one in _open_beside(region, handover):
        _to_be_read(one, step)
    handover.called = name_told(handover, step)
    there = region.families[mother]
    if not _of(region, mother):  # nobody else speaks of her: her number was another's
        there.called, there.birthday = handover.called, handover.birthday
    there.is_known = True
    if here.is_hidden and not there.is_hidden:
        there.is_hidden, there.flags = True, there.flags + 1
    referrals = told_by(region, handover)
    _let_go(region, here, handover)
    handover.mother = mother
    _join(there, handover, by_hand.day_of(step.minute))
    _to_be_read(handover, step)
    _learn(region, handover, step)
    tell_of_birth(region, mother)
    for referral in referrals:
        here.referrals.remove(referral)
        _take_along(there, handover, referral)


def _take_along(there: Family, handover: Handover, referral: Referral) -> None:
    """It is about whom the record is about; support after a loss only about who lives."""
    living = handover.babies & there.living
    referral.babies = frozenset(living) if handover.reason == "loss" else handover.babies
    there.note(referral)
    if referral.is_in_error:
        return
    if living:
        referral.is_stopped = False
    elif referral.babies and not referral.is_of_mother:
        referral.is_stopped = True


def _join(there: Family, handover: Handover, today: int) -> None:
    """Which babies it means there: as when recording, but those who died are meant too."""
    dates.keep(there, handover.due, handover.born, today)
    there.name(set(handover.named) or (set() if there.each else {1}))
    every = frozenset(there.babies)
    handover.babies = handover.named or every
    if not handover.named and handover.reason != "loss":
        handover.babies = frozenset(there.living) or every
    if there.has_ended and not handover.babies <= there.lost:  # nobody of it lives, named or not
        handover.babies |= there.lost


def _learn(region: Region, handover: Handover, step: Step) -> None:
    """A loss of the family that it has left is not about it; one of the right family is."""
    handover.losses, handover.lost, handover.knows = 0, frozenset(), frozenset()
    handover.is_undo_asked, handover.undone, handover.knows_undone = False, 0, frozenset()
    learn_of_birth(region, handover)
    if handover.is_closed:
        return
    learn_of_losses(region, handover, step)
    lives = handover.babies & family_of(region, handover).living
    handover.is_stopped = handover.reason != "loss" and not lives


def _let_go(region: Region, here: Family, handover: Handover) -> None:
    """A pregnancy that only it had told of is no part of that family; a loss stays one."""
    if here.lost or len(_of(region, handover.mother)) > 1:
        return
    here.due = here.born = here.booked = None
    here.each, here.were_undone = {}, set()


def _rename(region: Region, handover: Handover, step: Step) -> None:
    name, birthday = name_told(handover, step), birthday_told(handover, step)
    was, family = (handover.called, handover.birthday), family_of(region, handover)
    for one in _open_beside(region, handover):
        before = one.called, one.birthday
        one.called = name if one.called == was[0] else one.called
        one.birthday = birthday if one.birthday == was[1] else one.birthday
        if (one.called, one.birthday) != before or _says_otherwise(one, handover, name, birthday):
            _to_be_read(one, step)
    handover.called, handover.birthday = name, birthday
    family.called = name if family.called == was[0] else family.called
    family.birthday = birthday if family.birthday == was[1] else family.birthday
    _to_be_read(handover, step)
    learn_of_birth(region, handover)  # also where it had been closed before the birth


def _redate(region: Region, handover: Handover, step: Step) -> None:
    """The date of the pregnancy too, and the day of birth of each baby who was born."""
    was_due, was_born = handover.due, handover.born
    handover.due, handover.born = date_told(handover, step)
    for one in _open_beside(region, handover):
        is_same = bool(one.babies & handover.babies)
        is_as_wrong = is_same and (one.due, one.born) == (was_due, was_born)
        if is_as_wrong:
            one.due, one.born = handover.due, handover.born
        if is_as_wrong or _says_otherwise(one, handover, handover.called, handover.birthday):
            _to_be_read(one, step)
    family = family_of(region, handover)
    family.due = family.due if handover.due is None else handover.due
    if handover.born is not None:
        family.born = handover.born
        for baby in family.each.values():
            baby.born = None if baby.born is None else handover.born
    _to_be_read(handover, step)
    learn_of_birth(region, handover)
    tell_of_birth(region, handover.mother)


def _says_otherwise(one: Handover, right: Handover, name: str, birthday: str) -> bool:
    """Whether another record of her contradicts the right one, as far as both say it."""
    if (one.called, one.birthday) != (name, birthday):
        return True
    if not one.babies & right.babies:
        return False
    pairs = ((one.due, right.due), (one.born, right.born))
    return any(said is not None and known not in {None, said} for said, known in pairs)


def _of(region: Region, mother: str) -> list[Handover]:
    return [one for one in region.handovers if one.mother == mother]


def _open_beside(region: Region, handover: Handover) -> list[Handover]:
    every = _of(region, handover.mother)
    return [one for one in every if one is not handover and not one.is_closed]


def _to_be_read(handover: Handover, step: Step) -> None:
    """It has changed, and the teams of it that did not change it have to read so."""
    handover.be_changed(PEOPLE[step.who][1])


UNREAD = frozenset({"changes", "unread", "unread_from"})
CALLED, DATED = UNREAD | BIRTH | {"called", "birthday"}, UNREAD | BIRTH | {"due", "born"}
LEFT_BEHIND = {"losses", "lost", "knows", "is_stopped", "is_undo_asked", "undone", "knows_undone"}
ALWAYS = {"": "", "an older version": "changed_meanwhile", "no reason": "invalid_value"}
VERBS["another number"] = Verb(
    by=BOTH,
    refused=_may_move,
    follow=_move,
    changes=CALLED | LEFT_BEHIND | {"mother", "babies"},
    reaches=UNREAD | BIRTH,
    ways=ALWAYS
    | {
        "and her name": "",
        "another woman": "another_woman",
        "a real number": "real_number_refused",
    },
    is_fact=True,
)
VERBS["name"] = Verb(
    by=BOTH,
    refused=_may_rename,
    follow=_rename,
    changes=CALLED,
    reaches=CALLED,
    ways=ALWAYS | {"her birthday": "", "both": "", "the same": "nothing_changed"},
    is_fact=True,
)
VERBS["date"] = Verb(
    by=BOTH,
    refused=_may_redate,
    follow=_redate,
    changes=DATED,
    reaches=DATED,
    ways=ALWAYS | {"of the other kind": "invalid_value", "far away": "invalid_value"},
    is_fact=True,
)
