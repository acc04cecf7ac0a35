"""What the API says of daily work: who was named, what is set aside, who rings, a word of mouth.

Whether something stands now is worked out now. Must not know who may ask.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import fields

from handover.daily.asides import WhySetAside
from handover.daily.colleagues import WhyReassigned
from handover.daily.reassigning import Named
from handover.handover import Handover
from projections.daily import SIDES
from web.api.fields import Instant
from web.api.shown import ShownSchema
from web.api.shown_said import SaidSchema, ShownAcknowledgementSchema
from web.composition import composition
from web.presenters.daily import asides_now, is_aside_now, is_ringing
from web.presenters.reasons import has_word


class ShownNamedSchema(ShownSchema):
    """A colleague who was named, and by whom."""

    said = fields.Nested(SaidSchema, required=True)
    name = fields.String(required=True)
    role = fields.String(required=True)
    why = fields.Enum(WhyReassigned, by_value=True, required=True)


class ShownAsideSchema(ShownSchema):
    """What a team has set aside, until when at the latest, and why."""

    said = fields.Nested(SaidSchema, required=True)
    until = Instant(required=True)
    why = fields.Enum(WhySetAside, by_value=True, required=True)


class ShownClaimSchema(ShownSchema):
    """Who said that they are ringing, and until when at the latest."""

    said = fields.Nested(SaidSchema, required=True)
    until = Instant(required=True)


class ShownWordSchema(ShownAcknowledgementSchema):
    """What the sender reports that somebody said: unconfirmed."""

    said = fields.Nested(SaidSchema, required=True)


class DailyFields(ShownSchema):
    """Daily work on one handover. `word_of_mouth` is null once the team has answered itself."""

    named_senders = fields.List(fields.Nested(ShownNamedSchema), required=True)
    named_receivers = fields.List(fields.Nested(ShownNamedSchema), required=True)
    set_aside = fields.List(fields.Nested(ShownAsideSchema), required=True)
    ringing = fields.Nested(ShownClaimSchema, required=True, allow_none=True)
    rang_for_nothing = fields.List(fields.Nested(ShownClaimSchema), required=True)
    word_of_mouth = fields.Nested(ShownWordSchema, required=True, allow_none=True)


class AsideInRowSchema(ShownSchema):
    """Which side has set it aside, until when at the latest, who did, and why."""

    side = fields.String(required=True)
    until = Instant(required=True)
    by = fields.String(required=True)
    why = fields.Enum(WhySetAside, by_value=True, required=True)


class RingingInRowSchema(ShownSchema):
    """Who is ringing, since when, and until when at the latest."""

    by = fields.String(required=True)
    since = Instant(required=True)
    until = Instant(required=True)


class WordInRowSchema(ShownSchema):
    """Who takes it on by word of mouth, by which day, and when the sender reported it."""

    professional = fields.String(required=True)
    professional_role = fields.String(required=True)
    next_action_on = fields.Date(required=True)
    reported_at = Instant(required=True)


class DailyInRow(ShownSchema):
    """Daily work as a row of a list has it. `sender_now` and `receiver_now` were named since."""

    sender_now = fields.String(required=True, allow_none=True)
    receiver_now = fields.String(required=True, allow_none=True)
    set_aside = fields.List(fields.Nested(AsideInRowSchema), required=True)
    ringing = fields.Nested(RingingInRowSchema, required=True, allow_none=True)
    word_of_mouth = fields.Nested(WordInRowSchema, required=True, allow_none=True)


def daily_fields(handover: Handover) -> dict[str, Any]:
    """The values of DailyFields as they are now."""
    now, word = composition().clock(), handover.word_of_mouth
    return {
        "named_senders": list(_named(handover.senders)),
        "named_receivers": list(_named(handover.receivers)),
        "set_aside": asides_now(handover, now),
        "ringing": handover.ringing(now),
        "rang_for_nothing": handover.rang_for_nothing(now),
        "word_of_mouth": {**vars(word[1]), "said": word[0]} if word else None,
    }


def daily_in_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """The values of DailyInRow as they are now."""
    now = composition().clock()
    return {
        "sender_now": row["sender_now"],
        "receiver_now": row["receiver_now"],
        "set_aside": [
            {"side": side, **_aside(row, side)} for side in SIDES if is_aside_now(row, side, now)
        ],
        "ringing": _part(row, "ringing", "by", "since", "until") if is_ringing(row, now) else None,
        "word_of_mouth": _word(row) if has_word(row) else None,
    }


def _named(those: list[Named]) -> Iterator[dict[str, Any]]:
    for said, colleague, why in those:
        yield {"said": said, "name": colleague.name, "role": colleague.role, "why": why}


def _aside(row: Mapping[str, Any], side: str) -> dict[str, Any]:
    aside = _part(row, f"{side}_aside", "until", "by", "why")
    return {**aside, "why": WhySetAside(aside["why"])}


def _word(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "professional": row["word_by"],
        "professional_role": row["word_role"],
        "next_action_on": row["word_on"],
        "reported_at": row["word_at"],
    }


def _part(row: Mapping[str, Any], what: str, *names: str) -> dict[str, Any]:
    return {name: row[f"{what}_{name}"] for name in names}
