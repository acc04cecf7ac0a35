"""What is said in a chronology beside the line of the timeline: the words of whoever wrote them.

The line itself is the timeline's. Pure. Must not know who reads it.
"""

from handover import events
from handover.correcting import events as correcting
from handover.daily.events import AcknowledgedByWordOfMouth
from handover.disagreement import events as disagreement
from handover.family.export_events import ChronologyExported
from handover.handover import Handover
from handover.referral import events as referral
from projections.chronology import ASSESSMENT, Happening
from web.presenters.changes import both_sides
from web.presenters.chronology_labels import EXPORT_PURPOSE
from web.presenters.filled import safer_label
from web.presenters.record import answer_words

Says = tuple[str, tuple[str, ...]]


def aspect_said(one: Happening, event: events.Recorded) -> Says:
    """One thing that a record says: the question as its form asked it, and the answer."""
    said = getattr(event.safer, one.aspect)
    words = said if one.aspect == ASSESSMENT else answer_words(said)
    return f"As recorded: {safer_label(event.safer, one.aspect)}", (words,)


def words_said(event: object, handover: Handover | None) -> tuple[str, ...]:
    """What somebody wrote when it happened; empty for an event without words of its own."""
    match event:
        case events.Recorded():
            return (f"Situation: {event.safer.situation}",)
        case events.Acknowledged() | AcknowledgedByWordOfMouth():
            return (f"Next action: {event.acknowledgement.next_action}",)
        case events.ConversationHeld():
            return (f"Agreed: {event.conversation.agreed}",)
        case events.ClarificationAnswered():
            return (f"Question: {event.question}", f"Answer: {event.answer}")
        case events.ClarificationAsked():
            return (f"Question: {event.question}",)
        case correcting.Revised():
            return (f"Why: {event.reason}", *_changed(event, handover))
        case ChronologyExported():
            return (EXPORT_PURPOSE[event.purpose], event.reason)
    return _reasons(event)


def _reasons(event: object) -> tuple[str, ...]:
    match event:
        case (
            events.Declined(reason=words)
            | events.Redirected(reason=words)
            | events.Withdrawn(reason=words)
            | events.EnteredInError(reason=words)
            | events.ResponseReported(words=words)
            | events.NoteAdded(words=words)
            | correcting.Reopened(reason=words)
            | correcting.IdentityCorrected(reason=words)
            | disagreement.DisagreementRecorded(reasons=words)
            | disagreement.DisagreementSettled(words=words)
            | referral.Reviewed(rationale=words)
            | referral.EnteredInError(reason=words)
        ):
            return (words,)
        case referral.OutcomeRecorded(given=given) if given.words:
            return (given.words,)
    return ()


def _changed(event: correcting.Revised, handover: Handover | None) -> tuple[str, ...]:
    """Both sides of each answer that it changed."""
    changes = handover.changes if handover else []
    found = [one for one in changes if one.said == event.envelope]
    return tuple(
        f"{side.question}. Before: {side.before} Now: {side.after}"
        for one in found
        for side in both_sides(one)
    )
