"""One page for all that is known of a family, only assumed, or never asked. Both teams see it.

Must not know how words are made (presenters) nor who may see it (the policy).
"""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from handover.policy import View
from web.composition import composition
from web.family.blueprint import blueprint
from web.permissions import requires
from web.presenters.family_page import family_page
from web.presenters.hidden import safeguards_shown
from web.presenters.veiled import as_seen
from web.visitor.answering import me


@blueprint.get("/handovers/<uuid:handover_id>/family")
@requires(View.FAMILY)
def show(handover_id: UUID) -> ResponseReturnValue:
    """The page. Raises HandoverNotFound, or NoFamilyHere for a record that was made in error."""
    together, actor = composition(), me().actor
    handover, family = together.service.family_of(handover_id, actor)
    mine = together.service.handovers_seen(family, actor)
    seen = as_seen(family, mine)
    return render_template(
        "family/page.html",
        handover_id=handover.id,
        safeguards=safeguards_shown(handover, seen),
        shown=family_page(seen, mine, together.clock()),
    )
