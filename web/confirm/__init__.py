"""The pages behind a one-time link, for a colleague who has no account.

Nobody is signed in here: what somebody may see and do follows from the link and the call reference,
anew with each request. Shows what one call was about, and no record.
"""

from flask import Flask

from web.confirm import pages
from web.confirm.blueprint import blueprint

__all__ = ["pages", "register"]


def register(app: Flask) -> None:
    """Add the pages to `app`."""
    app.register_blueprint(blueprint)
    pages.limit(app)
