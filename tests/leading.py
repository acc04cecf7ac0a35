"""What happens in a test before the lead looks: people of the small region ask the service."""

from uuid import UUID, uuid4

from sqlalchemy import event

from handover.actor import Asked, Source
from handover.commands import Command
from handover.content import Kind
from handover.urgency import Urgency
from tests.faults import go_back
from tests.region import record
from tests.world import World


def ask(world: World, username: str, command: Command) -> UUID:
    """Carry out `command` for this person at the region's present moment; the subject's id."""
    asked = Asked(uuid4(), world.accounts[username].actor, Source.PAGE, world.together.clock())
    return world.together.service.execute(command, asked).subject_id


def sent(
    world: World,
    to: str = "derby_visitors",
    *,
    by: str = "mary",
    kind: Kind = Kind.HANDOVER_OF_CARE,
    urgency: Urgency = Urgency.PRIORITY,
) -> UUID:
    """The id of a handover recorded now, by somebody of Leicester for Derby unless told."""
    return ask(world, by, record(kind, world.teams[to], urgency))


def lose_newest(world: World) -> None:
    """The lists show a handover that the log does not hold any more, as beside an older copy."""
    together = world.together
    head = together.service.head()
    sent(world)
    together.projector.catch_up_fully()
    go_back(together.settings.events_path, head, together.service.head())


def hurry_up(world: World) -> None:
    """Give up on a held table after a moment instead of half a minute."""
    engine = world.together.reads.engine
    engine.dispose()
    wait = "PRAGMA busy_timeout=20" if engine.dialect.name == "sqlite" else "SET lock_timeout = 20"
    event.listen(engine, "connect", lambda one, _: one.execute(wait))
