"""The tag of a record that others changed since a team saw it.

Must not know what changed.
"""

from web.presenters.tags import Tag

CHANGED = {"revised": Tag("Changed", "orange")}
"""By the name of the event on the timeline."""


def change_tag(what: str | None) -> Tag | None:
    """Says that somebody of the team has to read it; None once they have, or nothing changed."""
    return CHANGED[what] if what else None
