"""Every refusal through the API: a stable name, the field's path and the same plain words."""

import pytest

from handover import refusals as r
from handover.correcting import refusals as p
from handover.daily import refusals as daily
from handover.directory import refusals as d
from handover.disagreement.refusals import (
    AlreadyDisagreed,
    NoDisagreementOpen,
    NothingToDisagreeWith,
    NotYoursToSettle,
)
from handover.family.refusals import (
    AddressHidden,
    AddressNotHidden,
    BabyAdopted,
    BabyHasDied,
    BabyNotBorn,
    BirthBeforeBooking,
    BirthOutOfTime,
    BornOnAnotherDay,
    DischargeBeforeAdmission,
    ExportAfterLoss,
    LaterPregnancyKnown,
    LossAlreadyUndone,
    LossKnown,
    NoLossToConfirm,
    NoLossToUndo,
    NothingNewAfterDeath,
    NoUndoToConfirm,
    NumberOfAnother,
    PlaceBeforeBirth,
    RoutineContactStopped,
    SecondPersonNeeded,
    UndoAlreadyAsked,
    UndoNotAsked,
)
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
from handover.states import State
from tests.web.asking import ASKINGS, ATTEMPT, Asking
from tests.web.correcting import CORRECTING
from tests.web.daily import DAILY
from tests.web.keeping import KEEPING
from tests.web.referring import REFERRING
from tests.web.refusals import SITUATIONS
from tests.web.refused_values import VALUES
from tests.web.situation import Situation
from tests.web.stage import Stage, log_is_held
from tests.web.telling import TELLING

STABLE = {
    r.AlreadyAcknowledged: "already_acknowledged",
    r.AlreadyClosed: "already_closed",
    r.AlreadyDeclined: "already_declined",
    r.AlreadyReceived: "already_received",
    r.Busy: "busy",
    r.CommandReused: "command_reused",
    r.HandoverNotFound: "handover_not_found",
    r.HappenedInFuture: "happened_in_future",
    r.HappenedTooEarly: "happened_too_early",
    r.InvalidValue: "invalid_value",
    r.NextActionInPast: "next_action_in_past",
    r.NextActionTooFar: "next_action_too_far",
    r.NotAcknowledged: "not_acknowledged",
    r.NotDeclined: "not_declined",
    r.NotPermitted: "not_permitted",
    r.NothingAsked: "nothing_asked",
    r.NoFamilyHere: "no_family_here",
    r.QuestionOpen: "question_open",
    r.RealNumberRefused: "real_number_refused",
    r.ReferFirst: "refer_first",
    r.TwoPregnancies: "two_pregnancies",
    r.BirthsTooClose: "births_too_close",
    r.SendsToItself: "sends_to_itself",
    r.SucceedsItself: "succeeds_itself",
    r.TeamClosed: "team_closed",
    r.TeamNotFound: "team_not_found",
    r.TestNumberRefused: "test_number_refused",
    p.AnotherWoman: "another_woman",
    d.LastNumber: "last_number",
    d.LeavesUncovered: "leaves_uncovered",
    d.NoCover: "no_cover",
    d.TeamIsOpen: "team_is_open",
    d.NumberKeptAlready: "number_kept_already",
    d.NumberNotKept: "number_not_kept",
    d.OwnTeamClosed: "own_team_closed",
    d.StillOpen: "still_open",
    daily.AlreadyRinging: "already_ringing",
    daily.NeverSetAside: "never_set_aside",
    daily.NotSpokenTo: "not_spoken_to",
    daily.NothingToSetAside: "nothing_to_set_aside",
    daily.SetAsideTooLong: "set_aside_too_long",
    daily.SetAsideTooOften: "set_aside_too_often",
    daily.TooLateToSetAside: "too_late_to_set_aside",
    p.ChangedMeanwhile: "changed_meanwhile",
    p.ClosedByOtherTeam: "closed_by_other_team",
    p.NeverReopened: "never_reopened",
    p.NoChangeToRead: "no_change_to_read",
    p.NotClosed: "not_closed",
    p.NothingChanged: "nothing_changed",
    BabyHasDied: "baby_has_died",
    LossKnown: "loss_known",
    NoLossToConfirm: "no_loss_to_confirm",
    BabyAdopted: "baby_adopted",
    BabyNotBorn: "baby_not_born",
    BornOnAnotherDay: "born_on_another_day",
    BirthOutOfTime: "birth_out_of_time",
    BirthBeforeBooking: "birth_before_booking",
    NumberOfAnother: "number_of_another",
    PlaceBeforeBirth: "place_before_birth",
    DischargeBeforeAdmission: "discharge_before_admission",
    NothingNewAfterDeath: "nothing_new_after_death",
    NoLossToUndo: "no_loss_to_undo",
    LossAlreadyUndone: "loss_already_undone",
    LaterPregnancyKnown: "later_pregnancy_known",
    UndoAlreadyAsked: "undo_already_asked",
    UndoNotAsked: "undo_not_asked",
    SecondPersonNeeded: "second_person_needed",
    NoUndoToConfirm: "no_undo_to_confirm",
    RoutineContactStopped: "routine_contact_stopped",
    AddressHidden: "address_hidden",
    ExportAfterLoss: "export_after_loss",
    AddressNotHidden: "address_not_hidden",
    WordsChallenged: "words_challenged",
    ReferralAlreadyAnswered: "referral_already_answered",
    ReferralInError: "referral_in_error",
    NotYourReferral: "not_your_referral",
    ReferralWasReviewed: "referral_was_reviewed",
    MarkNeedsReferral: "mark_needs_referral",
    NoReviewOpen: "no_review_open",
    DeciderMayNotReview: "decider_may_not_review",
    NothingToDisagreeWith: "nothing_to_disagree_with",
    AlreadyDisagreed: "already_disagreed",
    NoDisagreementOpen: "no_disagreement_open",
    NotYoursToSettle: "not_yours_to_settle",
}
"""The names that programs rely on, written out: a changed one breaks every client."""


@pytest.mark.parametrize("situation", [*SITUATIONS, *VALUES], ids=str)
def test_the_api_refuses_by_name(situation: Situation, stage: Stage) -> None:
    stage.set(
        situation.stands,
        is_asked=situation.asking.is_asked,
        urgency=situation.urgency,
        since=situation.since,
    )
    changed = {**situation.changed, **situation.sent}
    send = stage.by_api(situation.asking, situation.sender, changed)
    situation.before(stage, situation.sender)
    head = stage.head()

    answer = send()

    assert answer.status_code == situation.api, answer.text
    assert stage.head() == head, "a refused command was stored"
    assert answer.content_type == "application/problem+json"
    problem = answer.get_json()
    assert problem["type"] == f"urn:pick-up-the-phone:{STABLE[situation.refusal]}"
    assert problem["status"] == situation.api
    errors = [(error["field"], error["message"]) for error in problem["errors"]]
    if not situation.path:
        assert errors == []
        assert problem["detail"].startswith(situation.read_by_program)
        return
    [(field, message)] = errors
    assert field == situation.path
    assert message.startswith(situation.read_by_program)


@pytest.mark.parametrize(
    "asking",
    [*ASKINGS[1:], *KEEPING, *TELLING, *CORRECTING, *REFERRING, *DAILY],
    ids=lambda asking: asking.page.strip("/"),
)
def test_a_log_that_is_held_by_another_says_when_to_send_again(
    asking: Asking, impatient_stage: Stage
) -> None:
    stage = impatient_stage
    stage.set(asking.stands, is_asked=asking.is_asked)
    send, head = stage.by_api(asking, asking.who, {}), stage.head()

    with log_is_held(stage):
        answer = send()

    assert answer.status_code == 503, answer.text
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["type"] == "urn:pick-up-the-phone:busy"
    assert int(answer.headers["Retry-After"]) > 0
    assert stage.head() == head
    assert send().status_code == 201, "the same command works once the log is free"
    assert stage.head() > head


def test_a_time_without_its_offset_is_asked_for_again(shared_stage: Stage) -> None:
    """The schema says it before the aggregate would: a page cannot leave the offset out."""
    shared_stage.set(State.WAITING)
    send = shared_stage.by_api(ATTEMPT, "mary", {"happened_at": "2026-11-24T09:30:00"})

    answer = send()

    assert answer.status_code == 422
    [error] = answer.get_json()["errors"]
    assert error["field"] == "happened_at"
    assert error["message"].startswith("Send the time with its offset from UTC, for example 2026")
