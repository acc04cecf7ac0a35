"""Proof that a command was carried out: saved in the same transaction as what it changed.

The same command id again finds the receipt and gets the same answer. Knows no command's rules.
"""

import hashlib
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate
from eventsourcing.persistence import Transcoder

from handover.actor import Asked
from handover.commands import Command
from handover.refusals import CommandReused
from handover.stated import Stated

_RECEIPTS = uuid5(NAMESPACE_URL, "pick-up-the-phone/receipt")


class Given(Stated, Aggregate.Created):
    """A command was carried out; `subject_id` is the aggregate that it changed or made."""

    TOPIC = "receipt.given"
    fingerprint: str
    subject_id: UUID
    subject_version: int

    def apply(self, aggregate: "Receipt") -> None:
        """Keep what was done."""
        aggregate.fingerprint = self.fingerprint
        aggregate.subject_id, aggregate.subject_version = self.subject_id, self.subject_version


class Receipt(Aggregate):
    """One command id, the fingerprint of its body, and what it changed."""

    TOPIC = "stream.receipt"
    Event = Stated
    Created = Given

    def __init__(self) -> None:
        """A blank receipt; the given event fills it in."""
        self.fingerprint: str
        self.subject_id: UUID
        self.subject_version: int

    @classmethod
    def give(cls, asked: Asked, fingerprint: str, subject: Aggregate) -> "Receipt":
        """The receipt for `subject` as it is now, with its pending events applied."""
        return cls._create(
            Given,
            id=receipt_id(asked.command_id),
            timestamp=asked.at,
            fingerprint=fingerprint,
            subject_id=subject.id,
            subject_version=subject.version,
        )

    def check(self, fingerprint: str) -> None:
        """Raise CommandReused if the same id came with another body or another person."""
        if self.fingerprint != fingerprint:
            raise CommandReused


def receipt_id(command_id: UUID) -> UUID:
    """The stream of the receipt for `command_id`."""
    return uuid5(_RECEIPTS, command_id.hex)


def fingerprint_of(command: Command, asked: Asked, transcoder: Transcoder) -> str:
    """A digest of who asked for what; the path by which it came does not matter."""
    body = transcoder.encode([type(command).__name__, asked.actor.account_id, vars(command)])
    return hashlib.sha256(body).hexdigest()
