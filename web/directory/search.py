"""What is typed to find a team: posted, then shown at an address that holds no full postcode.

So a postcode stands in no history, no bookmark and no proxy's log. Must not know what is found.
"""

from flask import request

from handover.directory.cover import with_districts
from web.desk.held_forms import Typed
from web.forms import let_go_of_held_form

Q = "q"
"""The box of the search; no other form that shares its address has one."""
LONGEST = 100


def sought(words: str) -> str:
    """What is looked for, and may stand in an address: each postcode is cut to its district."""
    return with_districts(words.replace("\0", "").strip())[:LONGEST]


def words_instead(held: Typed | None) -> str | None:
    """The words with which this page is to be asked for anew; None where it stays.

    Those of a search that was posted when the session had just run out; else those of its own
    address, if somebody wrote a full postcode into that.
    """
    if held and Q in held:
        let_go_of_held_form()  # from now on the words stand in the address
        return sought(held[Q][0])
    asked = request.args.get(Q, "")
    return sought(asked) if with_districts(asked) != asked else None
