"""Finds the family that a record is about, or opens one: by the mother's NHS number alone.

Must not decide what a record may say.
"""

from uuid import UUID

from eventsourcing.domain import Aggregate

from handover.actor import Asked, Envelope
from handover.family.family import Family
from handover.family.identity import PROOF_ID, FamilyKey, KeyProof
from handover.handover import Handover
from handover.person import About, Mother
from handover.records import Records
from handover.refusals import NoFamilyHere


class Families:
    """The families of one log, found with its key."""

    def __init__(self, records: Records, key: FamilyKey) -> None:
        self._records = records
        self._key = key

    def found_in(self, records: Records) -> "Families":
        """The same families, found with the same key in other records."""
        return Families(records, self._key)

    def of(self, mother: Mother, asked: Asked) -> tuple[Family, tuple[Aggregate, ...]]:
        """Her family, unsaved if it is new; and what must be saved beside it.

        Raises WrongFamilyKeyError when the log was begun with another key.
        """
        family_id: UUID = self._key.family_id(mother.nhs_number)
        if known := self._records.find(Family, family_id):
            return known, ()
        return Family.open(family_id, mother, Envelope.of(asked)), self._proof(asked)

    def told_through(self, handover: Handover) -> Family:
        """The family that `handover` is about.

        Raises NoFamilyHere for a record that was entered in error, or is older than families.
        """
        known = None if handover.is_in_error else self.known(handover)
        if known is None:
            raise NoFamilyHere
        return known

    def known(self, handover: Handover) -> Family | None:
        """The family that `handover` points at; None for a record older than families."""
        if handover.family_id is None:
            return None
        return self._records.find(Family, handover.family_id)

    def is_hidden(self, handover: Handover) -> bool:
        """Whether the address of that family is hidden, as its own record says."""
        family = self.known(handover)
        return family is not None and family.is_address_hidden

    def check(self, about: About) -> None:
        """Refuse dates that contradict what is known of her. Raises as Family.check does."""
        if known := self.by_number(about.mother.nhs_number):
            known.check(about)

    def by_number(self, nhs_number: str) -> Family | None:
        """The family of the mother with this number; None if nobody recorded about her."""
        return self._records.find(Family, self._key.family_id(nhs_number))

    def check_key(self) -> None:
        """Raise WrongFamilyKeyError when the log was begun with another key."""
        if proof := self._records.find(KeyProof, PROOF_ID):
            proof.check(self._key)

    def _proof(self, asked: Asked) -> tuple[Aggregate, ...]:
        """The key's proof, if this is the log's first family."""
        if proof := self._records.find(KeyProof, PROOF_ID):
            proof.check(self._key)
            return ()
        return (KeyProof.of(self._key, asked),)
