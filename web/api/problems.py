"""A problem as `application/problem+json` (RFC 9457). Must not know what caused it.

`type` is stable and may be relied on; `detail` and `errors` are plain English and may be shown.
"""

from http import HTTPStatus

from flask import current_app
from flask.typing import ResponseReturnValue
from marshmallow import fields

from handover import refusals as r
from handover.correcting import refusals as p
from handover.daily import refusals as d
from handover.disagreement.refusals import (
    AlreadyDisagreed,
    NoDisagreementOpen,
    NothingToDisagreeWith,
    NotYoursToSettle,
)
from handover.family import refusals as f
from handover.free_text.refusals import WordsChallenged
from handover.referral.refusals import (
    DeciderMayNotReview,
    MarkNeedsReferral,
    NoReviewOpen,
    NotYourReferral,
    ReferralAlreadyAnswered,
    ReferralInError,
    ReferralWasReviewed,
)
from web.api.shown import ShownSchema
from web.api.told import Invalid, Told
from web.problems import Problem

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:pick-up-the-phone:"

CONFLICTS = (
    r.AlreadyAcknowledged,
    r.AlreadyDeclined,
    r.AlreadyReceived,
    r.NotDeclined,
    r.AlreadyClosed,
    r.NotAcknowledged,
    r.QuestionOpen,
    r.NothingAsked,
    r.NoFamilyHere,
    f.AddressHidden,
    f.AddressNotHidden,
    ReferralAlreadyAnswered,
    ReferralInError,
    NotYourReferral,
    ReferralWasReviewed,
    MarkNeedsReferral,
    NoReviewOpen,
    DeciderMayNotReview,
    NothingToDisagreeWith,
    AlreadyDisagreed,
    NoDisagreementOpen,
    NotYoursToSettle,
    p.ChangedMeanwhile,
    p.NoChangeToRead,
    p.NotClosed,
    p.NeverReopened,
    p.ClosedByOtherTeam,
    p.ClosedTooLongAgo,
    f.BabyHasDied,
    f.LossKnown,
    f.NoLossToConfirm,
    f.RoutineContactStopped,
    f.NoLossToUndo,
    f.LossAlreadyUndone,
    f.UndoAlreadyAsked,
    f.UndoNotAsked,
    f.SecondPersonNeeded,
    f.LaterPregnancyKnown,
    f.NoUndoToConfirm,
    d.AlreadyRinging,
    d.NeverSetAside,
    d.NothingToSetAside,
    d.SetAsideTooOften,
    d.TooLateToSetAside,
    r.CommandReused,
)
"""Refused because of how things stand now; every other rule is about what was sent."""

DETAILS = {
    HTTPStatus.UNAUTHORIZED: "Send a token in the Authorization header: Bearer <token>. "
    "POST /api/v1/sessions gives one. A token that is not used for a while ends.",
    HTTPStatus.NOT_FOUND: "There is nothing here that you can see. Check the address.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Use a method that the Allow header names.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Nothing was stored. Shorten what you send.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "Send JSON, with Content-Type: application/json.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Put right each field that is named in errors and send it "
    "again. Nothing was stored.",
    HTTPStatus.TOO_MANY_REQUESTS: "Wait as many seconds as Retry-After names, then try again.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "It is not your fault, and it has been noted. Send the same "
    "command again, with the same command id: it is never carried out twice.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Send the same command again, with the same command id, after "
    "as many seconds as Retry-After names: it is never carried out twice.",
}
"""What a program should do, where a page puts it in another way."""


class FieldErrorSchema(ShownSchema):
    """What is wrong with one field. `field` is its path: "about.mother.nhs_number"."""

    field = fields.String(required=True)
    message = fields.String(required=True)


class ProblemSchema(ShownSchema):
    """Every answer of the API that is not what was asked for (RFC 9457)."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    errors = fields.List(fields.Nested(FieldErrorSchema), required=True)


def problem_document(problem: Problem) -> ResponseReturnValue:
    """The document, with the status and the headers that go with it."""
    status = _status(problem)
    response = current_app.json.response(
        type=TYPE_PREFIX + getattr(problem.cause, "kind", problem.code),
        title=status.phrase.capitalize(),
        status=status,
        detail=_detail(problem, status),
        errors=_errors(problem),
    )
    response.mimetype = MEDIA_TYPE
    return response, status, dict(problem.headers)


def _status(problem: Problem) -> HTTPStatus:
    """A refusal about what was sent is 422; one about how things stand is 409."""
    if problem.status == HTTPStatus.CONFLICT and not isinstance(problem.cause, CONFLICTS):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus(problem.status)


def _detail(problem: Problem, status: HTTPStatus) -> str:
    match problem.cause:
        case Told(told=told):
            return told
        case r.Refusal() if not isinstance(problem.cause, r.HandoverNotFound | r.Busy):
            return problem.message
    return DETAILS.get(status, problem.message)


def _errors(problem: Problem) -> list[dict[str, str]]:
    if isinstance(problem.cause, Invalid):
        return [{"field": e.field, "message": e.message} for e in problem.cause.errors]
    if isinstance(problem.cause, WordsChallenged):
        return [{"field": one.field, "message": one.message} for one in problem.cause.challenges]
    if problem.field:
        return [{"field": problem.field, "message": problem.message}]
    return []
