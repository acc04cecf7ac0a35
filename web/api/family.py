"""The family that a handover is about: what is known of it, and telling more.

Must not know the rules: a command is made and handed over.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from handover.family import baby_commands as baby
from handover.family import commands as f
from handover.family import safety_commands as s
from handover.family import undo_commands as undo
from handover.family.family import Family
from handover.family.move_commands import RecordMove
from handover.policy import View
from web.api.bearer import acting
from web.api.blueprint import ApiBlueprint
from web.api.once import Left, Once, carried_out, carry_out_once
from web.api.shown_family import FamilySchema, whole_family
from web.api.shown_handover import StandingSchema
from web.composition import composition
from web.permissions import requires
from web.presenters.veiled import as_seen
from web.schemas import each_baby as each
from web.schemas.family import PersonLeftSchema, PersonSchema, SocialCareSchema
from web.schemas.loss import LossKnownSchema, LossSchema
from web.schemas.move import MoveSchema
from web.schemas.safe_contact import HideAddressSchema, SetSafeContactSchema, StopHidingSchema
from web.schemas.undo import AnswerUndoSchema, AskUndoSchema, UndoKnownSchema

blueprint = ApiBlueprint(
    "family", "/handovers/<uuid:handover_id>/family", "What is known of a family"
)

Told = tuple[Mapping[str, Any], HTTPStatus]
"""The family as a command left it, and 201; or 200 for a repeat, as it was left then."""


@blueprint.reads("", requires(View.FAMILY), gives=FamilySchema)
def show(handover_id: UUID) -> Mapping[str, Any]:
    """All that is known, for members of the handover's two teams."""
    return _seen(composition().service.family_of(handover_id, acting().actor)[1])


@blueprint.changes("/person", requires(f.RecordPerson), body=PersonSchema, gives=FamilySchema)
def record_person(once: Once, handover_id: UUID) -> Told:
    """Record somebody around the baby, also as "not asked"; or put right what is recorded."""
    return _told(once, handover_id)


@blueprint.changes("/left", requires(f.PersonHasLeft), body=PersonLeftSchema, gives=FamilySchema)
def person_left(once: Once, handover_id: UUID) -> Told:
    """Say that somebody belongs to the household no more. Nothing is erased."""
    return _told(once, handover_id)


@blueprint.changes(
    "/social-care", requires(f.RecordSocialCare), body=SocialCareSchema, gives=FamilySchema
)
def record_social_care(once: Once, handover_id: UUID) -> Told:
    """Record one authority's involvement with one person, open or closed."""
    return _told(once, handover_id)


@blueprint.changes("/birth", requires(baby.RecordBirth), body=each.BirthSchema, gives=FamilySchema)
def record_birth(once: Once, handover_id: UUID) -> Told:
    """Record how a baby was born, as exactly as it is known; also that it is born."""
    return _told(once, handover_id)


@blueprint.changes(
    "/baby-number", requires(baby.RecordBabyNumber), body=each.BabyNumberSchema, gives=FamilySchema
)
def record_number(once: Once, handover_id: UUID) -> Told:
    """Record a born baby's own NHS number; one that it supersedes is kept."""
    return _told(once, handover_id)


@blueprint.changes("/place", requires(baby.RecordPlace), body=each.PlaceSchema, gives=FamilySchema)
def record_place(once: Once, handover_id: UUID) -> Told:
    """Record where a baby or the mother is now: they may be in different places."""
    return _told(once, handover_id)


@blueprint.changes(
    "/arrangement",
    requires(baby.RecordArrangement),
    body=each.ArrangementSchema,
    gives=FamilySchema,
)
def record_arrangement(once: Once, handover_id: UUID) -> Told:
    """Record a surrogacy, fostering or adoption, and what must not be told to whom."""
    return _told(once, handover_id)


@blueprint.changes("/move", requires(RecordMove), body=MoveSchema, gives=FamilySchema)
def record_move(once: Once, handover_id: UUID) -> Told:
    """Record that the family has moved, or may have. Nobody lets go because of it."""
    return _told(once, handover_id)


@blueprint.changes("/loss", requires(f.RecordLoss), body=LossSchema, gives=FamilySchema)
def record_loss(once: Once, handover_id: UUID) -> Told:
    """Record that a baby died: routine contact stops at once, in every open record about it."""
    return _told(once, handover_id)


@blueprint.changes(
    "/loss-known", requires(f.ConfirmLossKnown), body=LossKnownSchema, gives=StandingSchema
)
def confirm_loss(once: Once, handover_id: UUID) -> Left:
    """Say that your team knows of the loss, so that nobody rings or visits by mistake."""
    return carry_out_once(once.made(handover_id), once)


@blueprint.changes(
    "/safe-contact", requires(s.SetSafeContact), body=SetSafeContactSchema, gives=FamilySchema
)
def set_safe_contact(once: Once, handover_id: UUID) -> Told:
    """Say how to reach the mother safely, also as "not asked"; it replaces what stood before."""
    return _told(once, handover_id)


@blueprint.changes(
    "/hide-address", requires(s.HideAddress), body=HideAddressSchema, gives=FamilySchema
)
def hide_address(once: Once, handover_id: UUID) -> Told:
    """Say that her address is hidden: texts are searched, and lists show no receiving team."""
    return _told(once, handover_id)


@blueprint.changes(
    "/show-address", requires(s.StopHidingAddress), body=StopHidingSchema, gives=FamilySchema
)
def stop_hiding_address(once: Once, handover_id: UUID) -> Told:
    """Say that her address need not be hidden any more, and why."""
    return _told(once, handover_id)


@blueprint.changes(
    "/loss-undo", requires(undo.AskLossUndone), body=AskUndoSchema, gives=FamilySchema
)
def ask_undone(once: Once, handover_id: UUID) -> Told:
    """Ask that a loss be undone: everything stays stopped until a second person confirms."""
    return _told(once, handover_id)


@blueprint.changes(
    "/loss-undo-answer", requires(undo.AnswerLossUndone), body=AnswerUndoSchema, gives=FamilySchema
)
def answer_undone(once: Once, handover_id: UUID) -> Told:
    """Confirm as a second person that it was a mistake, or say why the loss stands."""
    return _told(once, handover_id)


@blueprint.changes(
    "/loss-undo-known", requires(undo.ConfirmUndoKnown), body=UndoKnownSchema, gives=StandingSchema
)
def confirm_undo(once: Once, handover_id: UUID) -> Left:
    """Say that your team knows that the loss was a mistake."""
    return carry_out_once(once.made(handover_id), once)


def _told(once: Once, handover_id: UUID) -> Told:
    family, status = carried_out(Family, once.made(handover_id), once)
    return _seen(family), status


def _seen(family: Family) -> Mapping[str, Any]:
    """The family as the one who asks may know it."""
    mine = composition().service.handovers_seen(family, acting().actor)
    return whole_family(as_seen(family, mine))
