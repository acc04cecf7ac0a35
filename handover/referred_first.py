"""What comes before the record of a mark on a baby not yet mobile: a referral, or who said no.

This service is NOT the referral route (domain 4.4, [P]): children's social care, or 999, is rung
first and the referral is told here. Source: the procedures of Leicester, Leicestershire and
Rutland (bruises and marks may indicate abuse whatever the explanation), Southampton (refer at once,
a paediatric assessment within 4 hours) and Bedford (medical review the same day if unsure).
Must not know pages.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handover.content import Trigger
from handover.refusals import InvalidValue, ReferFirst
from handover.text import REASON, line, optional, paragraph
from handover.urgency import Urgency

EARLIEST_REFERRAL = timedelta(days=7)
"""A referral further back was about another mark, or is no news [P]."""

_OF_REFERRAL = ("referred_to", "referred_at", "reference")
_OF_SENIOR = ("senior_name", "senior_role", "reason")


@dataclass(frozen=True)
class ReferredFirst:
    """A referral (to whom, and when), or a named senior's reason for not making one; never both.

    `referred_to` is an authority's children's social care, or 999. `referred_at` is aware.
    `reference` may be empty. Raises InvalidValue.
    """

    is_referred: bool
    referred_to: str = ""
    referred_at: datetime | None = None
    reference: str = ""
    senior_name: str = ""
    senior_role: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if any(getattr(self, name) for name in (_OF_SENIOR if self.is_referred else _OF_REFERRAL)):
            raise InvalidValue(
                "Record the referral, or the named senior's decision, not both", field="is_referred"
            )
        if self.is_referred:
            self._clean_referral()
        else:
            self._clean_decision()

    def check_when(self, now: datetime) -> None:
        """Refuse a referral not yet made at `now`, or one long past. Raises InvalidValue."""
        if self.referred_at is None:
            return
        if self.referred_at > now:
            raise InvalidValue(
                "The time of the referral is in the future. Refer now, then enter when you did",
                field="referred_at",
            )
        if now - self.referred_at > EARLIEST_REFERRAL:
            raise InvalidValue(
                "The referral was more than 7 days ago. Check the date. "
                "If the mark is new, refer again now",
                field="referred_at",
            )

    def _clean_referral(self) -> None:
        called = "which children's social care you referred to, or 999"
        self._keep("referred_to", line(self.referred_to, field="referred_to", called=called))
        if self.referred_at is None:
            raise InvalidValue("Enter the date and time of the referral", field="referred_at")
        if self.referred_at.tzinfo is None:
            raise InvalidValue(
                "Say in which time zone you referred, for example 2026-05-03T16:30:00+01:00",
                field="referred_at",
            )
        if optional(self.reference, field="reference", called="the reference"):
            reference = line(self.reference, field="reference", called="the reference")
            self._keep("reference", reference)
        else:
            self._keep("reference", "")

    def _clean_decision(self) -> None:
        for field, called in (
            ("senior_name", "the name of the senior who decided"),
            ("senior_role", "the senior's role"),
        ):
            self._keep(field, line(getattr(self, field), field=field, called=called))
        called = "the reason for not referring"
        reason = paragraph(self.reason, field="reason", called=called, longest=REASON)
        self._keep("reason", reason)

    def _keep(self, field: str, cleaned: str) -> None:
        object.__setattr__(self, field, cleaned)


def check_urgency(trigger: Trigger, urgency: Urgency) -> None:
    """Refuse such a mark that is not Immediate (domain 9(c), [P]). Raises InvalidValue."""
    if trigger is Trigger.MARK_BEFORE_MOBILE and urgency is not Urgency.IMMEDIATE:
        raise InvalidValue(
            "Choose Immediate: a mark on a baby who is not yet mobile cannot wait", field="urgency"
        )


def check_referred_first(
    trigger: Trigger, urgency: Urgency, referred: ReferredFirst | None, now: datetime
) -> None:
    """Refuse the record of such a mark that was not referred first (domain 9(d), row 21).

    Raises ReferFirst, or InvalidValue: also for a referral that goes with another trigger.
    """
    if trigger is not Trigger.MARK_BEFORE_MOBILE:
        if referred is not None:
            raise InvalidValue(
                "Leave the referral out: it belongs only to a mark on a baby who is not yet mobile",
                field="referred",
            )
        return
    if referred is None:
        raise ReferFirst(field="referred")
    check_urgency(trigger, urgency)
    referred.check_when(now)
