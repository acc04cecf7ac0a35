"""What is typed to find a team, as it may stand in an address: never a full postcode.

Must not know what is found.
"""

from flask import request

from handover.directory.cover import with_districts


def cut_search() -> str:
    """The words of the address with each postcode cut to its district; empty if none is there.

    Where a page goes on to that address, the postcode stands in no history and no bookmark.
    """
    words = request.args.get("q", "")
    cut = with_districts(words)
    return cut if cut != words else ""
