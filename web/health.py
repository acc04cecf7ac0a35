"""Whether this process lives and can serve, for whoever watches it. Tells no data.

Must not know pages.
"""

import logging
from collections.abc import Callable

from eventsourcing.persistence import PersistenceError
from flask import Blueprint, Flask, Response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from handover.failure_kind import kind_of
from projections.auditing import audit
from projections.heartbeat import AUDITOR, CHASER, POST, silent
from projections.outbox import waiting_too_long
from web.composition import Composition, composition
from web.permissions import public

OUT_OF_SERVICE = 503

blueprint = Blueprint("health", __name__, url_prefix="/health")
log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Add the addresses to `app`."""
    app.register_blueprint(blueprint)


@blueprint.get("/live")
@public("a watcher has no account; the answer is always the same")
def live() -> Response:
    """The process answers."""
    return _plain("ok")


@blueprint.get("/ready")
@public("a watcher has no account; the answer names parts, never data")
def ready() -> Response:
    """The log, the read tables and the desk can be read; 503 names those that cannot."""
    failing = [name for name, check in CHECKS.items() if not _passes(name, check)]
    if failing:
        return _plain(f"cannot read: {', '.join(failing)}", OUT_OF_SERVICE)
    return _plain("ok")


@blueprint.get("/projections")
@public("a watcher has no account; the answer tells numbers, never data")
def projections() -> Response:
    """Whether the lists show all that was recorded; 503 tells how much is missing.

    Folds nothing itself: it tells whether those who should have done so did. A projector that was
    started and not stopped, and has not been heard of for two intervals, is told of as silent.
    """
    together = composition()
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
def post() -> Response:
    """Whether emails go; 503 when the post is silent, or when some wait for too long.

    Sends nothing itself. An installation without a mail server has emails that wait, too.
    """
    together = composition()
    now = together.clock()
    try:
        with together.reads.reading() as connection:
            words = [f"the {name} is silent" for name in silent(connection, now) if name == POST]
            waiting = waiting_too_long(connection, now)
    except SQLAlchemyError as error:
        log.error("health: the outbox cannot be read: %s", kind_of(error))
        return _plain("cannot be read", OUT_OF_SERVICE)
    if waiting:
        words.append(f"{waiting} emails wait for too long")
        words += [] if together.settings.mail else ["no mail server is set"]
    return _plain(", ".join(words), OUT_OF_SERVICE) if words else _plain("ok")


@blueprint.get("/chaser")
@public("a watcher has no account; the answer tells numbers, never data")
def chaser() -> Response:
    """Whether what fell due is recorded; 503 when it is not, or when nobody looks.

    Records nothing itself. An installation without a clock process is told of once something is
    due.
    """
    together = composition()
    now = together.clock()
    try:
        with together.reads.reading() as connection:
            found = audit(connection, now)
            missed = [name for name in silent(connection, now) if name in {CHASER, AUDITOR}]
    except SQLAlchemyError as error:
        log.error("health: what is due cannot be read: %s", kind_of(error))
        return _plain("cannot be read", OUT_OF_SERVICE)
    if found.is_well:
        return _plain("ok")
    words = [f"{found.unmoved} fell due and are not recorded"]
    words += [f"the {name} is silent" for name in missed]
    return _plain(", ".join(words), OUT_OF_SERVICE)


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


def _passes(name: str, check: Callable[[Composition], None]) -> bool:
    try:
        check(composition())
    except (PersistenceError, SQLAlchemyError) as error:
        log.error("health: the %s cannot be read: %s", name, kind_of(error))
        return False
    return True


def _plain(words: str, status: int = 200) -> Response:
    return Response(words, status, mimetype="text/plain")
