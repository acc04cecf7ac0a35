"""As asked.py, for referrals, reviews and disagreements."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from handover import commands as c
from handover.disagreement.commands import RecordDisagreement, SettleDisagreement
from handover.referral import commands as r
from handover.referral.reviewing import ReviewDecision
from handover.referral.told import Outcome, ReferredTo
from tests import referring
from tests.domain.machine.places import A_STRANGER, Places, at_minute
from tests.domain.machine.referring import meant
from tests.domain.machine.seen_of_referrals import id_of
from tests.domain.machine.told import Region, Step

WORDS = "Said by telephone and written down"
DECISIONS = {"reconsider": ReviewDecision.RECONSIDER, "escalate": ReviewDecision.ESCALATE}


def referral_id(region: Region, step: Step) -> UUID:
    """The id of the referral that is meant; of none, where the family has none."""
    found = meant(region, region.handovers[step.on], step)
    return A_STRANGER if found is None else id_of(found.key)


def _when(step: Step) -> datetime | None:
    return at_minute(step.minute) + timedelta(days=1) if step.way == "tomorrow" else None


def _words(step: Step) -> str:
    return "" if step.way in {"no reason", "nothing"} else WORDS


def _refer(_region: Region, places: Places, step: Step) -> c.Command:
    to = ReferredTo.ADULTS if step.way == "the mother" else ReferredTo.CHILDREN
    told = referring.told(to, made_by="Somebody")
    return referring.refer(places.handovers[step.on], told, _when(step))


def _answered(region: Region, places: Places, step: Step) -> c.Command:
    on = places.handovers[step.on]
    return referring.answer(on, referral_id(region, step), _when(step))


def _decided(decided: Outcome) -> Callable[[Region, Places, Step], c.Command]:
    def make(region: Region, places: Places, step: Step) -> c.Command:
        on, which = places.handovers[step.on], referral_id(region, step)
        return referring.outcome(on, decided, which, _when(step))

    return make


def _mistake(region: Region, places: Places, step: Step) -> c.Command:
    on, which = places.handovers[step.on], referral_id(region, step)
    return referring.in_error(on, which, _words(step))


def _review(region: Region, places: Places, step: Step) -> c.Command:
    decision = DECISIONS.get(step.way, ReviewDecision.AGREE)
    on = places.handovers[step.on]
    return r.ReviewReferral(on, referral_id(region, step), decision, _words(step))


def _disagree(region: Region, places: Places, step: Step) -> c.Command:
    which = None if step.way == "the decline" else referral_id(region, step)
    return RecordDisagreement(places.handovers[step.on], _words(step), which)


def _settle(region: Region, places: Places, step: Step) -> c.Command:
    on = places.handovers[step.on]
    last = referring.disagreement_id(on, max(1, len(region.handovers[step.on].disputes)))
    return SettleDisagreement(on, last, _words(step))


OF_REFERRALS: dict[str, tuple[type[c.Command], Callable[[Region, Places, Step], c.Command]]] = {
    "refer": (r.RecordReferral, _refer),
    "referral answered": (r.AcknowledgeReferral, _answered),
    "nothing done": (r.RecordOutcome, _decided(Outcome.NO_FURTHER_ACTION)),
    "helped": (r.RecordOutcome, _decided(Outcome.EARLY_HELP)),
    "referral in error": (r.EnterReferralInError, _mistake),
    "review": (r.ReviewReferral, _review),
    "disagree": (RecordDisagreement, _disagree),
    "settle": (SettleDisagreement, _settle),
}
"""Every verb about a referral or a disagreement: its command class, and how it is made."""
