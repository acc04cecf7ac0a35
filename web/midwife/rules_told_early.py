"""Rules that the service will judge at the end, told on the step where they can be put right.

The service stays the judge: nothing here decides, it only saves a sender from going back.
"""

from typing import Any
from uuid import UUID

from handover.calendar import local_date
from handover.forms.asked import check_day
from handover.forms.catalogue import CATALOGUE, TRANSFER
from handover.person import check_number_range
from handover.referred_first import check_urgency
from handover.refusals import Refusal, SendsToItself, TeamClosed, TeamNotFound
from web.composition import composition
from web.forms import Errors, FieldError
from web.midwife.sender import sender, team_in_directory


def about_errors(loaded: dict[str, Any]) -> Errors:
    """A number that is not for this installation, or dates that contradict her record."""
    is_demonstration = composition().settings.is_demonstration
    number = loaded["about"].mother.nhs_number
    try:
        check_number_range(number, is_demonstration=is_demonstration)
    except Refusal as refusal:
        return (FieldError("about.mother.nhs_number", refusal.message),)
    try:
        composition().service.families.check(loaded["about"])
    except Refusal as refusal:
        return (FieldError(f"about.{refusal.field}", refusal.message),)
    return ()


def team_errors(loaded: dict[str, Any]) -> Errors:
    """A team that is unknown, has closed, or is the sender's own."""
    refusal = _refusal_of(loaded["to_team_id"])
    return (FieldError("to_team_id", refusal.message),) if refusal else ()


def urgency_errors(loaded: dict[str, Any]) -> Errors:
    """A mark on a baby who is not yet mobile that is not Immediate."""
    try:
        check_urgency(loaded["trigger"], loaded["urgency"])
    except Refusal as refusal:
        return (FieldError("urgency", refusal.message),)
    return ()


def referral_errors(loaded: dict[str, Any]) -> Errors:
    """A referral that has not been made yet, or one long past."""
    try:
        loaded["referred"].check_when(composition().clock())
    except Refusal as refusal:
        return (FieldError("referred.referred_at", refusal.message),)
    return ()


def day_errors(loaded: dict[str, Any]) -> Errors:
    """A day in a form's answers that has not come yet."""
    given = loaded["safer"]["form"]["answers"]
    today = local_date(composition().clock())
    errors = []
    for key, one in given.items():
        try:
            check_day(one, CATALOGUE.newest(TRANSFER).question(key), today)
        except Refusal as refusal:
            errors.append(FieldError(f"safer.form.answers.{key}.on", refusal.message))
    return tuple(errors)


def _refusal_of(team_id: UUID) -> Refusal | None:
    team = team_in_directory(team_id)
    if team is None:
        return TeamNotFound()
    if team.team_id == sender().team_id:
        return SendsToItself()
    return TeamClosed() if team.is_closed else None
