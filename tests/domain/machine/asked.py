"""The oracle's words turned into the real commands. Judges nothing.

A command class that no word leads to must be named in NOT_ASKED, with the reason.
"""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid5

from handover import commands as c
from handover.calls import Attempt, AttemptOutcome
from handover.content import Kind, Trigger
from handover.correcting.commands import CorrectIdentity
from handover.daily import commands as d
from handover.daily.asides import HowLong, WhySetAside
from handover.daily.colleagues import Colleague, WhyReassigned
from handover.family import commands as f
from handover.family import safety_commands as safety
from handover.family import undo_commands as undo
from handover.family.baby_commands import RecordPlace
from handover.family.exports import Purpose
from handover.family.losses import LossKind
from handover.family.move_commands import RecordMove
from handover.family.part_dates import PartDate
from handover.family.places import PlaceKind
from handover.lead_commands import AgreeWithTeam
from tests import each_baby, exporting, losing, moving, safeguarding, telling
from tests.domain.machine.answers import A_WEEK
from tests.domain.machine.asked_of_babies import OF_BABIES
from tests.domain.machine.asked_of_corrections import OF_CORRECTIONS
from tests.domain.machine.asked_of_identity import correct_identity
from tests.domain.machine.asked_of_leads import agree
from tests.domain.machine.asked_of_referrals import OF_REFERRALS
from tests.domain.machine.daily import next_named
from tests.domain.machine.places import A_STRANGER, Places, at_minute, family_id
from tests.domain.machine.told import Region, Step
from tests.region import conversation

NOT_ASKED: dict[str, str] = {
    "ChaseReferral": "one rule, with tests of its own: tests/domain/test_silence_returned.py",
}
"""Command classes that the machine does not drive yet, by name, each with the reason."""

REASONS = {"move": Trigger.MOVE, "loss": Trigger.LOSS, "mark": Trigger.MARK_BEFORE_MOBILE}
KINDS = {"handover of care": Kind.HANDOVER_OF_CARE, "concern": Kind.CONCERN}
OUTCOMES = {
    "voicemail": AttemptOutcome.VOICEMAIL,
    "wrong number": AttemptOutcome.WRONG_NUMBER,
    "message with somebody": AttemptOutcome.MESSAGE_WITH_SOMEBODY,
    "no answer": AttemptOutcome.NO_ANSWER,
    "engaged": AttemptOutcome.ENGAGED,
    "wrong team": AttemptOutcome.WRONG_TEAM,
    "unsafe to speak": AttemptOutcome.UNSAFE_TO_SPEAK,
}
AWAY = {"tomorrow": timedelta(days=1), "long ago": -timedelta(days=40)}

Make = Callable[[Region, Places, Step], c.Command]


def _day(step: Step) -> date:
    """The promised day: in a week, unless the step is wrong in it."""
    today = at_minute(step.minute).date()
    ahead = {"yesterday": -1, "in two years": 730}.get(step.way, A_WEEK)
    return today + timedelta(days=ahead)


def _words(step: Step) -> str:
    return "" if step.way in {"nothing", "no reason"} else "Said by telephone and written down"


def _attempt(_region: Region, places: Places, step: Step) -> c.Command:
    outcome = OUTCOMES.get(step.way, AttemptOutcome.NO_ANSWER)
    away = AWAY.get(step.way)
    happened_at = at_minute(step.minute) + away if away else None
    return c.LogAttempt(places.handovers[step.on], Attempt(outcome, "01632 960100"), happened_at)


def _talk(region: Region, places: Places, step: Step) -> c.Command:
    away = AWAY.get(step.way)
    happened_at = at_minute(step.minute) + away if away else None
    if step.way == "when recorded":
        happened_at = at_minute(region.handovers[step.on].recorded)
    return conversation(places.handovers[step.on], happened_at)


def _acknowledge(_region: Region, places: Places, step: Step) -> c.Command:
    who = "" if step.way == "by nobody" else step.who.title()
    return c.Acknowledge(places.handovers[step.on], who, "Named", "Visit at home", _day(step))


def _decline(_region: Region, places: Places, step: Step) -> c.Command:
    suggested = places.teams[step.to] if step.way == "to another" else None
    return c.Decline(places.handovers[step.on], _words(step), suggested)


def _redirect(_region: Region, places: Places, step: Step) -> c.Command:
    return c.Redirect(places.handovers[step.on], places.teams[step.to], _words(step))


def _not_done(_region: Region, places: Places, step: Step) -> c.Command:
    day = None if step.way == "no day" else _day(step)
    return c.Respond(places.handovers[step.on], is_done=False, words="Away", next_action_on=day)


def _said(make: Callable[..., c.Command]) -> Make:
    """For a command that takes words and nothing else."""
    return lambda _region, places, step: make(places.handovers[step.on], _words(step))


def _bare(make: Callable[..., c.Command]) -> Make:
    """For a command that says nothing beside what it is."""
    return lambda _region, places, step: make(places.handovers[step.on])


def _done(_region: Region, places: Places, step: Step) -> c.Command:
    return c.Respond(places.handovers[step.on], is_done=True, words=_words(step))


def _fact_id(region: Region, step: Step, kind: str) -> object:
    first = uuid5(family_id(region.handovers[step.on].mother), f"{kind}/1")
    return {"": None, "a stranger": A_STRANGER}.get(step.way, first)


def _person(region: Region, places: Places, step: Step) -> c.Command:
    found = _fact_id(region, step, "person")
    return f.RecordPerson(places.handovers[step.on], telling.father(), found)  # type: ignore[arg-type]  # an id or None


def _left(region: Region, places: Places, step: Step) -> c.Command:
    found = _fact_id(region, step, "person")
    return f.PersonHasLeft(places.handovers[step.on], found, _words(step))  # type: ignore[arg-type]  # an id


def _social_care(region: Region, places: Places, step: Step) -> c.Command:
    found = _fact_id(region, step, "social care")
    return f.RecordSocialCare(places.handovers[step.on], telling.involvement(), found)  # type: ignore[arg-type]  # an id or None


def _loss(region: Region, places: Places, step: Step) -> c.Command:
    mother = region.handovers[step.on].mother
    kind = LossKind.MISCARRIAGE if step.way == "miscarriage" else LossKind.STILLBIRTH
    when = PartDate(2027) if step.way == "next year" else PartDate(2026, 11)
    baby = {
        "first": places.baby_id(mother, 1),
        "second": places.baby_id(mother, 2),
        "of a stranger": A_STRANGER,
    }.get(step.way)
    told = losing.loss(kind, happened_on=when)
    return losing.record_loss(places.handovers[step.on], told, baby)


def _ask_undone(region: Region, places: Places, step: Step) -> c.Command:
    mother = region.handovers[step.on].mother
    baby = {"first": places.baby_id(mother, 1), "second": places.baby_id(mother, 2)}.get(step.way)
    return undo.AskLossUndone(places.handovers[step.on], _words(step), baby)


def _answer_undone(_region: Region, places: Places, step: Step) -> c.Command:
    is_mistake = step.verb == "confirm undone"
    return undo.AnswerLossUndone(places.handovers[step.on], is_mistake, _words(step))


def _reassign(region: Region, places: Places, step: Step) -> c.Command:
    named = next_named(region.handovers[step.on].named_receiver)
    colleague = Colleague(named.title(), "Named")
    return d.Reassign(places.handovers[step.on], colleague, WhyReassigned.AWAY)


def _name_sender(region: Region, places: Places, step: Step) -> c.Command:
    named = next_named(region.handovers[step.on].named_sender)
    colleague = Colleague(named.title(), "Named")
    return d.ReassignSender(places.handovers[step.on], colleague, WhyReassigned.OFF_DUTY)


def _word(_region: Region, places: Places, step: Step) -> c.Command:
    """What Hana said: she is the one with whom everybody talks."""
    who = "Nobody Known" if step.way == "of a stranger" else "Hana Quorn"
    return d.ReportWordOfMouth(places.handovers[step.on], who, "Visit at home", _day(step))


def _agree(region: Region, places: Places, step: Step) -> c.Command:
    return agree(region, places, step, _words(step), _day(step))


def _set_aside(_region: Region, places: Places, step: Step) -> c.Command:
    how_long = HowLong.NEXT_MORNING if step.way == "next morning" else HowLong.FOUR_HOURS
    return d.SetAside(places.handovers[step.on], how_long, WhySetAside.ANOTHER_FAMILY)


def _move(_region: Region, places: Places, step: Step) -> c.Command:
    when = PartDate(2028) if step.way == "in two years" else PartDate(2026, 11)
    return moving.record_move(places.handovers[step.on], to_authority="Rutland", moved_on=when)


def _mother_is(_region: Region, places: Places, step: Step) -> c.Command:
    since = PartDate(2028) if step.way == "in two years" else None
    told = each_baby.place(PlaceKind.HOME, since=since)
    return each_baby.mother_is(places.handovers[step.on], told)


def _safe_contact(_region: Region, places: Places, step: Step) -> c.Command:
    told = safeguarding.not_asked() if step.way == "nobody asked" else safeguarding.contact()
    return safeguarding.set_contact(places.handovers[step.on], told)


def _hide(_region: Region, places: Places, step: Step) -> c.Command:
    return safeguarding.hide(places.handovers[step.on])


def _export(_region: Region, places: Places, step: Step) -> c.Command:
    purpose = Purpose.REVIEW if step.way == "for a review" else Purpose.MEETING
    tomorrow = at_minute(step.minute) + timedelta(days=1)
    on = tomorrow if step.way == "as of tomorrow" else None
    return exporting.export(
        places.handovers[step.on], purpose=purpose, reason=_words(step), as_known_on=on
    )


def _note_a_postcode(_region: Region, places: Places, step: Step) -> c.Command:
    return c.AddNote(places.handovers[step.on], "Seen at LE1 5WW")


ASKED: dict[str, tuple[type[c.Command], Make]] = {
    "attempt": (c.LogAttempt, _attempt),
    "talk": (c.LogConversation, _talk),
    "receive": (c.MarkReceived, _bare(c.MarkReceived)),
    "acknowledge": (c.Acknowledge, _acknowledge),
    "decline": (c.Decline, _decline),
    "redirect": (c.Redirect, _redirect),
    "note": (c.AddNote, _said(c.AddNote)),
    "done": (c.Respond, _done),
    "not done": (c.Respond, _not_done),
    "ask": (c.AskClarification, _said(c.AskClarification)),
    "answer": (c.AnswerClarification, _said(c.AnswerClarification)),
    "withdraw": (c.Withdraw, _said(c.Withdraw)),
    "in error": (c.EnterInError, _said(c.EnterInError)),
    "reassign": (d.Reassign, _reassign),
    "name sender": (d.ReassignSender, _name_sender),
    "word of mouth": (d.ReportWordOfMouth, _word),
    "set aside": (d.SetAside, _set_aside),
    "claim": (d.ClaimCall, _bare(d.ClaimCall)),
    "move": (RecordMove, _move),
    "mother is": (RecordPlace, _mother_is),
    "person": (f.RecordPerson, _person),
    "person left": (f.PersonHasLeft, _left),
    "social care": (f.RecordSocialCare, _social_care),
    "loss": (f.RecordLoss, _loss),
    "agree": (AgreeWithTeam, _agree),
    "ask undone": (undo.AskLossUndone, _ask_undone),
    "confirm undone": (undo.AnswerLossUndone, _answer_undone),
    "let it stand": (undo.AnswerLossUndone, _answer_undone),
    "undone known": (undo.ConfirmUndoKnown, _bare(undo.ConfirmUndoKnown)),
    "safe contact": (safety.SetSafeContact, _safe_contact),
    "hide": (safety.HideAddress, _hide),
    "stop hiding": (safety.StopHidingAddress, _said(safety.StopHidingAddress)),
    "note a postcode": (c.AddNote, _note_a_postcode),
    "export": (f.ExportChronology, _export),
    "loss known": (f.ConfirmLossKnown, _bare(f.ConfirmLossKnown)),
    "another number": (CorrectIdentity, correct_identity),
    "name": (CorrectIdentity, correct_identity),
    "date": (CorrectIdentity, correct_identity),
    **OF_BABIES,
    **OF_CORRECTIONS,
    **OF_REFERRALS,
}
"""Every verb on a handover: its command class, and how it is made."""
