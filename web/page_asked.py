"""Which page of a list the address asks for. Must not know any list."""

from flask import request

MOST_DIGITS = 6
"""A longer page number is a slip or a game; the first page answers both."""


def page_asked(name: str = "page") -> int:
    """The page under `name` in the address; anything that is no number means the first."""
    return page_number(request.args.get(name, ""))


def page_number(text: str) -> int:
    """`text` as the number of a page; the first for what is none."""
    is_number = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return max(1, int(text)) if is_number else 1
