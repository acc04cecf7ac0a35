"""The blueprint that this folder's pages stand on. Must not know them."""

from flask import Blueprint

blueprint = Blueprint("visitor", __name__)
