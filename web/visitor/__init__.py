"""The receiving team's pages: what waits, the whole record, and the team's answer to it.

For health visitors and midwives alike: whoever's team receives.
"""

from flask import Flask

from web.visitor import acknowledge, decline, inbox, received, record
from web.visitor.blueprint import blueprint

__all__ = ["acknowledge", "decline", "inbox", "received", "record", "register"]


def register(app: Flask) -> None:
    """Add the pages to `app`."""
    app.register_blueprint(blueprint)
