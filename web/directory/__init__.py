"""The directory's pages: what needs putting right, every team, and the keeper's forms.

Everybody who may search the directory may read it; only its keeper sees the forms. Holds no
family.
"""

from flask import Flask

from web.directory import closing, hours, listed, number, registering, team
from web.directory.blueprint import blueprint

__all__ = ["closing", "hours", "listed", "number", "register", "registering", "team"]


def register(app: Flask) -> None:
    """Add the pages to `app`."""
    app.register_blueprint(blueprint)
