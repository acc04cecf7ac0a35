"""The family's page, and the forms by which either team tells what it knows.

A family is seen only by a handover of it: that handover's two teams see it, and nobody else.
"""

from flask import Flask

from web.family import chronology, exporting, forms, page
from web.family.blueprint import blueprint

__all__ = ["chronology", "exporting", "forms", "page", "register"]


def register(app: Flask) -> None:
    """Add the pages to `app`."""
    app.register_blueprint(blueprint)
