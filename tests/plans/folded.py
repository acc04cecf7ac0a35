"""What the projector sends when it folds a log in which every kind of event has happened.

Folded into tables that are filled already. Must not judge.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handover.application import HandoverService
from projections.database import ReadDatabase
from projections.projector import Projector
from tests.plans.explained import Plan, Sent, caught, planned


@dataclass(frozen=True)
class Folded:
    """One statement of the projector, and how it is planned once the driver has prepared it."""

    sent: Sent
    prepared: Plan

    @property
    def name(self) -> str:
        """Its first words: what it does, and to which table."""
        return " ".join(self.sent.statement.split()[:3])


def folded(reads: ReadDatabase, service: HandoverService) -> Iterator[Folded]:
    """Each statement that folding the log of `service` sends, once."""
    with caught(reads.engine) as every:
        Projector(service, reads).catch_up_fully()
    once = {one.statement: one for one in every}
    with reads.reading() as connection:
        for sent in once.values():
            if sent.is_of_tables:
                yield Folded(sent, planned(connection, sent))
