"""The blueprint that this folder's pages stand on. Must not know them."""

from flask import Blueprint

blueprint = Blueprint("family", __name__)
"""Every address begins with the handover by which the family is seen."""
