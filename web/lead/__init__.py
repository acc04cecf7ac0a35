"""The regional lead's pages: the board, one case as a lead may see it, and what was agreed.

Names no family. Must not know how anything is recorded or answered.
"""

from flask import Flask

from web.lead import agreed, board, case, emails, followed, parked
from web.lead.blueprint import blueprint

__all__ = ["agreed", "board", "case", "emails", "followed", "parked", "register"]


def register(app: Flask) -> None:
    """Add the pages to `app`."""
    app.register_blueprint(blueprint)
