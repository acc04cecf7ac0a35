"""As timeline.py, for referrals, reviews and disagreements. Tells no story: leads read it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from handover.referral.reviewing import ReviewDecision
from handover.referral.told import FrontDoor, Outcome, ReferredTo
from handover.words import say_time
from web.presenters.referral_labels import DECISION, FRONT_DOOR, OUTCOME
from web.presenters.referrals import title_of

Detail = Mapping[str, Any]
ELSEWHERE = "Told by another handover of the family, which keeps the words"


def _say_made(detail: Detail) -> tuple[str, tuple[str, ...]]:
    to = title_of(ReferredTo(detail["to"]), detail["authority"])
    made_as = FRONT_DOOR[FrontDoor(detail["made_as"])].lower()
    return (
        f"Referral made: {to}",
        (f"Made as {made_as}", f"An answer is due by {_moment(detail)}"),
    )


def _say_referral_acknowledged(detail: Detail) -> tuple[str, tuple[str, ...]]:
    taken_as = FRONT_DOOR[FrontDoor(detail["taken_as"])].lower()
    return (
        "Referral acknowledged by the authority",
        (f"Taken as {taken_as}", f"The outcome is due by {_moment(detail)}"),
    )


def _say_outcome(detail: Detail) -> tuple[str, tuple[str, ...]]:
    outcome = OUTCOME[Outcome(detail["outcome"])].lower()
    return f"Outcome of the referral: {outcome}", (f"Given by {detail['given_by']}",)


def _say_review_opened(detail: Detail) -> tuple[str, tuple[str, ...]]:
    return (
        "Review opened",
        (f"Somebody other than the decider looks by {_moment(detail)}",),
    )


def _say_reviewed(detail: Detail) -> tuple[str, tuple[str, ...]]:
    again = (f"A new answer is due by {_moment(detail)}",) if detail["due_at"] else ()
    return f"Reviewed. {DECISION[ReviewDecision(detail['decision'])]}", again


def _say_in_error(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Referral entered in error", ("Nothing is awaited, and no review of it is open",)


def _say_disputed(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Disagreement about the outcome of the referral", (ELSEWHERE,)


def _say_dispute_settled(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Disagreement about the outcome of the referral settled", (ELSEWHERE,)


def _say_followed_by_another(detail: Detail) -> tuple[str, tuple[str, ...]]:
    return f"{detail['team']} follows the referral now", ("Due as it was before",)


def _say_referral_stopped(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Nothing is due about the referral after the loss", ("It may go on for others",)


def _say_referral_goes_on(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "The referral goes on: the loss was a mistake", ("Due as it was before",)


def _say_disagreement(detail: Detail) -> tuple[str, tuple[str, ...]]:
    about = "the outcome of the referral" if detail["about"] == "outcome" else "the decline"
    return (
        f"Disagreement about {about}",
        (f"With {detail['other_side']}", "Its ladder is apart from the one for silence"),
    )


def _say_settled(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Disagreement settled", ()


def _moment(detail: Detail) -> str:
    return say_time(datetime.fromisoformat(detail["due_at"]))


OF_REFERRALS: dict[str, Callable[[Detail], tuple[str, tuple[str, ...]]]] = {
    "referral_made": _say_made,
    "referral_acknowledged": _say_referral_acknowledged,
    "referral_outcome_recorded": _say_outcome,
    "referral_review_opened": _say_review_opened,
    "referral_reviewed": _say_reviewed,
    "referral_entered_in_error": _say_in_error,
    "referral_disputed": _say_disputed,
    "referral_dispute_settled": _say_dispute_settled,
    "referral_followed_by_another": _say_followed_by_another,
    "referral_loss_learned": _say_referral_stopped,
    "referral_loss_undone": _say_referral_goes_on,
    "disagreement_recorded": _say_disagreement,
    "disagreement_settled": _say_settled,
}
