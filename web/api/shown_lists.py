"""What the API says in lists: a row of the inbox, of what was sent, and of the lead's board.

The board's row has no field that names a mother. Must not know who may see which list.
"""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields, pre_dump

from projections.standing import responsible
from web.api.fields import Instant
from web.api.paging import PageSchema
from web.api.shown import ShownSchema
from web.api.shown_daily import DailyInRow, daily_in_row
from web.api.shown_ladder import LadderInRow, ladder_in_row
from web.api.shown_team import TeamNamedSchema

TEAM_FIELDS = tuple(TeamNamedSchema().fields)


class RowSchema(LadderInRow, DailyInRow):
    """Where one handover stands in a list. `responsible` holds the family now, in words.

    `asked_at` is null unless a question waits for the sender's answer. `receiving` is null where
    the mother's address is hidden: the record itself tells it to its two teams.
    """

    handover_id = fields.UUID(required=True)
    call_reference = fields.String(attribute="reference", required=True)
    kind = fields.String(required=True)
    urgency = fields.String(required=True)
    trigger = fields.String(required=True)
    state = fields.String(required=True)
    recorded_at = Instant(required=True)
    recorded_by = fields.String(required=True)
    call_due_at = Instant(required=True)
    acknowledge_due_at = Instant(required=True)
    call_stopped_at = Instant(required=True, allow_none=True)
    acknowledged_at = Instant(required=True, allow_none=True)
    attempts = fields.Integer(required=True)
    last_attempt_at = Instant(required=True, allow_none=True)
    last_outcome = fields.String(required=True, allow_none=True)
    professional = fields.String(required=True, allow_none=True)
    next_action_on = fields.Date(required=True, allow_none=True)
    response_due_at = Instant(required=True, allow_none=True)
    asked_at = Instant(required=True, allow_none=True)
    closed_at = Instant(required=True, allow_none=True)
    ended_how = fields.String(required=True, allow_none=True)
    stopped_at = Instant(required=True, allow_none=True)
    loss_at = Instant(required=True, allow_none=True)
    sending_knows = fields.String(required=True, allow_none=True)
    receiving_knows = fields.String(required=True, allow_none=True)
    sending_change = fields.String(required=True, allow_none=True)
    receiving_change = fields.String(required=True, allow_none=True)
    undo_asked_at = Instant(required=True, allow_none=True)
    undone_at = Instant(required=True, allow_none=True)
    undone_stopped_at = Instant(required=True, allow_none=True)
    sending_knows_undone = fields.String(required=True, allow_none=True)
    receiving_knows_undone = fields.String(required=True, allow_none=True)
    responsible = fields.String(required=True)
    sending = fields.Nested(TeamNamedSchema, required=True)
    receiving = fields.Nested(TeamNamedSchema, required=True, allow_none=True)
    is_address_hidden = fields.Boolean(attribute="is_hidden", required=True)

    @pre_dump
    def with_teams(self, row: Mapping[str, Any], **_: object) -> dict[str, Any]:
        """From a row of a read table, which has a column for each field of both teams."""
        teams: dict[str, Any] = {
            side: {name: row[f"{side}_{name}"] for name in TEAM_FIELDS}
            for side in ("sending", "receiving")
        }
        if row["is_hidden"]:
            teams["receiving"] = None
        now = {**ladder_in_row(row), **daily_in_row(row)}
        return {**row, **teams, **now, "responsible": responsible(row)}


AGREED = {
    "at": "agreed_at",
    "by": "agreed_by",
    "with_whom": "agreed_with",
    "team": "agreed_team",
    "words": "agreed",
    "next_action_on": "agreed_for",
}
"""The columns of the last agreement, under the names that programs read."""


class BabyInRowSchema(ShownSchema):
    """A baby that the sender told apart: order of birth, and name (or empty)."""

    order = fields.Integer(required=True)
    name = fields.String(required=True)


class MovedInRowSchema(ShownSchema):
    """A move that no team of the new area has answered yet; `to` is empty if nobody knows it."""

    to = fields.String(required=True)
    is_suspected = fields.Boolean(required=True)
    tell_by = fields.String(required=True)


class LostSchema(BabyInRowSchema):
    """A baby of it who was lost, and the kind of loss."""

    kind = fields.String(required=True)


class MotherRowSchema(RowSchema):
    """A row for members of one of its two teams: it names the mother."""

    nhs_number = fields.String(required=True)
    mother_name = fields.String(required=True)
    due_on = fields.Date(required=True, allow_none=True)
    baby_born_on = fields.Date(required=True, allow_none=True)
    next_action = fields.String(required=True, allow_none=True)
    babies = fields.List(fields.Nested(BabyInRowSchema), required=True)
    moved = fields.Nested(MovedInRowSchema, required=True, allow_none=True)
    lost = fields.List(fields.Nested(LostSchema), required=True)


class SentRowSchema(MotherRowSchema):
    """What came of something that was sent."""

    decline_reason = fields.String(required=True, allow_none=True)
    suggested_team = fields.String(required=True, allow_none=True)
    question = fields.String(required=True, allow_none=True)
    end_reason = fields.String(required=True, allow_none=True)


class InboxSchema(PageSchema):
    """One page of what was sent to your team."""

    handovers = fields.List(fields.Nested(MotherRowSchema), attribute="rows", required=True)


class SentSchema(PageSchema):
    """One page of what your team has sent."""

    handovers = fields.List(fields.Nested(SentRowSchema), attribute="rows", required=True)


class CountsSchema(ShownSchema):
    """The figures at the top of the board."""

    unacknowledged = fields.Integer(required=True)
    overdue_acknowledgements = fields.Integer(required=True)
    overdue_calls = fields.Integer(required=True)
    nobody_reached = fields.Integer(required=True)
    overdue_responses = fields.Integer(required=True)
    open = fields.Integer(required=True)
    unanswered_referrals = fields.Integer(required=True)
    reviews = fields.Integer(required=True)
    disagreements = fields.Integer(required=True)


class AgreedInRowSchema(ShownSchema):
    """What a lead agreed last: with whom (name and role) of which team, and by which day.

    Whom, team and words are null where the mother's address is hidden.
    """

    at = Instant(required=True)
    by = fields.String(required=True)
    with_whom = fields.String(required=True, allow_none=True)
    team = fields.String(required=True, allow_none=True)
    words = fields.String(required=True, allow_none=True)
    next_action_on = fields.Date(required=True)


class BoardRowSchema(RowSchema):
    """A row of the lead's board: with what a lead agreed last, or null. It names no mother."""

    agreed = fields.Nested(AgreedInRowSchema, required=True, allow_none=True)

    @pre_dump
    def with_agreed(self, row: Mapping[str, Any], **_: object) -> dict[str, Any]:
        """The columns of the last agreement as one object."""
        if row["agreed_at"] is None:
            return {**row, "agreed": None}
        told = {name: row[column] for name, column in AGREED.items()}
        if row["is_hidden"]:
            told |= dict.fromkeys(("with_whom", "team", "words"))
        return {**row, "agreed": told}


class BoardSchema(PageSchema):
    """One page of the lead's board, the worst first, and its figures."""

    counts = fields.Nested(CountsSchema, required=True)
    wrong_numbers = fields.Integer(required=True)
    left_with_closed_teams = fields.Integer(required=True)
    handovers = fields.List(fields.Nested(BoardRowSchema), attribute="rows", required=True)
