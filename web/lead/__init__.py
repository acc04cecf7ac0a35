"""The regional lead's pages: the board, and one case as a lead may see it.

Names no family. Must not know how anything is recorded or answered.
"""

from flask import Flask

from web.lead import board, case, followed
from web.lead.blueprint import blueprint

__all__ = ["board", "case", "followed", "register"]


def register(app: Flask) -> None:
    """Add the pages to `app`."""
    app.register_blueprint(blueprint)
