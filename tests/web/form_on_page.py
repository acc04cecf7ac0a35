"""What stands in the boxes of a page's forms, and what is said beside them. Knows no form."""

import re
from html.parser import HTMLParser

from tests.browsing import words

_CHOSEN_ONE = {"radio", "checkbox"}
_NOT_A_BOX = {"submit", "button", "hidden"}


class _Boxes(HTMLParser):
    """Collects name and value of each box; of radios and ticks only what is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.standing: dict[str, str] = {}
        self._text_of = self._chosen_of = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "textarea":
            self._text_of = name
            self.standing[name] = ""
        if tag == "select":
            self._chosen_of = name
        if tag == "option" and "selected" in given:
            self.standing[self._chosen_of] = given["value"]
        if tag != "input" or kind in _NOT_A_BOX:
            return
        if kind not in _CHOSEN_ONE or "checked" in given:
            self.standing[name] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._text_of:
            self.standing[self._text_of] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text_of = ""


def boxes_of(html: str) -> dict[str, str]:
    """The name of every box and what stands in it; of a choice that is not made, nothing."""
    parser = _Boxes()
    parser.feed(html)
    parser.close()
    return parser.standing


def said_at(html: str, anchor: str) -> list[str]:
    """What is read from here on: where an element has this id, or is the error of one."""
    found = re.finditer(rf'id="{re.escape(anchor)}(-error)?"[^>]*>', html)
    return [words(html[one.end() :]).removeprefix("Error: ") for one in found]
