"""The forms that tell of a referral or a disagreement: how each is opened, drawn and sent.

Must not know the rules: the aggregate judges, and its words are shown beside the field.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from handover.actor import Source
from handover.calendar import local_date
from handover.commands import OnHandover
from handover.disagreement import commands as d
from handover.reference import call_reference
from handover.referral import commands as c
from handover.refusals import HandoverNotFound, NotPermitted, Refusal
from web.account.strangers import typed_now
from web.asking import carry_out, new_command_id, posted_command_id
from web.composition import composition
from web.forms import Form, held_form, read, refused
from web.permissions import requires
from web.presenters import referral_labels as labels
from web.presenters.loss import loss_shown
from web.referral.blueprint import blueprint
from web.referral.opening import Opened, filled_before, open_for_telling
from web.schemas import referral as schemas

SEE_OTHER, UNPROCESSABLE = 303, 422


@dataclass(frozen=True)
class ReferralForm:
    """One such form: its place in the address, its command, its page, and what is said after."""

    name: str
    command: type[OnHandover]
    schema: Callable[[], Schema]
    thanks: str

    def opened(self, handover_id: UUID) -> ResponseReturnValue:
        """The form, filled in as far as it is known, or with what was typed before a sign-out."""
        opened = open_for_telling(handover_id, self.command)
        return self._draw(opened, Form.of(held_form() or filled_before(opened)))

    def sent(self, handover_id: UUID) -> ResponseReturnValue:
        """Tell it, and go back. Whatever is wrong, what was typed is kept."""
        opened = open_for_telling(handover_id, self.command)
        typed, schema = typed_now(), self.schema()
        command_for, errors = read(schema, typed)
        if errors:
            return self._draw(opened, Form.of(typed, errors)), UNPROCESSABLE
        try:
            carry_out(command_for(handover_id), posted_command_id(), Source.PAGE)
        except (HandoverNotFound, NotPermitted):
            raise
        except Refusal as refusal:
            return self._draw(opened, Form.of(typed, refused(refusal, schema))), UNPROCESSABLE
        flash(self.thanks, "success")
        return redirect(_back(opened), SEE_OTHER)

    def _draw(self, opened: Opened, form: Form) -> str:
        handover, actor = opened.handover, opened.actor
        family = composition().service.known_family(handover) if opened.names_family else None
        return render_template(
            f"referral/{self.name}.html",
            handover=handover,
            reference=call_reference(handover.id),
            opened=opened,
            loss=loss_shown(handover, family, actor),
            back=_back(opened),
            form=form,
            labels=labels,
            command_id=form.value("command_id") or new_command_id(),
        )


def _back(opened: Opened) -> str:
    """To the record; a lead goes back to the case."""
    view = "visitor.open_handover" if opened.names_family else "lead.case"
    return url_for(view, handover_id=opened.handover.id)


def _timed(schema: type[schemas.TimedSchema]) -> Callable[[], Schema]:
    """A time that is typed without a date means today."""
    return lambda: schema(today=local_date(composition().clock()))


FORMS = (
    ReferralForm(
        "made",
        c.RecordReferral,
        _timed(schemas.ReferralSchema),
        "Recorded, and followed from now on. If no word comes in time, it comes back to your team.",
    ),
    ReferralForm(
        "acknowledged",
        c.AcknowledgeReferral,
        _timed(schemas.ReferralAnswerSchema),
        "Recorded. The outcome is waited for from now on.",
    ),
    ReferralForm(
        "outcome",
        c.RecordOutcome,
        _timed(schemas.OutcomeSchema),
        "Recorded. Both teams see it. If it ended in no further action, a lead reviews it.",
    ),
    ReferralForm(
        "error",
        c.EnterReferralInError,
        schemas.ReferralErrorSchema,
        "Marked as entered in error. Nothing is awaited any more, and nothing was erased.",
    ),
    ReferralForm(
        "review",
        c.ReviewReferral,
        schemas.ReviewSchema,
        "Recorded. Both teams read your decision and the reason.",
    ),
    ReferralForm(
        "disagreement",
        d.RecordDisagreement,
        schemas.DisagreementSchema,
        "Recorded. Its stages are set, apart from the ladder for silence.",
    ),
    ReferralForm(
        "settled",
        d.SettleDisagreement,
        schemas.SettlementSchema,
        "Recorded as settled. What both sides said stays.",
    ),
)

for _form in FORMS:
    _guarded = requires(_form.command)
    for _method, _view in (("GET", _form.opened), ("POST", _form.sent)):
        blueprint.add_url_rule(
            f"/handovers/<uuid:handover_id>/referrals/{_form.name}",
            f"{_form.name}-{_method.lower()}",
            _guarded(_view),
            methods=[_method],
        )
