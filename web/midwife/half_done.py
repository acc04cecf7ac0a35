"""A record that is half done: what its sender has typed so far, step by step, and when.

The draft's id is also the id of the command that will send it, and so decides the id of the
handover: sending twice, from two tabs or after a lost connection, never makes two. Knows no page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handover.deciding.recording import subject_id
from handover.handover import Handover
from handover.policy import View
from handover.refusals import HandoverNotFound
from web.composition import composition
from web.desk.accounts import Account
from web.desk.drafts import KEPT_FOR, Draft, DraftNotFoundError
from web.desk.held_forms import Typed
from web.forgetting import forget_what_is_old

PURPOSE = "record"


class RecordEndedError(LookupError):
    """There is no such half-done record (any more). `handover_id` is set when it was sent."""

    def __init__(self, handover_id: UUID | None = None) -> None:
        self.handover_id = handover_id
        super().__init__("sent" if handover_id else "not there")


@dataclass(frozen=True)
class HalfDone:
    """One half-done record: what was typed on each step, by the step's name."""

    draft_id: UUID
    parts: Mapping[str, Typed]
    changed_at: datetime

    def typed_on(self, step: str) -> Typed | None:
        """What was typed on `step`; None if it was never answered."""
        return self.parts.get(step)

    def everything(self) -> Typed:
        """What was typed on all steps, as one form."""
        together: Typed = {}
        for typed in self.parts.values():
            together |= typed
        return together


def begin(account: Account) -> UUID:
    """Start a record; the id of its draft."""
    together = composition()
    return together.desk.drafts.start(account.account_id, PURPOSE, together.clock()).draft_id


def find(draft_id: UUID, account: Account) -> HalfDone:
    """The account's own half-done record. Raises RecordEndedError."""
    drafts = composition().desk.drafts
    sent = _sent(draft_id, account)
    if sent is not None:
        drafts.end(draft_id, account.account_id)  # a lost connection may have left it behind
        raise RecordEndedError(sent.id)
    draft = drafts.get(draft_id, account.account_id)
    if draft is None or draft.purpose != PURPOSE or _is_over(draft):
        raise RecordEndedError
    return _half_done(draft)


def keep(half_done: HalfDone, account: Account, step: str, typed: Typed) -> HalfDone:
    """Keep what was typed on `step`, right or wrong. Raises RecordEndedError."""
    together = composition()
    body = {step: typed}
    try:
        draft = together.desk.drafts.save(
            half_done.draft_id, account.account_id, body, together.clock()
        )
    except DraftNotFoundError as error:
        raise RecordEndedError from error
    return _half_done(draft)


def end(draft_id: UUID, account: Account) -> None:
    """It was sent, or thrown away."""
    composition().desk.drafts.end(draft_id, account.account_id)


def all_of(account: Account) -> list[HalfDone]:
    """The account's half-done records, the last changed first. What is too old goes first."""
    together = composition()
    forget_what_is_old(together)
    drafts = together.desk.drafts.list_of(account.account_id, PURPOSE)
    return [_half_done(draft) for draft in drafts if not _is_over(draft)]


def _is_over(draft: Draft) -> bool:
    """Whether nobody changed it for as long as it is kept, though it may not be deleted yet."""
    return draft.changed_at < composition().clock() - KEPT_FOR


def _sent(draft_id: UUID, account: Account) -> Handover | None:
    """The handover that this draft became, if it was sent."""
    try:
        return composition().service.look_up(subject_id(draft_id), account.actor, View.RECORD)
    except HandoverNotFound:
        return None


def _half_done(draft: Draft) -> HalfDone:
    return HalfDone(draft.draft_id, draft.body, draft.changed_at)
