"""The blueprint that this folder's pages stand on. Must not know them."""

from flask import Blueprint

blueprint = Blueprint("referral", __name__)
