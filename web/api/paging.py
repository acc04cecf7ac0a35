"""One page of a list, and up to when it is true. Must not know what is listed."""

from typing import Any

from marshmallow import fields, validate

from projections.model import Page
from web.api.fields import Instant
from web.api.shown import ShownSchema
from web.composition import composition
from web.schemas.made import MadeSchema

WHICH_PAGE = "Send a page number, 1 or more"


class PageQuery(MadeSchema):
    """Which page; a number past the end gives the last one."""

    page = fields.Integer(
        load_default=1,
        validate=validate.Range(min=1, error=WHICH_PAGE),
        error_messages={"invalid": WHICH_PAGE, "too_large": WHICH_PAGE},
    )


class TrueSchema(ShownSchema):
    """Up to when this is true; `behind` counts the changes that are stored and not yet in it.

    `held` counts the records whose newest could not be read into the lists.
    """

    true_up_to = Instant(required=True)
    behind = fields.Integer(required=True)
    held = fields.Integer(required=True)


class PageSchema(TrueSchema):
    """One page of a list. `total` counts the whole list; `page` begins with 1."""

    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    pages = fields.Integer(required=True)


def caught_up() -> dict[str, Any]:
    """Fold in what others have just stored, and say up to when the lists are true.

    Waits at most a quarter of a second. Ask before reading, so that it never promises too much.
    """
    together = composition()
    together.projector.catch_up()
    with together.reads.reading() as connection:
        found = together.projector.true_up_to(connection, together.clock())
    return {"true_up_to": found.at, "behind": found.behind, "held": found.held}


def shown(page: Page) -> dict[str, Any]:
    """`page` for a PageSchema."""
    return {"rows": page.rows, "total": page.total, "page": page.number, "pages": page.pages}
