"""The blueprint that the directory's pages stand on. Must not know them."""

from flask import Blueprint

blueprint = Blueprint("directory", __name__, url_prefix="/directory")
