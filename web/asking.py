"""How a page asks for something to be done: who, when, and once only.

Must not know what is asked.
"""

from http import HTTPStatus
from uuid import UUID, uuid4

from eventsourcing.persistence import PersistenceError
from flask import Response, after_this_request, flash, g, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import BadRequest

from handover.actor import Asked, Source
from handover.application import Done
from handover.commands import Command
from handover.free_text.keeping import Keep
from handover.refusals import Busy, NotPermitted
from web.account.signed_in import current_account
from web.account.strangers import typed_now
from web.composition import composition
from web.counts import counted
from web.forms import keeps_in, let_go_of_held_form
from web.problems import RETRY_SECONDS
from web.request_id import log_failure
from web.requests_told import tell_of

WAIT_SECONDS = 0.25
"""How long a page waits for its own change to show on the lists before it says that it may lag."""

MAY_LAG = "Your change is stored. The lists may take a moment to show it."


def new_command_id() -> UUID:
    """The id that a form carries, so that sending it twice changes nothing the second time."""
    return uuid4()


def posted_command_id() -> UUID:
    """The id that this form carries. Raises BadRequest: a form of ours always has one."""
    try:
        return UUID(request.form.get("command_id", ""))
    except ValueError:
        raise BadRequest from None


def carry_out(
    command: Command, command_id: UUID, source: Source, keep: tuple[Keep, ...] | None = None
) -> Done:
    """Carry out `command` as the current account, durably, and bring the lists up to it.

    `keep` says why challenged words may stand; a page's form says so itself. Raises the Refusal
    that says why not. Where the lists lag, the next page says so.
    """
    account = current_account()
    if account is None:
        raise NotPermitted
    together = composition()
    if keep is None:
        keep = keeps_in(typed_now()) if source is Source.PAGE else ()
    asked = Asked(command_id, account.actor, source, together.clock(), keep)
    tell_of(command)
    try:
        done = counted(command, lambda: together.service.execute(command, asked))
    except Busy:
        after_this_request(_answered_as_busy)
        raise
    g.has_stored = True
    if source is Source.PAGE:
        let_go_of_held_form()
    if not _is_shown(done) and source is Source.PAGE:
        flash(MAY_LAG, "important")
    return done


def _answered_as_busy(response: Response) -> Response:
    """The form stands there again, and says so; but nothing that it says is wrong."""
    if response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY:
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        response.headers["Retry-After"] = RETRY_SECONDS
    return response


def has_stored() -> bool:
    """Whether this request has stored a command: what fails after that must not read as if not."""
    return "has_stored" in g


def _is_shown(done: Done) -> bool:
    """Whether the read tables show it. It is stored, so their failure must not look like ours."""
    projector = composition().projector
    try:
        return projector.catch_up(until=done.position, within_seconds=WAIT_SECONDS)
    except (SQLAlchemyError, PersistenceError) as error:
        log_failure(error)
        return False
