"""Referrals and disagreements: the forms by which people tell of them, and a team's own list.

A referral is told and seen by a handover of the family; a lead reviews without the family's story.
"""

from flask import Flask

from web.referral import forms, listed
from web.referral.blueprint import blueprint

__all__ = ["forms", "listed", "register"]


def register(app: Flask) -> None:
    """Add the pages to `app`."""
    app.register_blueprint(blueprint)
