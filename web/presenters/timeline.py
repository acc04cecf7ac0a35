"""The lines of a timeline in words: what happened, when, and when it was recorded if later.

Holds nothing about the family's story: leads read these lines too. Pure.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from handover.actor import Role, Source
from handover.calls import AttemptOutcome, VerifiedHow
from handover.content import Kind, Trigger
from handover.free_text.finding import Finding
from handover.states import State
from handover.urgency import Urgency
from handover.words import say_date, say_time
from web.presenters.clock_lines import CLOCK_SAYS
from web.presenters.daily_lines import DAILY_SAYS
from web.presenters.emails import say_email
from web.presenters.labels import ATTEMPT, KIND, ROLE, TRIGGER, URGENCY
from web.presenters.safety_labels import FINDING
from web.presenters.timeline_of_exports import OF_EXPORTS
from web.presenters.timeline_of_referrals import OF_REFERRALS

Row = Mapping[Any, Any]
"""A row of the read tables; SQLAlchemy does not promise that its keys are words."""
Detail = Mapping[str, Any]
Say = Callable[[Detail], tuple[str, tuple[str, ...]]]
"""From what a row holds to a title and some lines."""

_SOURCE = {
    Source.PAGE: "",
    Source.API: "by another system",
    Source.COMMAND_LINE: "from the command line",
    Source.LINK: "by a link that was sent to the team",
    Source.CLOCK: "",
}
_VERIFIED_HOW = {
    VerifiedHow.DIRECTORY_NUMBER: "the number is the directory's",
    VerifiedHow.SWITCHBOARD: "put through by the switchboard",
    VerifiedHow.RANG_BACK: "the caller rang back on a number they looked up",
    VerifiedHow.KNOWN_TO_ME: "the caller knows this colleague",
}


@dataclass(frozen=True)
class Line:
    """One line: `words` say what came of it; `recorded` is empty unless it was entered later."""

    title: str
    words: tuple[str, ...]
    by: str
    happened_at: datetime
    happened: str
    recorded: str


def timeline_line(row: Row) -> Line:
    """One row of the timeline as it is read."""
    return line_of(row, SAYS)


def line_of(row: Row, says: Mapping[str, Say]) -> Line:
    """One row of a history, in the words that `says` has for it."""
    title, words = says[row["what"]](row["detail"])
    return Line(
        title=title,
        words=words,
        by=_by(row),
        happened_at=row["happened_at"],
        happened=say_time(row["happened_at"]),
        recorded=_recorded(row),
    )


def _by(row: Row) -> str:
    if not row["by_role"]:
        return str(row["by_name"])
    said = [row["by_name"], ROLE[Role(row["by_role"])].lower(), row["by_team"]]
    if source := _SOURCE[Source(row["source"])]:
        said.append(source)
    return ", ".join(part for part in said if part)


def _recorded(row: Row) -> str:
    """Empty when both times read the same: a late entry must never look like a prompt one."""
    happened, recorded = say_time(row["happened_at"]), say_time(row["recorded_at"])
    return "" if happened == recorded else recorded


def _say_recorded(detail: Detail) -> tuple[str, tuple[str, ...]]:
    kind, urgency = KIND[Kind(detail["kind"])], URGENCY[Urgency(detail["urgency"])]
    why = TRIGGER[Trigger(detail["trigger"])]
    return f"{kind} recorded", (f"Sent to {detail['receiving']}", f"{why}. Urgency: {urgency}")


def _say_attempt(detail: Detail) -> tuple[str, tuple[str, ...]]:
    outcome = ATTEMPT[AttemptOutcome(detail["outcome"])]
    return (
        f"Call attempt: {outcome.lower()}",
        (f"Rang {detail['number']}", "Not a contact: the call clock did not stop"),
    )


def _say_conversation(detail: Detail) -> tuple[str, tuple[str, ...]]:
    read_back = "Read back and confirmed" if detail["is_read_back"] else "Not read back"
    verified = _VERIFIED_HOW[VerifiedHow(detail["verified_how"])]
    return (
        f"Conversation with {detail['with_name']}",
        (
            f"{detail['with_role']}, {detail['with_team']}",
            f"On {detail['number']}: {verified}",
            read_back,
        ),
    )


def _say_received(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Marked as received", ("Seen by the receiving team. Nobody had taken it on",)


def _say_acknowledged(detail: Detail) -> tuple[str, tuple[str, ...]]:
    promised_on = say_date(date.fromisoformat(detail["next_action_on"]))
    return (
        f"Acknowledged by {detail['professional']}",
        (detail["professional_role"], f"Next action by {promised_on}"),
    )


def _say_declined(detail: Detail) -> tuple[str, tuple[str, ...]]:
    words = ["Back with the sending team"]
    if detail["suggested"]:
        words.append(f"They suggest {detail['suggested']}")
    return "Declined", tuple(words)


def _say_redirected(detail: Detail) -> tuple[str, tuple[str, ...]]:
    return f"Redirected to {detail['receiving']}", ("Both clocks started again",)


def _say_response(detail: Detail) -> tuple[str, tuple[str, ...]]:
    if detail["is_done"]:
        return "Promised action done", ("Closed: nothing more is expected",)
    new_day = say_date(date.fromisoformat(detail["next_action_on"]))
    return "Promised action not done", (f"New date: {new_day}",)


def _say_asked(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Question asked", ("Waiting for the sending team. No clock stopped",)


def _say_answered(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Question answered", ()


def _say_withdrawn(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Withdrawn", ("Closed. The sending team holds the family as before",)


def _say_error(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Entered in error", ("Closed. It moved no responsibility, and nothing was erased",)


def _say_loss(detail: Detail) -> tuple[str, tuple[str, ...]]:
    if detail["is_stop"]:
        return "Loss recorded", ("Routine contact stopped: nothing is due any more",)
    return "Loss recorded", ("It stays open for the family",)


def _say_loss_known(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Loss known", ("The team confirmed that it knows of the loss",)


def _say_area(detail: Detail) -> tuple[str, tuple[str, ...]]:
    title = "Said to be out of area" if detail["is_out_of_area"] else "Said not to be out of area"
    return title, ("Worked out otherwise from the two teams; the record says why",)


def _say_succeeded(detail: Detail) -> tuple[str, tuple[str, ...]]:
    return (
        f"{detail['closed']} closed; now with {detail['successor']}",
        ("Every due time, every promise and its age stayed as they were",),
    )


def _say_words_kept(detail: Detail) -> tuple[str, tuple[str, ...]]:
    what = dict.fromkeys(FINDING[Finding(one)] for one in detail["findings"])
    return "Questioned words kept", (f"{', '.join(what)}: kept with a reason",)


def _say_moved(detail: Detail) -> tuple[str, tuple[str, ...]]:
    title = "Family may have moved" if detail["is_suspected"] else "Family has moved"
    by = say_date(date.fromisoformat(detail["tell_by"]))
    return title, ("Nobody lets go because of it", f"Other agencies to be told by {by}")


def _say_born(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Birth known", ("The record gives only a due date. No clock stopped",)


def _say_revised(detail: Detail) -> tuple[str, tuple[str, ...]]:
    answers = detail["answers"]
    how_many = {0: "No answer", 1: "1 answer"}.get(answers, f"{answers} answers")
    urgency = URGENCY[Urgency(detail["urgency"])]
    return "Record changed", (f"{how_many} changed. Urgency: {urgency}", "No clock stopped")


def _say_change_read(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Change read", ("The team confirmed that it has read what changed",)


def _say_identity(detail: Detail) -> tuple[str, tuple[str, ...]]:
    if detail["is_moved"]:
        return "Identity corrected", ("It belongs to another NHS number from now on",)
    return "Identity corrected", ("Name, date of birth or the baby's date",)


def _say_neighbour(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Identity to be checked", ("Another record of this family was put right",)


def _say_reopened(detail: Detail) -> tuple[str, tuple[str, ...]]:
    if detail["next_action_on"]:
        new_day = say_date(date.fromisoformat(detail["next_action_on"]))
        return "Opened again", (f"The promise goes on. New date: {new_day}",)
    if detail["state"] == State.DECLINED.value:
        return "Opened again", ("Back with the sending team, as it was declined",)
    return "Opened again", ("Both clocks started again",)


def _say_undo_asked(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Undoing the loss asked", ("Nothing changed: a second person has to confirm",)


def _say_undo_refused(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "The loss stands", ("Not undone",)


def _say_undone(detail: Detail) -> tuple[str, tuple[str, ...]]:
    if not detail["stopped_at"]:
        return "Loss undone", ("It was recorded by mistake. Nothing had been stopped here",)
    since = say_time(datetime.fromisoformat(detail["stopped_at"]))
    return (
        "Loss undone",
        ("It was recorded by mistake. It goes on with the due times it had", f"Stopped {since}"),
    )


def _say_undo_known(_detail: Detail) -> tuple[str, tuple[str, ...]]:
    return "Mistake known", ("The team confirmed that it knows that the loss was a mistake",)


def _say_agreed(detail: Detail) -> tuple[str, tuple[str, ...]]:
    by = say_date(date.fromisoformat(detail["next_action_on"]))
    return (
        f"The lead spoke with {detail['with_name']}",
        (f"{detail['with_role']}, {detail['team']}", f"Agreed by {by}. No clock stopped"),
    )


SAYS: dict[str, Say] = {
    **OF_REFERRALS,
    **OF_EXPORTS,
    "recorded": _say_recorded,
    "call_attempted": _say_attempt,
    "conversation_held": _say_conversation,
    "marked_received": _say_received,
    "acknowledged": _say_acknowledged,
    "declined": _say_declined,
    "redirected": _say_redirected,
    "response_reported": _say_response,
    "clarification_asked": _say_asked,
    "clarification_answered": _say_answered,
    "note_added": lambda _detail: ("Note added", ()),
    "withdrawn": _say_withdrawn,
    "entered_in_error": _say_error,
    "loss_learned": _say_loss,
    "loss_known": _say_loss_known,
    "team_succeeded": _say_succeeded,
    "area_overridden": _say_area,
    **DAILY_SAYS,
    **CLOCK_SAYS,
    "words_kept": _say_words_kept,
    "move_learned": _say_moved,
    "birth_learned": _say_born,
    "revised": _say_revised,
    "change_read": _say_change_read,
    "reopened": _say_reopened,
    "identity_corrected": _say_identity,
    "neighbour_corrected": _say_neighbour,
    "loss_undo_asked": _say_undo_asked,
    "loss_undo_refused": _say_undo_refused,
    "loss_undone": _say_undone,
    "loss_undo_known": _say_undo_known,
    "lead_acted": _say_agreed,
    "email": say_email,
}
"""One saying for each `what` of the timeline; an event without one fails a test."""
