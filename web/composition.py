"""The one composition root: the log, the read tables, the desk and the clock, put together.

Must not know pages. Compose in the worker, after the fork: connections do not survive one.
"""

from dataclasses import dataclass

from flask import current_app

from handover.application import HandoverService
from handover.rules.rule import Rules
from projections.database import ReadDatabase
from projections.finding import InTables
from projections.projector import Projector
from web.clock import Clock, system_clock
from web.desk import Desk
from web.desk.sessions import SessionLimits
from web.settings import Settings

EXTENSION = "handover"
"""Where an application keeps its composition, among its extensions."""


@dataclass(frozen=True)
class Composition:
    """All that a request may need, built once."""

    settings: Settings
    clock: Clock
    service: HandoverService
    reads: ReadDatabase
    projector: Projector
    desk: Desk

    def rules_of(self, area: str) -> Rules:
        """The deadlines for teams of `area`: its own, else the default."""
        return self.settings.rulebook.of(area)

    def close(self) -> None:
        """Let go of every file and connection."""
        self.service.close()
        self.reads.close()
        self.desk.database.close()


def compose(settings: Settings, clock: Clock = system_clock) -> Composition:
    """Open the three databases of `settings` and put the service together. Raises DeskError."""
    limits = SessionLimits(idle=settings.idle, at_most=settings.signed_in_at_most)
    # First, for it is the desk that says where nothing may be done: then nothing else was opened.
    desk = Desk.open(settings.desk_path, limits, settings.secret_key)
    service = HandoverService(
        settings.events_path,
        is_demonstration=settings.is_demonstration,
        rulebook=settings.rulebook,
        family_key=settings.family_key,
    )
    reads = ReadDatabase(settings.reads_path)
    projector = Projector(service, reads)
    service.look_in(InTables(service, reads, projector))
    return Composition(
        settings=settings,
        clock=clock,
        service=service,
        reads=reads,
        projector=projector,
        desk=desk,
    )


def composition() -> Composition:
    """The composition of the application that is answering now."""
    found: Composition = current_app.extensions[EXTENSION]
    return found
