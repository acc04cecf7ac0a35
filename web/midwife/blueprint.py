"""The blueprint that every page of the sender hangs on. Must not know the pages."""

from flask import Blueprint

blueprint = Blueprint("midwife", __name__)

UNPROCESSABLE = 422
"""A form came back with something to put right."""
SEE_OTHER = 303
"""After a form was taken: go and look at the result, whatever method brought you here."""
