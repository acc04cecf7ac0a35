"""What others do between opening a page and pressing its button, so that it is refused.

Must not know what is asked.
"""

from uuid import uuid4

from handover.actor import Actor, Asked, Role, Source
from handover.commands import CloseTeam
from tests import region
from tests.faults import always_quicker
from tests.web.stage import Stage


def team_closes(stage: Stage, _who: str) -> None:
    """The chosen team closes, and the lists do not know it yet."""
    keeper = Actor("keeper", "Kit Keeper", Role.KEEPER, None, "")
    asked = Asked(uuid4(), keeper, Source.COMMAND_LINE, stage.now)
    gone, successor = (stage.world.teams[one] for one in ("derby_visitors", "leicester_visitors"))
    closing_down = CloseTeam(gone, "Joined with another team", successor)
    stage.world.together.service.execute(closing_down, asked)


def own_team_closes(stage: Stage, who: str) -> None:
    """The team of whoever is about to send closes."""
    keeper = Actor("keeper", "Kit Keeper", Role.KEEPER, None, "")
    asked = Asked(uuid4(), keeper, Source.COMMAND_LINE, stage.now)
    gone = stage.world.accounts[who].team_id
    assert gone is not None
    closing_down = CloseTeam(gone, "Joined", stage.world.teams["nottingham_midwives"])
    stage.world.together.service.execute(closing_down, asked)


def command_id_is_used(stage: Stage, who: str) -> None:
    """The same person has sent something else under this command id."""
    stage.use_command_id(who)


def somebody_is_always_quicker(stage: Stage, _who: str) -> None:
    """In this test's own log, another event always takes the place that ours was to have."""
    always_quicker(stage.world.together.settings.events_path)


def a_question_is_asked(stage: Stage, _who: str) -> None:
    """A colleague of Hana's asks first."""
    stage.scene.ask("hana", region.ask_sender(stage.handover_id))


def the_question_is_answered(stage: Stage, _who: str) -> None:
    """A colleague of Mary's answers first."""
    stage.scene.ask("mary", region.answer_receiver(stage.handover_id))
