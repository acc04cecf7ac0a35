"""One TOML file of rules as it was written, which can say on which line something stands.

Must not know what a rule is.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Place = tuple[str, ...]
"""The keys that lead to a value, such as ("priority", "call").

A table of [[double brackets]] is followed by its number, counted from 0.
"""

_HEADER = re.compile(r"\s*\[+([^\]#]+)\]")
_KEY = re.compile(r"\s*([\w.\"' -]+?)\s*=")
_LINE_IN_ERROR = re.compile(r" \(at line (\d+), column \d+\)$")
_AT_THE_END = re.compile(r" \(at end of document\)$")


class RulesError(ValueError):
    """The rules cannot be used; the message names the file, the line and what to write."""


@dataclass(frozen=True)
class RulesFile:
    """What a file holds, and its text, from which the lines are counted."""

    name: str
    text: str
    content: dict[str, object]

    @classmethod
    def read(cls, path: Path) -> "RulesFile":
        """The file at `path`. Raises RulesError when it cannot be read or is not TOML."""
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise RulesError(
                f"{path} cannot be read ({error.strerror}). Let this user read it, or take it away."
            ) from error
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise RulesError(f"{path}, line {line}: save the file as UTF-8 text.") from error
        try:
            return cls(str(path), text, tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise RulesError(_syntax_words(str(path), text, str(error))) from error

    def error(self, place: Place, words: str) -> RulesError:
        """The error to raise about what stands at `place`."""
        return RulesError(f"{self.name}, line {self.line_of(place)}: {words}")

    def refusing(self, *place: str) -> Callable[[str], RulesError]:
        """Turns words about what stands at `place` into the error to raise; says its keys."""
        return lambda words: self.error(place, f"{' '.join(place)}: {words}")

    def line_of(self, place: Place) -> int:
        """The line on which `place` is written, or else the nearest table around it.

        Reads headers and keys line by line, which is how such files are written; a text over
        several lines that itself looks like keys could mislead it, and it would name that line.
        """
        best, line = 0, 1
        table: Place = ()
        seen: Counter[Place] = Counter()
        for number, written in enumerate(self.text.split("\n"), start=1):
            if header := _HEADER.match(written):
                here = table = _parts(header[1])
                if written.lstrip().startswith("[["):
                    here = table = (*here, str(seen[here]))
                    seen[here[:-1]] += 1
            elif key := _KEY.match(written):
                here = table + _parts(key[1])
            else:
                continue
            shared = _shared(here, place)
            if shared > best:
                best, line = shared, number
        return line


def _parts(dotted: str) -> Place:
    return tuple(part.strip(" \t\"'") for part in dotted.split("."))


def _shared(here: Place, place: Place) -> int:
    """How many keys the two have in common, from the left."""
    pairs = list(zip(here, place, strict=False))
    return next((n for n, (one, other) in enumerate(pairs) if one != other), len(pairs))


def _syntax_words(name: str, text: str, found: str) -> str:
    at = _LINE_IN_ERROR.search(found)
    line = int(at[1]) if at else text.rstrip("\n").count("\n") + 1
    reason = _AT_THE_END.sub("", _LINE_IN_ERROR.sub("", found))
    return (
        f"{name}, line {line}: this is not TOML ({reason}). Write each setting once, as "
        'name = value, with words in "double quotes" and an urgency in [square brackets].'
    )
