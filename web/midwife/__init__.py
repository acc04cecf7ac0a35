"""The sender's pages: record a handover or a concern, ring the receiving team, see what came of it.

Serves midwives and health visitors alike: whoever may record. Must not know the receiver's pages.
"""

from flask import Flask

from web.midwife import (
    call,
    check,
    conversation,
    redirect,
    ringing,
    sent,
    start,
    to,
    word_of_mouth,
    write,
)
from web.midwife.blueprint import blueprint
from web.presenters.numbers_in_words import numbers_apart

__all__ = [
    "call",
    "check",
    "conversation",
    "redirect",
    "register",
    "ringing",
    "sent",
    "start",
    "to",
    "word_of_mouth",
    "write",
]


def register(app: Flask) -> None:
    """Add the pages to `app`."""
    app.jinja_env.filters["numbers_apart"] = numbers_apart
    app.register_blueprint(blueprint)
