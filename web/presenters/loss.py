"""A loss in words, calm and plain, wherever a family that lost a baby is shown.

Pure. No cheerful word, and nothing that is due. Must not know routes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from handover.actor import Actor, Envelope
from handover.family.babies import Baby
from handover.family.family import Family
from handover.family.losses import Loss, LossKind
from handover.handover import Handover
from handover.states import State
from web.presenters.ending import who_and_when
from web.presenters.family import baby_called
from web.presenters.family_labels import LOSS_KIND
from web.presenters.labels import HOW_KNOWN

STOPPED = "Routine contact stopped"
DO_NOT_RING = "Do not ring, visit, write to or congratulate the family as routine."
_SAYS = {
    LossKind.MISCARRIAGE: "{} was lost in a miscarriage",
    LossKind.TERMINATION: "The pregnancy with {} was ended",
    LossKind.STILLBIRTH: "{} was stillborn",
    LossKind.NEONATAL_DEATH: "{} has died",
    LossKind.SUDDEN_DEATH: "{} has died",
}


@dataclass(frozen=True)
class OneLoss:
    """Who was lost, when, how it is known, whom to ask, and the plan."""

    title: str
    facts: tuple[tuple[str, str], ...]
    by: str


@dataclass(frozen=True)
class LossShown:
    """What stands on top of a record. `known` says for each team whether it knows."""

    headline: str
    is_stopped: bool
    losses: tuple[OneLoss, ...]
    known: tuple[str, ...]
    must_confirm: bool


def loss_shown(handover: Handover, family: Family | None, actor: Actor) -> LossShown | None:
    """The losses of the babies that `handover` is about; None if there is none.

    A record that was closed before has learned nothing; the family's record tells it all the same.
    """
    if family is None or handover.is_in_error:
        return None
    found = [one for one in handover.baby_ids if one in family.losses]
    if not found:
        return None
    is_over = handover.is_stopped or handover.state is State.CLOSED
    must = (
        bool(handover.losses) and not handover.ended and actor.team_id not in handover.loss_known_by
    )
    return LossShown(
        headline=STOPPED if is_over else "This family has had a loss",
        is_stopped=is_over,
        losses=tuple(_one(family.babies[one], family) for one in found),
        known=tuple(_known(handover)) if handover.losses else (),
        must_confirm=must,
    )


def babies_to_lose(family: Family) -> list[tuple[str, str]]:
    """Value and words of the living babies, where there is more than one."""
    living = [one for one in family.babies.values() if one.baby_id not in family.losses]
    choices = [(str(one.baby_id), called_in(family, one)) for one in living]
    return choices if len(choices) > 1 else []


def lost_baby(family: Family, baby: Baby) -> str:
    """What stands in the place of a lost baby's age or due date; empty for a living one."""
    lost = family.losses.get(baby.baby_id)
    return say_lost(lost[1].kind, called_in(family, baby)) if lost else ""


def called_in(family: Family, baby: Baby) -> str:
    """What a baby is called in this family."""
    is_only = len(family.babies_of(baby.pregnancy_id)) == 1
    return baby_called(baby.order, baby.name, is_only=is_only)


def lost_words(row: Mapping[Any, Any]) -> tuple[str, ...]:
    """One line of a list for each baby who was lost."""
    lost = row["lost"]
    is_only = len(lost) == 1 and lost[0]["order"] == 1 and row["stopped_at"] is not None
    return tuple(
        say_lost(LossKind(one["kind"]), baby_called(one["order"], one["name"], is_only=is_only))
        for one in lost
    )


def say_lost(kind: LossKind, called: str) -> str:
    """Such as "Baby 2 was stillborn"."""
    return _SAYS[kind].format(called.replace("The", "the", 1) if "with" in _SAYS[kind] else called)


def _one(baby: Baby, family: Family) -> OneLoss:
    envelope, loss = family.losses[baby.baby_id]
    return OneLoss(
        title=say_lost(loss.kind, called_in(family, baby)),
        facts=loss_facts(loss),
        by=f"Recorded by {who_and_when(envelope)}",
    )


def loss_facts(loss: Loss) -> tuple[tuple[str, str], ...]:
    """What is known of a loss, each with its name; what is not known is left out."""
    return tuple((name, words) for name, words in _facts(loss) if words)


def _facts(loss: Loss) -> list[tuple[str, str]]:
    day = loss.happened_on.in_words() if loss.happened_on else ""
    source = HOW_KNOWN[loss.how_known] if loss.how_known else ""
    return [
        ("What happened", LOSS_KIND[loss.kind]),
        ("When", ", ".join(part for part in (day, loss.when) if part) or "Not known"),
        ("How it is known", ": ".join(part for part in (source, loss.from_whom) if part)),
        ("Key contact", loss.key_contact[:1].upper() + loss.key_contact[1:]),
        ("Plan agreed for contact", loss.plan),
    ]


def _known(handover: Handover) -> Iterable[str]:
    for team in (handover.sending, handover.receiving):
        said: Envelope | None = handover.loss_known_by.get(team.team_id)
        yield f"{who_and_when(said)}: knows" if said else f"{team.name}: has not confirmed yet"
