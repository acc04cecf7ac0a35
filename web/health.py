"""Whether this process lives and can serve, for whoever watches it. Tells no data.

Must not know pages.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import wraps

from eventsourcing.persistence import PersistenceError
from flask import Blueprint, Flask, Response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from handover.failure_kind import kind_of
from projections.auditing import audit, is_out_of_date
from projections.heartbeat import AUDITOR, CHASER, POST, silent
from projections.outbox import waiting_too_long
from projections.projector import TrueUpTo
from web.composition import Composition, composition
from web.in_time import NoAnswerError, in_time
from web.permissions import public

OUT_OF_SERVICE = 503

blueprint = Blueprint("health", __name__, url_prefix="/health")
log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Add the addresses to `app`."""
    app.register_blueprint(blueprint)


def answered_in_time(look: Callable[[Composition], Response]) -> Callable[[], Response]:
    """A view that answers what `look` finds, or soon that nobody has told."""

    @wraps(look)
    def answered() -> Response:
        together = composition()
        try:
            return in_time(lambda: look(together))
        except NoAnswerError as error:
            log.error("health: %s", error)
            return _plain(str(error), OUT_OF_SERVICE)

    return answered


@blueprint.get("/live")
@public("a watcher has no account; the answer is always the same")
def live() -> Response:
    """The process answers."""
    return _plain("ok")


@blueprint.get("/ready")
@public("a watcher has no account; the answer names parts, never data")
@answered_in_time
def ready(together: Composition) -> Response:
    """The log, the read tables and the desk can be read; 503 names those that cannot."""
    failing = [name for name, check in CHECKS.items() if not _passes(name, check, together)]
    if failing:
        return _plain(f"cannot read: {', '.join(failing)}", OUT_OF_SERVICE)
    return _plain("ok")


@blueprint.get("/projections")
@public("a watcher has no account; the answer tells numbers, never data")
@answered_in_time
def projections(together: Composition) -> Response:
    """Whether the lists show all that was recorded; 503 tells how much is missing.

    Folds nothing itself: it tells whether those who should have done so did. A projector that was
    started and not stopped, and has not been heard of for two intervals, is told of as silent.
    """
    now = together.clock()
    try:
        with together.reads.reading() as connection:
            mark = together.projector.true_up_to(connection, now)
            missed = silent(connection, now)
    except (PersistenceError, SQLAlchemyError) as error:
        log.error("health: the lists cannot be read: %s", kind_of(error))
        return _plain("cannot be read", OUT_OF_SERVICE)
    if mark.is_whole and not missed:
        return _plain("ok")
    words = [f"{mark.behind} events behind", f"{mark.held} records held"]
    words += [] if mark.is_of_this_log else ["the lists have read another log"]
    words += [f"the {name} is silent" for name in missed]
    return _plain(", ".join(words), OUT_OF_SERVICE)


@blueprint.get("/post")
@public("a watcher has no account; the answer tells numbers, never data")
@answered_in_time
def post(together: Composition) -> Response:
    """Whether emails go; 503 when the post is silent, or when some wait for too long.

    Sends nothing itself. An installation without a mail server has emails that wait, too.
    """
    now = together.clock()
    try:
        with together.reads.reading() as connection:
            words = _out_of_date(together.projector.true_up_to(connection, now), now)
            words += [f"the {name} is silent" for name in silent(connection, now) if name == POST]
            waiting = waiting_too_long(connection, now)
    except (PersistenceError, SQLAlchemyError) as error:
        log.error("health: the outbox cannot be read: %s", kind_of(error))
        return _plain("cannot be read", OUT_OF_SERVICE)
    if waiting:
        words.append(f"{waiting} emails wait for too long")
        words += [] if together.settings.mail else ["no mail server is set"]
    return _plain(", ".join(words), OUT_OF_SERVICE) if words else _plain("ok")


@blueprint.get("/chaser")
@public("a watcher has no account; the answer tells numbers, never data")
@answered_in_time
def chaser(together: Composition) -> Response:
    """Whether what fell due is recorded; 503 when it is not, or when nobody looks.

    Records nothing itself. An installation without a clock process is told of once something is
    due.
    """
    now = together.clock()
    try:
        with together.reads.reading() as connection:
            words = _out_of_date(together.projector.true_up_to(connection, now), now)
            found = audit(connection, now)
            missed = [name for name in silent(connection, now) if name in {CHASER, AUDITOR}]
    except (PersistenceError, SQLAlchemyError) as error:
        log.error("health: what is due cannot be read: %s", kind_of(error))
        return _plain("cannot be read", OUT_OF_SERVICE)
    if not found.is_well:
        words.append(f"{found.unmoved} fell due and are not recorded")
    words += [f"the {name} is silent" for name in missed]
    return _plain(", ".join(words), OUT_OF_SERVICE) if words else _plain("ok")


def _out_of_date(mark: TrueUpTo, now: datetime) -> list[str]:
    """What is to be said where the lists lack what they are judged by, if they do."""
    return [f"the lists are {mark.behind} events behind"] if is_out_of_date(mark, now) else []


def _log(together: Composition) -> None:
    together.service.head()


def _reads(together: Composition) -> None:
    together.projector.mark()


def _desk(together: Composition) -> None:
    with together.desk.database.reading() as connection:
        connection.execute(text("SELECT count(*) FROM sessions WHERE 1 = 0"))


CHECKS: dict[str, Callable[[Composition], None]] = {
    "event log": _log,
    "read tables": _reads,
    "desk": _desk,
}


def _passes(name: str, check: Callable[[Composition], None], together: Composition) -> bool:
    try:
        check(together)
    except (PersistenceError, SQLAlchemyError) as error:
        log.error("health: the %s cannot be read: %s", name, kind_of(error))
        return False
    return True


def _plain(words: str, status: int = 200) -> Response:
    return Response(words, status, mimetype="text/plain")
