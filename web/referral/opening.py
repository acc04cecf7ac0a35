"""Before a form of a referral is drawn: who may, what there is to choose, what is filled in before.

Must not know how a form is drawn or sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from flask import request

from handover.actor import Actor, Role
from handover.commands import OnHandover
from handover.content import Trigger
from handover.disagreement.disagreement import Disagreement
from handover.handover import Handover
from handover.permission import check_on_handover
from handover.policy import View
from handover.referral.referral import Referral
from handover.referral.told import FrontDoor, ReferredTo
from handover.states import State
from web.composition import composition
from web.desk.held_forms import Typed
from web.presenters.disagreements import about_words
from web.presenters.referral_labels import OUTCOME
from web.presenters.referrals import title_of
from web.visitor.answering import me

CHOICES = ("referral_id", "disagreement_id")
"""What a link to a form may choose before."""
TO: Mapping[Trigger, ReferredTo] = {
    Trigger.CHILDREN_REFERRAL: ReferredTo.CHILDREN,
    Trigger.ADULT_REFERRAL: ReferredTo.ADULTS,
}


@dataclass(frozen=True)
class Opened:
    """The record by which it is told, and what may be chosen: value and words."""

    handover: Handover
    actor: Actor
    referrals: tuple[tuple[str, str], ...]
    disagreements: tuple[tuple[str, str], ...]
    decline: str

    @property
    def names_family(self) -> bool:
        """Whether the reader may read whom it is about; a lead may not."""
        return self.actor.role is not Role.LEAD


def open_for_telling(handover_id: UUID, command: type[OnHandover]) -> Opened:
    """The record, for somebody who may do `command` to it.

    Raises HandoverNotFound, or NotPermitted.
    """
    actor, service = me().actor, composition().service
    handover = service.look_up(handover_id, actor, View.TIMELINE)
    check_on_handover(actor, command, handover)
    family = service.known_family(handover)
    return Opened(
        handover=handover,
        actor=actor,
        referrals=tuple(
            (str(one.id), _referral_words(one)) for one in service.referrals_of(family)
        ),
        disagreements=tuple(
            (str(key), _disagreement_words(one)) for key, one in handover.disagreements.items()
        ),
        decline=_decline_words(handover),
    )


def filled_before(opened: Opened) -> Typed:
    """What need not be typed: what the link, the record and the account say already.

    What was never asked is not filled in: whether the parents know, and as what it was taken.
    """
    to = TO.get(opened.handover.trigger)
    filled = {
        "to": to.value if to else "",
        "made_as": FrontDoor.REFERRAL.value,
        "made_by": opened.actor.name,
        **_chosen(opened),
    }
    return {name: [value] for name, value in filled.items() if value}


def _chosen(opened: Opened) -> dict[str, str]:
    """What the link chose, or the only thing that there is to choose."""
    known = {"referral_id": opened.referrals, "disagreement_id": opened.disagreements}
    chosen = {}
    for name in CHOICES:
        values = [value for value, _ in known[name]]
        asked = request.args.get(name, "")
        is_only = len(values) == 1 and not (name == "referral_id" and opened.decline)
        chosen[name] = asked if asked in values else values[0] if is_only else ""
    return chosen


def _referral_words(referral: Referral) -> str:
    title = title_of(referral.told.to, referral.told.authority)
    if referral.in_error is not None:
        return f"{title}. Entered in error"
    given = referral.outcome
    return f"{title}. {OUTCOME[given.outcome]}" if given else title


def _disagreement_words(one: Disagreement) -> str:
    """What was settled a moment ago stays a choice, so that a form that met it keeps its own."""
    words = about_words(one.other_side, is_decline=one.referral_id is None)
    return f"{words}. Settled" if one.settled else words


def _decline_words(handover: Handover) -> str:
    """What there is to dispute beside the outcomes; empty where nobody declined."""
    if handover.state is State.DECLINED:
        return f"The decline by {handover.receiving.name}"
    if handover.moves:
        return f"The decline by {handover.moves[-1].declined_by.name}"
    return ""
