"""The directory's pages: what needs putting right, every team, and the keeper's forms.

Everybody who may search the directory may read it; only its keeper sees the forms. Holds no
family.
"""

from flask import Flask

from web.directory import (
    closing,
    cover,
    hours,
    listed,
    mailbox,
    number,
    numbers,
    registering,
    succession,
    team,
)
from web.directory.blueprint import blueprint

__all__ = [
    "closing",
    "cover",
    "hours",
    "listed",
    "mailbox",
    "number",
    "numbers",
    "register",
    "registering",
    "succession",
    "team",
]


def register(app: Flask) -> None:
    """Add the pages to `app`."""
    app.register_blueprint(blueprint)
