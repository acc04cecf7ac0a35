"""Setting aside: to the end of one's own team's list for a while. No clock stops.

Must not know the rules: the aggregate judges, and its words are shown.
"""

from uuid import UUID

from flask.typing import ResponseReturnValue

from handover.daily.commands import SetAside
from web.permissions import requires
from web.presenters.labels import HOW_LONG, WHY_SET_ASIDE
from web.schemas.daily import SetAsideSchema
from web.visitor.blueprint import blueprint
from web.visitor.one_box import OneBox

ASIDE = OneBox(
    command=SetAside,
    schema=SetAsideSchema,
    template="visitor/set_aside.html",
    kept={},
    thanks="Set aside: it stands last on your team's list for as long. The clocks go on.",
    offered={
        "lengths": [{"value": one.value, "text": words} for one, words in HOW_LONG.items()],
        "whys": [{"value": why.value, "text": words} for why, words in WHY_SET_ASIDE.items()],
    },
)


@blueprint.get("/handovers/<uuid:handover_id>/set-aside")
@requires(SetAside)
def set_aside(handover_id: UUID) -> ResponseReturnValue:
    """The form."""
    return ASIDE.opened(handover_id)


@blueprint.post("/handovers/<uuid:handover_id>/set-aside")
@requires(SetAside)
def send_set_aside(handover_id: UUID) -> ResponseReturnValue:
    """Set it aside; whatever is wrong, what was chosen is kept."""
    return ASIDE.sent(handover_id)
