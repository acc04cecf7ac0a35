"""What happened before a page is opened: people of the world record, ring and answer."""

from dataclasses import replace
from uuid import UUID, uuid4

from handover import commands as c
from handover.actor import Asked, Source
from handover.person import Mother
from tests import region
from tests.world import MovableClock, World

MOTHER = "Rosa Lind"


class Scene:
    """Asks the service on behalf of the world's people, now by the clock."""

    def __init__(self, world: World, clock: MovableClock) -> None:
        self.world = world
        self.clock = clock

    def ask(self, username: str, command: c.Command) -> UUID:
        """Carry out `command` for `username`; the lists show it at once."""
        actor = self.world.accounts[username].actor
        asked = Asked(uuid4(), actor, Source.PAGE, self.clock.now)
        done = self.world.together.service.execute(command, asked)
        self.world.together.projector.catch_up_fully()
        return done.subject_id

    def recorded(self, command: c.Record | None = None, *, name: str = MOTHER) -> UUID:
        """Mary records a handover of care about `name` for the health visitors of Derby."""
        about = region.about()
        mother = Mother(about.mother.nhs_number, name, about.mother.born_on)
        record = replace(
            command or region.record(),
            to_team_id=self.world.teams["derby_visitors"],
            about=replace(about, mother=mother),
        )
        return self.ask("mary", record)
