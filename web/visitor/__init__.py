"""The receiving team's pages, the whole record, and what either team does with it afterwards.

For health visitors and midwives alike: whoever's team receives or sends.
"""

from flask import Flask

from web.visitor import (
    acknowledge,
    as_known,
    changes,
    colleagues,
    decline,
    endings,
    identity,
    inbox,
    loss,
    notes,
    questions,
    received,
    record,
    reopen,
    respond,
    revise,
    set_aside,
    undone,
)
from web.visitor.blueprint import blueprint

__all__ = [
    "acknowledge",
    "as_known",
    "changes",
    "colleagues",
    "decline",
    "endings",
    "identity",
    "inbox",
    "loss",
    "notes",
    "questions",
    "received",
    "record",
    "register",
    "reopen",
    "respond",
    "revise",
    "set_aside",
    "undone",
]


def register(app: Flask) -> None:
    """Add the pages to `app`."""
    app.register_blueprint(blueprint)
