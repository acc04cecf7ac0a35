"""The whole record of one handover on one sheet: what is urgent, who holds it, what nobody asked.

Pure: the record, its calls and `now` go in; words, tags and times come out.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from handover.calendar import local_date
from handover.content import Kind, Trigger
from handover.handover import Handover
from handover.reference import call_reference
from handover.states import State
from handover.words import say_date, say_time
from web.presenters import asked
from web.presenters.agreed import AgreedShown, every_agreement
from web.presenters.checked import Assumed, CheckedTogether, assumed, checked
from web.presenters.clocks import Clock, clock, due_words
from web.presenters.daily import DailyShown, daily_shown, named_receiver, named_sender
from web.presenters.ending import Ended, OpenedAgain, ended, reopenings, standing_tag
from web.presenters.family import pairs_of, say_baby
from web.presenters.labels import KIND, ROLE, TRIGGER
from web.presenters.promise import Promise, promise, response_clock
from web.presenters.reached import Reached, reached
from web.presenters.referred import Referred, referred_shown
from web.presenters.safer import Gap, Said, gaps, said
from web.presenters.tags import Tag, urgency_tag


@dataclass(frozen=True)
class NamedClock:
    """One of the clocks: its name, how it stands, and when it was due."""

    name: str
    clock: Clock
    due: str


@dataclass(frozen=True)
class HeldBy:
    """Who holds responsibility now, and why it is they."""

    name: str
    role: str
    team: str
    why: str
    named_by: str


@dataclass(frozen=True)
class NoFrom:
    """Why the receiving team said no, and whom they suggest (empty if nobody)."""

    team: str
    reason: str
    suggested: str


@dataclass(frozen=True)
class Sheet:
    """Everything the record page says, in words."""

    reference: str
    urgency: Tag
    state: Tag
    about: str
    is_concern: bool
    is_out_of_area: bool
    area_said: str
    referred: Referred | None
    mother_name: str
    nhs_number: str
    mother_born: str
    baby: str
    sender: str
    sending: str
    receiving: str
    recorded: str
    clocks: tuple[NamedClock, ...]
    holder: HeldBy
    reached: Reached
    gaps: tuple[Gap, ...]
    assumed: tuple[Assumed, ...]
    checked: tuple[CheckedTogether, ...]
    said: tuple[Said, ...]
    promise: Promise | None
    declined: NoFrom | None
    question: asked.Question | None
    never_answered: asked.Question | None
    answered: tuple[asked.Answered, ...]
    notes: tuple[asked.Note, ...]
    moves: tuple[asked.Moved, ...]
    ended: Ended | None
    daily: DailyShown
    agreed: tuple[AgreedShown, ...]
    reopenings: tuple[OpenedAgain, ...]


def sheet(handover: Handover, now: datetime) -> Sheet:
    """The record of `handover` as it stands at `now`."""
    today = local_date(now)
    mother = handover.about.mother
    return Sheet(
        reference=call_reference(handover.id),
        urgency=urgency_tag(handover.urgency),
        state=standing_tag(handover),
        about=f"{KIND[handover.kind]}: {TRIGGER[handover.trigger]}",
        is_concern=handover.kind is Kind.CONCERN,
        is_out_of_area=handover.is_out_of_area,
        area_said=_area_said(handover),
        referred=referred_shown(handover.referred),
        mother_name=mother.name,
        nhs_number=mother.nhs_number,
        mother_born=say_date(mother.born_on),
        baby=_baby(handover, today),
        sender=f"{handover.recorded.name}, {ROLE[handover.recorded.role].lower()}",
        sending=f"{handover.sending.name}, {handover.sending.organisation}",
        receiving=f"{handover.receiving.name}, {handover.receiving.organisation}",
        recorded=say_time(handover.recorded.recorded_at),
        clocks=clocks(handover, now),
        holder=held_by(handover),
        reached=reached(handover),
        gaps=tuple(gaps(handover.safer)),
        assumed=tuple(assumed(handover)),
        checked=tuple(checked(handover)),
        said=_said(handover),
        promise=promise(handover, now),
        declined=declined(handover),
        question=asked.open_question(handover),
        never_answered=asked.never_answered(handover),
        answered=asked.answered(handover),
        notes=asked.notes(handover),
        agreed=every_agreement(handover),
        moves=asked.moves(handover),
        ended=ended(handover),
        daily=daily_shown(handover, now),
        reopenings=reopenings(handover),
    )


def _baby(handover: Handover, today: date) -> str:
    """The baby as it is known now, and what the record gives where it was born since."""
    due_on = handover.about.due_on
    is_lost = handover.is_stopped or handover.trigger is Trigger.LOSS
    counts_to = None if is_lost else today
    baby = say_baby(due_on, handover.born_on, counts_to, pairs_of(handover.about))
    if due_on is None or handover.born_on is None:
        return baby
    return f"{baby}. The record gives the due date {say_date(due_on)}"


def _area_said(handover: Handover) -> str:
    """What the sender said of the area against what is worked out, and why; else empty."""
    if handover.area_said is None:
        return ""
    said = handover.area_said
    is_or_not = "is" if said.is_out_of_area else "is not"
    return f"The sender says that it {is_or_not} out of area: {said.reason}"


def _said(handover: Handover) -> tuple[Said, ...]:
    """What was said; what was read back since says with whom it was checked."""
    together = {
        one.question: f"checked together with {one.name}, {one.role}, {one.at}"
        for one in checked(handover)
    }
    return tuple(
        replace(one, source=", then ".join(filter(None, (one.source, together.get(one.question)))))
        for one in said(handover.safer)
    )


def clocks(handover: Handover, now: datetime) -> tuple[NamedClock, ...]:
    """The call, the acknowledgement and, once something was promised, the response.

    Only a conversation stops the first, only an acknowledgement the second, and only a response
    that says "done" the third.
    """
    due = handover.due
    acknowledged_at = handover.acknowledged.recorded_at if handover.acknowledged else None
    closed_at = handover.over.recorded_at if handover.over else None
    call = clock(due.call_due_at, handover.call_stopped_at, now, closed_at=closed_at)
    answer = clock(due.acknowledge_due_at, acknowledged_at, now, closed_at=closed_at)
    response = response_clock(handover, now)
    named = (("Call", call), ("Acknowledgement", answer), ("Response", response))
    return tuple(NamedClock(name, one, due_words(one.due_at)) for name, one in named if one)


def held_by(handover: Handover) -> HeldBy:
    """The one holder of responsibility; a concern leaves it with the sender."""
    holder = handover.holder
    recorded = handover.recorded
    is_recorder = (holder.name, holder.role) == (recorded.name, recorded.role.value)
    role = ROLE[recorded.role].lower() if is_recorder else holder.role
    return HeldBy(holder.name, role, holder.team.name, _why_held(handover), _named_by(handover))


def _named_by(handover: Handover) -> str:
    """Who named the holder, and why; empty while nobody had to be named."""
    is_sender = handover.holder.team == handover.sending
    named = named_sender(handover) if is_sender else named_receiver(handover)
    return named.by if named else ""


def _why_held(handover: Handover) -> str:
    if handover.is_in_error:
        return "The record was entered in error, so it moves no responsibility"
    if handover.kind is Kind.CONCERN:
        return "This is a concern: it passes on information, and responsibility stays here"
    if handover.acknowledgement is not None:
        return "Responsibility moved when the handover was acknowledged"
    if handover.state is State.CLOSED:
        return "The sending team withdrew the handover, so responsibility stays here"
    if handover.state is State.DECLINED:
        return "The receiving team declined, so responsibility stays here"
    return "Responsibility stays here until somebody acknowledges the handover"


def declined(handover: Handover) -> NoFrom | None:
    """Why it was declined; None when it was not, or was redirected since."""
    if handover.state is not State.DECLINED:
        return None
    suggested = handover.suggested
    return NoFrom(
        team=handover.receiving.name,
        reason=handover.decline_reason,
        suggested=f"{suggested.name}, {suggested.organisation}" if suggested else "",
    )
