"""Which stream is a mother's: the same for the same NHS number, and telling nothing of it.

A keyed digest, for a plain one could be undone by trying every number. Must not know families.
"""

import hmac
from hashlib import sha256
from typing import ClassVar
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.domain import Aggregate

from handover.actor import Asked

PRACTICE_KEY = "practice: every family of a demonstration is invented"
"""The key of a demonstration. A real installation has one of its own."""
PROOF_ID = uuid5(NAMESPACE_URL, "pick-up-the-phone/family-key")
"""The one stream that tells whether the key is still the one with which the log was begun."""


class WrongFamilyKeyError(RuntimeError):
    """The log was begun with another key: the same mother would get a second family."""

    def __init__(self) -> None:
        super().__init__(
            "The family key is not the one with which this log was begun, so no family in it "
            "would be found again. Set HANDOVER_FAMILY_KEY to the key of this log."
        )


class FamilyKey:
    """Makes opaque ids from NHS numbers. `key` is any text that is long and secret."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def family_id(self, nhs_number: str) -> UUID:
        """The stream of the mother with this number (ten digits)."""
        return UUID(bytes=self._digest(f"family/{nhs_number}")[:16], version=5)

    @property
    def proof(self) -> str:
        """What shows that a key is this one, and does not show the key."""
        return self._digest("proof").hex()

    def _digest(self, text: str) -> bytes:
        return hmac.digest(self._key, text.encode(), sha256)


class Event(Aggregate.Event):
    """What every event of the proof carries."""

    TOPIC: ClassVar[str]
    class_version: ClassVar[int] = 1


class Proved(Event, Aggregate.Created):
    """The first family was opened with a key of this proof."""

    TOPIC = "family_key.proved"
    proof: str

    def apply(self, aggregate: "KeyProof") -> None:
        """Keep the proof."""
        aggregate.proof = self.proof


class KeyProof(Aggregate):
    """With which key the families of this log have their ids."""

    TOPIC = "stream.family_key"
    Event = Event
    Created = Proved

    def __init__(self) -> None:
        """A blank proof; the proved event fills it in."""
        self.proof: str

    @classmethod
    def of(cls, key: FamilyKey, asked: Asked) -> "KeyProof":
        """The proof of `key`, to be saved with the first family."""
        return cls._create(Proved, id=PROOF_ID, timestamp=asked.at, proof=key.proof)

    def check(self, key: FamilyKey) -> None:
        """Raise WrongFamilyKeyError if `key` is another one."""
        if not hmac.compare_digest(self.proof, key.proof):
            raise WrongFamilyKeyError
