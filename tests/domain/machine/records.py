"""When a record may be made, and what it makes, as the oracle tells it: ADR 10, 16, 19 and 21."""

from tests.domain.machine import by_hand, dates
from tests.domain.machine.births import tell_of_birth
from tests.domain.machine.identity import BIRTHDAY, name_of
from tests.domain.machine.referring import refer
from tests.domain.machine.told import CLINICAL, PEOPLE, Handover, NewRecord, Region
from tests.domain.machine.told_families import Family
from tests.domain.machine.verbs import start_clocks

MARK_REFERRED_BEFORE = 25
"""Minutes before the record, as asked_elsewhere.py makes it."""
WAYS = {
    "": "",
    "a real number": "real_number_refused",
    "due in two years": "invalid_value",
    "another pregnancy": "",
    "no answers": "",
    "not referred": "",
}
"""In which ways a record can be wrong; what is "" here depends on what else it says."""


def reasons(region: Region, new: NewRecord) -> set[str]:
    """Every reason for which the record must be refused; empty when it must be made."""
    role, team = PEOPLE[new.who]
    if role not in CLINICAL:
        return {"not_permitted"}
    family = region.families[new.mother]
    found = {WAYS[new.way]}
    found.add("" if region.teams[new.to].is_open else "team_closed")
    found.add("" if region.teams[team].is_open else "own_team_closed")
    found.add("sends_to_itself" if new.to == team else "")
    found |= _about_whom(family, new) | _about_what(new)
    return found - {""}


def _about_whom(family: Family, new: NewRecord) -> set[str]:
    """A second pregnancy cannot be; and nothing routine begins about a baby who died."""
    if refusal := dates.contradicted(family, *dates_said(family, new)):
        return {refusal}
    if new.reason == "loss":
        return set()
    named = set(new.babies)
    has_died = bool(named & family.lost) or family.has_ended
    return {"baby_has_died"} if has_died else set()


def dates_said(family: Family, new: NewRecord) -> tuple[int | None, int | None]:
    """The due date or the day of birth that the record says, the other None."""
    if new.way == "another pregnancy" and dates.has_pregnancy(family):
        return dates.DUE_MUCH_LATER, None
    return (None, dates.BORN) if new.is_born else (dates.DUE, None)


def _about_what(new: NewRecord) -> set[str]:
    if new.reason == "mark":
        found = {"refer_first" if new.way == "not referred" else ""}
        return found | {"invalid_value" if new.urgency != "immediate" else ""}
    is_asked_more = new.kind == "handover of care" and new.is_born
    return {"invalid_value"} if is_asked_more and new.way == "no answers" else set()


def follow(region: Region, new: NewRecord) -> Handover:
    """Keep what was recorded. Whoever sends it holds the family."""
    family = region.families[new.mother]
    due, born = dates_said(family, new)
    if not any(one.mother == new.mother for one in region.handovers):  # her number was another's
        family.called, family.birthday = name_of(new.mother), BIRTHDAY
    family.is_known = True
    dates.keep(family, due, born, by_hand.day_of(new.minute))
    family.name(set(new.babies) or (set() if family.babies else {1}))
    meant = set(new.babies) or (family.babies if new.reason == "loss" else family.living)
    handover = Handover(
        mother=new.mother,
        babies=frozenset(meant),
        kind=new.kind,
        reason=new.reason,
        urgency=new.urgency,
        sender=PEOPLE[new.who][1],
        at=new.to,
        recorded=new.minute,
        recorded_by=new.who,
        holder=new.who,
        called=name_of(new.mother),
        birthday=BIRTHDAY,
        due=due,
        born=born,
        named=frozenset(new.babies),
    )
    start_clocks(region, handover, new.minute)
    region.handovers.append(handover)
    tell_of_birth(region, new.mother)
    if new.reason == "mark":  # what was told at the stop is followed
        refer(region, handover, new.who, made=new.minute - MARK_REFERRED_BEFORE)
    return handover
