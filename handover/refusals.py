"""Every reason for which this service says no, each a named class with a plain sentence.

The sentence is written for a midwife between two visits: what is wrong, and what to do.
Must not know how a refusal is shown (a page and the API map the same names).
"""

from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - the field's word: a refusal is an answer, not a fault
    """A rule said no. `message` is plain English; `field` names the input it is about.

    `code` is the stable name that API clients may rely on.
    """

    code: ClassVar[str] = "refused"
    sentence: ClassVar[str] = "This could not be done."

    def __init__(self, message: str = "", *, field: str | None = None) -> None:
        self.message = message or self.sentence
        self.field = field
        super().__init__(self.message)


class InvalidValue(Refusal):
    """What was typed cannot be right: the value objects raise this, whatever the path."""

    code = "invalid_value"


class InvalidOpeningHours(InvalidValue):
    """A team's weekly hours cannot be right; the message says which day and what to write."""

    code = "invalid_opening_hours"
    sentence = "The team's opening hours are not complete. Check each day."


class HandoverNotFound(Refusal):
    """No such handover, or one that this person may not know of: the answer is the same."""

    code = "handover_not_found"
    sentence = "There is no handover here that you can see. Check the link or the call reference."


class NotPermitted(Refusal):
    """The policy table gives this role no such action in this scope."""

    code = "not_permitted"
    sentence = "Your account cannot do this. Ask your team lead if you think it should."


class TeamNotFound(Refusal):
    """No team with that id is in the directory."""

    code = "team_not_found"
    sentence = "That team is not in the directory. Search for the team again."


class TeamClosed(Refusal):
    """A closed team answers no telephone, so nothing may be sent to it."""

    code = "team_closed"
    sentence = "That team has closed. Choose the team that covers the area now."


class ReferFirst(Refusal):
    """A mark on a baby who is not yet mobile is referred, not handed over (domain 4.4)."""

    code = "refer_first"
    sentence = (
        "Refer the baby to children's social care now, or ring 999. "
        "This service does not refer for you. When you have referred, record the referral here."
    )


class TwoPregnancies(Refusal):
    """Nobody is pregnant twice at once: one of the two due dates is wrong, or one has ended."""

    code = "two_pregnancies"
    sentence = (
        "Check the due date: her record has a pregnancy with another one, and there cannot be two "
        "at once. If that pregnancy has ended, its birth or its loss is recorded first."
    )


class BirthsTooClose(Refusal):
    """Between two births, or a birth and the next due date, a pregnancy has to fit."""

    code = "births_too_close"
    sentence = (
        "Check the date of birth: it is too close to another birth or due date in her record to "
        "be another baby, and too far from it to be the same one."
    )


class NoFamilyHere(Refusal):
    """What was entered in error is about nobody, and the oldest records knew no family."""

    code = "no_family_here"
    sentence = (
        "Nothing about the family can be told through this record: it was entered in error, or is "
        "older than family pages. Open another record of this family, or record a new one."
    )


class SucceedsItself(Refusal):
    """A closed team is followed by another one, or by none."""

    code = "succeeds_itself"
    sentence = "Choose another team: a team that closes cannot take over from itself."


class SendsToItself(Refusal):
    """A handover goes from one team to another."""

    code = "sends_to_itself"
    sentence = "Choose another team: a handover cannot go to the team that sends it."


class AlreadyAcknowledged(Refusal):
    """Somebody took responsibility before; the message says who and when."""

    code = "already_acknowledged"
    sentence = "This has already been acknowledged."


class AlreadyDeclined(Refusal):
    """The receiving team said no; only the sender can move it on."""

    code = "already_declined"
    sentence = "This was declined and is back with the sending team. They must redirect it first."


class NotDeclined(Refusal):
    """Only a declined handover is redirected."""

    code = "not_declined"
    sentence = "Only a declined handover can be redirected."


class AlreadyClosed(Refusal):
    """It has ended: a promise was kept, or it was ended with a reason."""

    code = "already_closed"
    sentence = "This is closed and nothing more is expected. Record a new handover if you need one."


class NotAcknowledged(Refusal):
    """A response is a promise kept, and nobody has promised anything yet."""

    code = "not_acknowledged"
    sentence = "Nobody has acknowledged this yet, so no action was promised. Acknowledge it first."


class QuestionOpen(Refusal):
    """One question at a time, so that nobody wonders which one was answered."""

    code = "question_open"
    sentence = "A question is waiting for the sender's answer already. Add yours as a note."


class NothingAsked(Refusal):
    """An answer needs a question."""

    code = "nothing_asked"
    sentence = "No question is waiting for an answer. Add a note instead."


class AlreadyReceived(Refusal):
    """Received is said once for each team it is sent to."""

    code = "already_received"
    sentence = "Your team has already marked this as received. Acknowledge it to take it on."


class NextActionInPast(Refusal):
    """A promise about yesterday is no promise."""

    code = "next_action_in_past"
    sentence = "The date of the next action must be today or later."


class NextActionTooFar(Refusal):
    """A next action a year away holds nobody to anything."""

    code = "next_action_too_far"
    sentence = "The date of the next action must be within the next 12 months."


class HappenedInFuture(Refusal):
    """A call that has not happened cannot be recorded."""

    code = "happened_in_future"
    sentence = "The time of the call is in the future. Enter when it happened."


class HappenedTooEarly(Refusal):
    """A call long before the record belongs to something else."""

    code = "happened_too_early"
    sentence = (
        "The time of the call is more than 7 days before this was recorded. "
        "Check the date, or record it as a new handover."
    )


class TestNumberRefused(Refusal):
    """Outside practice use, a 999 number is nobody's; in practice use, only 999 numbers may stand.

    Source: domain rule 5.1, the range 999 000 0000 to 999 999 9999 is never issued.
    """

    code = "test_number_refused"
    sentence = "This NHS number is from the test range and belongs to nobody. Check the number."


class RealNumberRefused(Refusal):
    """A demonstration holds no real person."""

    code = "real_number_refused"
    sentence = (
        "This is a demonstration: use a test NHS number that starts with 999, "
        "for example 999 000 0018. Never enter a real person here."
    )


class CommandReused(Refusal):
    """One command id came with two different bodies: neither guess would be safe."""

    code = "command_reused"
    sentence = (
        "This form was sent before with other answers. What was sent first is stored. "
        "Open the page again to send something new."
    )


class Busy(Refusal):
    """Others changed the same record again and again while this was tried; nothing was stored."""

    code = "busy"
    sentence = "Others are changing this record right now, and nothing was stored. Send it again."
