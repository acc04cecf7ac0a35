"""Before a team acts: opening the record for it. After: saying plainly that it came too late.

Must not know any one form.
"""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from handover import commands as c
from handover.actor import Source
from handover.correcting.refusals import (
    ClosedByOtherTeam,
    ClosedTooLongAgo,
    NeverReopened,
    NotClosed,
)
from handover.daily.refusals import (
    NeverSetAside,
    NothingToSetAside,
    NotSpokenTo,
    SetAsideTooOften,
    TooLateToSetAside,
)
from handover.family.refusals import RoutineContactStopped
from handover.handover import Handover
from handover.permission import check_on_handover
from handover.policy import View
from handover.refusals import (
    AlreadyAcknowledged,
    AlreadyClosed,
    AlreadyDeclined,
    CommandReused,
    HandoverNotFound,
    NotAcknowledged,
    NothingAsked,
    NotPermitted,
    QuestionOpen,
    Refusal,
)
from web.account.signed_in import current_account
from web.account.strangers import typed_now
from web.asking import carry_out, posted_command_id
from web.composition import composition
from web.desk.accounts import Account
from web.forms import Form, read, refused
from web.presenters.sheet import sheet

OVERTAKEN = (
    AlreadyAcknowledged,
    AlreadyClosed,
    AlreadyDeclined,
    ClosedByOtherTeam,
    ClosedTooLongAgo,
    CommandReused,
    NeverSetAside,
    NeverReopened,
    NotAcknowledged,
    NotClosed,
    NothingAsked,
    NothingToSetAside,
    QuestionOpen,
    RoutineContactStopped,
    SetAsideTooOften,
    TooLateToSetAside,
)
"""It stands otherwise than the form thought: sending the same words again would change nothing."""
ALREADY_ANSWERED = "This is already answered"
NOT_SET_ASIDE = "This cannot be set aside"
HEADING: dict[type[Exception], str] = {
    AlreadyClosed: "This is closed",
    NeverSetAside: NOT_SET_ASIDE,
    ClosedByOtherTeam: "The other team closed this",
    ClosedTooLongAgo: "This was closed too long ago",
    NeverReopened: "This was entered in error",
    NotClosed: "This is open",
    NotAcknowledged: "This is not acknowledged yet",
    NothingAsked: "No question is waiting",
    NothingToSetAside: NOT_SET_ASIDE,
    NotSpokenTo: "This was not reported",
    QuestionOpen: "A question is already waiting",
    RoutineContactStopped: "Routine contact has stopped",
    SetAsideTooOften: NOT_SET_ASIDE,
    TooLateToSetAside: NOT_SET_ASIDE,
}
"""What the page says that it came too late for; ALREADY_ANSWERED for all others."""

Draw = Callable[[Handover, Form], str]
"""Draws the page of one form."""
Kept = Mapping[str, Sequence[str]]
"""What to show again to somebody who came too late: what it is called, and the boxes it is in."""

SEE_OTHER, CONFLICT, UNPROCESSABLE = 303, 409, 422


def me() -> Account:
    """Whoever is signed in. Raises NotPermitted for a stranger."""
    account = current_account()
    if account is None:
        raise NotPermitted
    return account


def open_for(handover_id: UUID, command: type[c.OnHandover]) -> Handover:
    """The record, for somebody who may do `command` to it.

    Raises HandoverNotFound, or NotPermitted for the sending team.
    """
    actor = me().actor
    handover = composition().service.look_up(handover_id, actor, View.RECORD)
    check_on_handover(actor, command, handover)
    return handover


def send_answer(
    handover: Handover, schema: Schema, *, draw: Draw, kept: Kept, thanks: str, then: str
) -> ResponseReturnValue:
    """Do what the form asks and go to the address `then`. Whatever is wrong, nothing typed is lost.

    `schema` makes a command that waits for the handover's id.
    """
    typed = typed_now()
    command_for, errors = read(schema, typed)
    if errors:
        return draw(handover, Form.of(typed, errors)), UNPROCESSABLE
    try:
        carry_out(command_for(handover.id), posted_command_id(), Source.PAGE)
    except OVERTAKEN as refusal:
        return overtaken(handover.id, refusal, typed, kept)
    except (HandoverNotFound, NotPermitted):
        raise
    except Refusal as refusal:
        return draw(handover, Form.of(typed, refused(refusal, schema))), UNPROCESSABLE
    flash(thanks, "success")
    return redirect(then, SEE_OTHER)


def overtaken(
    handover_id: UUID, refusal: Exception, typed: Mapping[str, Sequence[str]], kept: Kept
) -> ResponseReturnValue:
    """Say who was quicker, how the record stands now, and what was typed, to copy."""
    together, actor = composition(), me().actor
    handover = together.service.look_up(handover_id, actor, View.RECORD)
    page = render_template(
        "visitor/overtaken.html",
        handover_id=handover_id,
        sheet=sheet(handover, together.clock()),
        heading=HEADING.get(type(refusal), ALREADY_ANSWERED),
        message=str(refusal),
        is_mine_to_receive=actor.team_id == handover.receiving.team_id,
        typed=[(called, said) for called in kept if (said := _said(typed, kept[called]))],
    )
    return page, CONFLICT


def _said(typed: Mapping[str, Sequence[str]], boxes: Sequence[str]) -> str:
    return " ".join(value for box in boxes for value in typed.get(box, ())).strip()
