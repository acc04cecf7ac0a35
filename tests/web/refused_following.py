"""How referrals, reviews and disagreements are refused: rows for the two tables of refusals.

As tests/web/refusals.py and refused_values.py, which hold the whole.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from handover import refusals as r
from handover.disagreement.refusals import (
    AlreadyDisagreed,
    NoDisagreementOpen,
    NothingToDisagreeWith,
    NotYoursToSettle,
)
from handover.family.babies import BabyNamed
from handover.family.refusals import RoutineContactStopped
from handover.referral.refusals import (
    DeciderMayNotReview,
    MarkNeedsReferral,
    NoReviewOpen,
    NotYourReferral,
    ReferralAlreadyAnswered,
    ReferralInError,
    ReferralWasReviewed,
)
from handover.refusals import InvalidValue
from tests import referring, region
from tests.losing import record_loss
from tests.web.asking import Asking
from tests.web.referring import (
    ANSWER,
    AT_THE_STOP,
    DISAGREE,
    ENDED,
    IN_ERROR,
    OUTCOME,
    REFERRAL,
    REFERRING,
    REVIEW,
    SETTLE,
    UNREVIEWED,
    WAITING,
)
from tests.web.situation import (
    CONFLICT,
    FORBIDDEN,
    NOT_FOUND,
    UNAVAILABLE,
    Before,
    Situation,
)
from tests.web.stage import Stage

NOBODY = "00000000-0000-4000-8000-000000000000"
CHOOSE = "Choose a referral of this family"


def it_was_in_error(stage: Stage, _who: str) -> None:
    """A colleague of Mary's marks the record as entered in error."""
    stage.scene.ask("mary", region.enter_in_error(stage.handover_id))


def they_have_it(stage: Stage, _who: str) -> None:
    """A colleague of Hana's was told that they have it."""
    stage.scene.ask("hana", referring.answer(stage.handover_id, WAITING))


def it_was_a_mistake(stage: Stage, _who: str) -> None:
    """A colleague of Mary's has said that the referral was recorded by mistake."""
    stage.scene.ask("mary", referring.in_error(stage.handover_id, WAITING))


def it_was_a_mistake_and_under_review(stage: Stage, _who: str) -> None:
    """The same of the one whose review is open."""
    stage.scene.ask("mary", referring.in_error(stage.handover_id, UNREVIEWED))


def its_end_was_a_mistake(stage: Stage, _who: str) -> None:
    """The same of the one that ended in early help."""
    stage.scene.ask("mary", referring.in_error(stage.handover_id, ENDED))


def a_mark_on_the_twin_is_referred(stage: Stage, _who: str) -> None:
    """A colleague of Mary's records one, and tells its referral at the stop."""
    told = region.record_of_mark(region.referral())
    derby, twin = stage.world.teams["derby_visitors"], (BabyNamed(2),)
    whom = replace(region.about(), babies=twin)
    stage.scene.ask("mary", replace(told, to_team_id=derby, about=whom))


def it_is_reviewed(stage: Stage, _who: str) -> None:
    """Another lead was quicker."""
    stage.scene.ask("lena", referring.review(stage.handover_id, referral_id=UNREVIEWED))


def lena_decided(stage: Stage, _who: str) -> None:
    """The lead herself is named as the one who decided."""
    ended = referring.outcome(stage.handover_id, referral_id=UNREVIEWED, given_by="Lena Price")
    stage.scene.ask("mary", ended)


def it_is_disputed(stage: Stage, _who: str) -> None:
    """A colleague of Hana's has said that she differs."""
    stage.scene.ask("hana", referring.disagree(stage.handover_id, ENDED))


def it_is_settled(stage: Stage, _who: str) -> None:
    """A colleague of Mary's says that it was agreed."""
    stage.scene.ask("mary", referring.settle(stage.handover_id))


def it_is_declined_then_lost(stage: Stage, _who: str) -> None:
    """Derby declines, and then the baby is lost."""
    stage.scene.ask("hana", region.decline(stage.handover_id))
    stage.scene.ask("mary", record_loss(stage.handover_id))


def following_situations(
    command_id_is_used: Before, somebody_is_quicker: Before
) -> list[Situation]:
    """Every refusal about referrals and disagreements that is not about one value alone."""
    return [
        *(one for asking in REFERRING for one in _of_any(asking, somebody_is_quicker)),
        *(
            Situation(asking, r.CommandReused, before=command_id_is_used, api=CONFLICT)
            for asking in REFERRING
            if asking is not REVIEW
        ),
        *(
            Situation(
                asking,
                r.HandoverNotFound,
                who="nina",
                page=NOT_FOUND,
                api=NOT_FOUND,
                page_says="There is nothing here that you can see. Check the link or the call",
                api_says="There is nothing here that you can see. Check the address.",
            )
            for asking in REFERRING
            if asking is not REVIEW
        ),
        *(
            Situation(asking, r.NotPermitted, who=who, page=FORBIDDEN, api=FORBIDDEN)
            for asking, who in (
                (REFERRAL, "lena"),
                (ANSWER, "lena"),
                (OUTCOME, "lena"),
                (IN_ERROR, "lena"),
                (REVIEW, "mary"),
                (DISAGREE, "lena"),
                (SETTLE, "kit"),
            )
        ),
        *(
            Situation(asking, refusal, before=before, api=CONFLICT, is_alone=True)
            for asking, refusal, before in (
                (REFERRAL, r.NoFamilyHere, it_was_in_error),
                (ANSWER, ReferralAlreadyAnswered, they_have_it),
                (ANSWER, ReferralInError, it_was_a_mistake),
                (OUTCOME, ReferralInError, it_was_a_mistake),
                (IN_ERROR, ReferralInError, it_was_a_mistake),
                (REVIEW, ReferralInError, it_was_a_mistake_and_under_review),
                (DISAGREE, ReferralInError, its_end_was_a_mistake),
                (REVIEW, NoReviewOpen, it_is_reviewed),
                (REVIEW, DeciderMayNotReview, lena_decided),
                (DISAGREE, AlreadyDisagreed, it_is_disputed),
                (SETTLE, NoDisagreementOpen, it_is_settled),
            )
        ),
        Situation(SETTLE, NotYoursToSettle, who="hana", api=CONFLICT),
        Situation(IN_ERROR, NotYourReferral, who="hana", api=CONFLICT),
        Situation(
            IN_ERROR,
            MarkNeedsReferral,
            changed={"referral_id": str(AT_THE_STOP)},
            before=a_mark_on_the_twin_is_referred,
            api=CONFLICT,
            is_alone=True,
        ),
        Situation(
            IN_ERROR,
            ReferralWasReviewed,
            changed={"referral_id": str(UNREVIEWED)},
            before=it_is_reviewed,
            api=CONFLICT,
            is_alone=True,
        ),
        Situation(
            DISAGREE,
            NothingToDisagreeWith,
            changed={"referral_id": str(WAITING)},
            api=CONFLICT,
        ),
        Situation(
            DISAGREE,
            NothingToDisagreeWith,
            typed={"referral_id": ""},
            sent={"referral_id": None},
            api=CONFLICT,
            case="nobody declined",
        ),
        Situation(
            DISAGREE,
            RoutineContactStopped,
            typed={"referral_id": ""},
            sent={"referral_id": None},
            before=it_is_declined_then_lost,
            api=CONFLICT,
            is_alone=True,
        ),
    ]


def _of_any(asking: Asking, somebody_is_quicker: Before) -> Iterator[Situation]:
    yield Situation(
        asking,
        r.Busy,
        before=somebody_is_quicker,
        api=UNAVAILABLE,
        api_says="Send the same command again, with the same command id,",
        is_alone=True,
    )


FUTURE, LONG_AGO = datetime(2026, 11, 24, 10, 1, tzinfo=UTC), datetime(2025, 11, 20, 9, tzinfo=UTC)
BEFORE_IT = datetime(2026, 11, 24, 8, 59, tzinfo=UTC)
_BLANK = [
    (REFERRAL, "authority", "Enter the local authority"),
    (REFERRAL, "made_by", "Enter who made the referral"),
    (ANSWER, "given_by", "Enter who told you"),
    (OUTCOME, "given_by", "Enter who told you"),
    (OUTCOME, "words", "Enter what they decided, and why"),
    (IN_ERROR, "reason", "Enter the reason"),
    (REVIEW, "rationale", "Enter the reason for your decision"),
    (DISAGREE, "reasons", "Enter why you disagree"),
    (SETTLE, "words", "Enter what was agreed"),
]
FOLLOWING_VALUES = [
    *(Situation(asking, InvalidValue, path, {path: "-"}, says) for asking, path, says in _BLANK),
    Situation(
        REFERRAL,
        InvalidValue,
        "reference",
        {"reference": "a\u202eb"},
        "Remove the invisible characters from their reference",
    ),
    Situation(
        REFERRAL,
        InvalidValue,
        "parents_told.why_not",
        {"parents_told.told": False, "parents_told.why_not": ""},
        "Say why the parents have not been told",
    ),
    *(
        Situation(asking, InvalidValue, "happened_at", {"happened_at": at}, says)
        for asking, at, says in (
            (
                REFERRAL,
                FUTURE,
                "The time of the referral is in the future. Refer now, then enter when you did",
            ),
            (REFERRAL, LONG_AGO, "The referral was more than 12 months ago. Check the year"),
            *(
                (asking, at, says)
                for asking in (ANSWER, OUTCOME)
                for at, says in (
                    (FUTURE, "This time is in the future. Enter when they told you"),
                    (
                        BEFORE_IT,
                        "This is before the referral was made. Check the date and the time",
                    ),
                )
            ),
        )
    ),
    *(
        Situation(asking, InvalidValue, "referral_id", {"referral_id": NOBODY}, CHOOSE)
        for asking in (ANSWER, OUTCOME, IN_ERROR, REVIEW, DISAGREE)
    ),
    Situation(
        SETTLE,
        InvalidValue,
        "disagreement_id",
        says="Choose the disagreement: its id has 32 letters and digits, as in a UUID",
        typed={"disagreement_id": "the first"},
        sent={"disagreement_id": "the first"},
    ),
]
