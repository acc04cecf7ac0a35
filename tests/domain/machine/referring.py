"""Referrals, reviews and disagreements, as the oracle tells them: ADR 15."""

from tests.domain.machine import by_hand
from tests.domain.machine.families import family_of, has_a_family
from tests.domain.machine.marks import would_be_left_without
from tests.domain.machine.told import PEOPLE, Dispute, Handover, Region, Step
from tests.domain.machine.told_families import Referral
from tests.domain.machine.verbs import BOTH, VERBS, Verb

NOTHING: frozenset[str] = frozenset()
LEAD = frozenset({"lead"})
DISPUTES = frozenset({"disputes"})
A_WORD, AN_OUTCOME, A_REVIEW = 1, 3, 1
"""Working days until each is due."""


def refer(region: Region, handover: Handover, who: str, *, made: int) -> Referral:
    """Keep a referral that `who` made at minute `made`, and told now."""
    family = family_of(region, handover)
    referral = Referral(
        key=(handover.mother, family.referrals_noted + 1),
        babies=handover.babies & frozenset(family.living),
        team=PEOPLE[who][1],
        had_part={who},
        made=made,
        due=by_hand.office_closing(made, A_WORD),
        told_on=number_of(region, handover),
    )
    family.note(referral)
    return referral


def number_of(region: Region, handover: Handover) -> int:
    """Which it is."""
    return next(number for number, one in enumerate(region.handovers) if one is handover)


def _may_refer(_region: Region, handover: Handover, _step: Step) -> set[str]:
    return {has_a_family(handover)}


def _refer(region: Region, handover: Handover, step: Step) -> None:
    made = refer(region, handover, step.who, made=step.minute)
    made.is_of_mother = step.way == "the mother"


def meant(region: Region, handover: Handover, step: Step) -> Referral | None:
    """The first referral of the family; a stranger's is none."""
    found = family_of(region, handover).referrals
    return found[0] if found and step.way != "a stranger" else None


def _may_answer(region: Region, handover: Handover, step: Step) -> set[str]:
    found = meant(region, handover, step)
    if found is None:
        return {"invalid_value"}
    if found.is_in_error:
        return {"referral_in_error"}
    return {"referral_already_answered"} if found.is_answered or found.outcomes else set()


def _answer(region: Region, handover: Handover, step: Step) -> None:
    found = meant(region, handover, step)
    assert found is not None
    found.is_answered, found.due = True, by_hand.office_closing(step.minute, AN_OUTCOME)


def _may_decide(region: Region, handover: Handover, step: Step) -> set[str]:
    found = meant(region, handover, step)
    if found is None:
        return {"invalid_value"}
    return {"referral_in_error"} if found.is_in_error else set()


def _may_be_mistake(region: Region, handover: Handover, step: Step) -> set[str]:
    """Said by the team that follows it, while no lead has looked at it and no mark stands on it."""
    found = meant(region, handover, step)
    if found is None:
        return {"invalid_value"}
    is_theirs = PEOPLE[step.who][1] == found.team
    return {
        "referral_in_error" if found.is_in_error else "",
        "" if is_theirs else "not_your_referral",
        "referral_was_reviewed" if found.reviews else "",
        would_be_left_without(region, found),
    }


def _be_mistake(region: Region, handover: Handover, step: Step) -> None:
    """Nothing is awaited, and an open review ends."""
    found = meant(region, handover, step)
    assert found is not None
    found.is_in_error, found.is_awaited, found.review_due = True, False, None
    family_of(region, handover).referrals_noted += 1  # whoever refers in this moment meets it there


def _nothing_done(region: Region, handover: Handover, step: Step) -> None:
    """ "No further action": a review opens, unless one is open."""
    found = meant(region, handover, step)
    assert found is not None
    _helped(region, handover, step)
    if found.review_due is None:
        found.review_due = by_hand.office_closing(step.minute, A_REVIEW)


def _helped(region: Region, handover: Handover, step: Step) -> None:
    found = meant(region, handover, step)
    assert found is not None
    found.outcomes, found.is_awaited = found.outcomes + 1, False
    found.had_part.add(step.who)


def _may_review(region: Region, handover: Handover, step: Step) -> set[str]:
    found = meant(region, handover, step)
    if found is None:
        return {"invalid_value"}
    return {
        "referral_in_error" if found.is_in_error else "",
        "no_review_open" if found.review_due is None else "",
    }


def _review(region: Region, handover: Handover, step: Step) -> None:
    """To escalate also disputes the outcome, unless that is done already."""
    found = meant(region, handover, step)
    assert found is not None
    found.reviews, found.review_due = found.reviews + 1, None
    if step.way in {"reconsider", "escalate"}:
        found.is_awaited, found.due = True, by_hand.office_closing(step.minute, AN_OUTCOME)
    about = outcome_of(found.key)
    if step.way == "escalate" and not _is_disputed(region, handover, about):
        handover.disputes = [*handover.disputes, Dispute(about, "")]


def outcome_of(key: tuple[str, int]) -> str:
    """What is disputed: the outcome of this referral, whichever record tells of it."""
    return f"outcome of {key[1]} for {key[0]}"


def _is_disputed(region: Region, handover: Handover, about: str) -> bool:
    """A decline is of one record; an outcome is disputed once, whichever record tells of it."""
    through = [handover] if about == "decline" else region.handovers
    return any(
        one.about == about and not one.is_settled for told in through for one in told.disputes
    )


def _may_disagree(region: Region, handover: Handover, step: Step) -> set[str]:
    about = _disputed(region, handover, step)
    found = {"already_disagreed" if _is_disputed(region, handover, about) else ""}
    if step.way == "the decline":
        was_declined = handover.state == "declined" or handover.is_moved
        found.add("" if was_declined else "nothing_to_disagree_with")
        return found | ({"routine_contact_stopped"} if handover.is_stopped else set())
    referral = meant(region, handover, step)
    if referral is None:
        return found | {"invalid_value"}
    found.add("referral_in_error" if referral.is_in_error else "")
    return found | (set() if referral.outcomes else {"nothing_to_disagree_with"})


def _disputed(region: Region, handover: Handover, step: Step) -> str:
    found = meant(region, handover, step)
    return "decline" if step.way == "the decline" or found is None else outcome_of(found.key)


def _disagree(region: Region, handover: Handover, step: Step) -> None:
    about = _disputed(region, handover, step)
    handover.disputes = [*handover.disputes, Dispute(about, PEOPLE[step.who][1])]


def _may_settle(_region: Region, handover: Handover, step: Step) -> set[str]:
    """The newest; only who raised it, or a lead, may say so."""
    if not handover.disputes or handover.disputes[-1].is_settled:
        return {"no_disagreement_open"}
    role, team = PEOPLE[step.who]
    is_theirs = bool(team) and handover.disputes[-1].team == team
    return set() if is_theirs or role == "lead" else {"not_yours_to_settle"}


def _settle(_region: Region, handover: Handover, _step: Step) -> None:
    last = handover.disputes[-1]
    handover.disputes = [*handover.disputes[:-1], Dispute(last.about, last.team, is_settled=True)]


def _told(refused: object, follow: object, ways: dict[str, str]) -> Verb:
    return Verb(
        by=BOTH,
        refused=refused,  # type: ignore[arg-type]  # one of the functions above
        follow=follow,  # type: ignore[arg-type]  # the same
        changes=NOTHING,
        ways={"": "", **ways},
        is_fact=True,
    )


STRANGE = {"a stranger": "invalid_value", "tomorrow": "invalid_value"}
VERBS["refer"] = _told(_may_refer, _refer, {"the mother": "", "tomorrow": "invalid_value"})
VERBS["referral answered"] = _told(_may_answer, _answer, STRANGE)
VERBS["nothing done"] = _told(_may_decide, _nothing_done, STRANGE)
VERBS["helped"] = _told(_may_decide, _helped, STRANGE)
VERBS["referral in error"] = _told(
    _may_be_mistake, _be_mistake, {"no reason": "invalid_value", "a stranger": "invalid_value"}
)
VERBS["review"] = Verb(
    by=LEAD,
    refused=_may_review,
    follow=_review,
    changes=DISPUTES,
    ways={
        "": "",
        "reconsider": "",
        "escalate": "",
        "no reason": "invalid_value",
        "a stranger": "invalid_value",
    },
    is_fact=True,
)
VERBS["disagree"] = Verb(
    by=BOTH,
    refused=_may_disagree,
    follow=_disagree,
    changes=DISPUTES,
    ways={"": "", "the decline": "", "no reason": "invalid_value"},
    is_fact=True,
)
VERBS["settle"] = Verb(
    by=BOTH | LEAD,
    refused=_may_settle,
    follow=_settle,
    changes=DISPUTES,
    ways={"": "", "nothing": "invalid_value"},
    is_fact=True,
)
