"""The blueprint that the lead's pages stand on. Must not know them."""

from flask import Blueprint

blueprint = Blueprint("lead", __name__)
