"""Grows the log of a practice region: its families over and over, under other ids and numbers.

The teams stay, so each team's lists grow as they would in years of use. Must not know what an
event means, only where ids and NHS numbers stand in it.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from uuid import UUID

from nhs_number.validate import calculate_checksum, is_valid

from handover.family.babies import MOST_BABIES, baby_id_of

SHARED = ("team.", "family_key.")
"""Topics of what a region has once, however many families it has."""
ABOUT_ANOTHER = ("receipt.", "referral.", "message.")
"""Topics of streams that belong to a handover or a family, and name it."""
NUMBER_DIGITS = 10
_PIECE = re.compile(r'(?<=")([0-9a-f]{32}|999\d{7})(?=")')
_APART = 1 << 64
"""What is added to an id for each copy: no two ids are ever so near to each other."""
Row = tuple[str, int, str, bytes]


class Copies:
    """What can be written again of the region whose log is the file at `log`.

    Of the families and handovers `only` alone (ids in 32 hexadecimal digits), if any are given.
    """

    def __init__(self, log: Path, only: set[str] | None = None) -> None:
        with closing(sqlite3.connect(log)) as connection:
            rows: list[Row] = connection.execute(
                "SELECT originator_id, originator_version, topic, state FROM stored_events"
                " ORDER BY rowid"
            ).fetchall()
        self._shared = {row[0] for row in rows if row[2].startswith(SHARED)}
        copied = [row for row in rows if row[0] not in self._shared]
        wanted = {row[0] for row in copied} if only is None else _reached(only, copied)
        # Each state in pieces: every other one differs from copy to copy.
        self._templates = [
            (stream, version, topic, _PIECE.split(state.decode()))
            for stream, version, topic, state in copied
            if stream in wanted
        ]
        self._numbers = valid_numbers()
        ids = {piece for *_, pieces in self._templates for piece in pieces[1::2]}
        self._babies = dict(_babies(ids))

    def __len__(self) -> int:
        """How many events one copy has."""
        return len(self._templates)

    def copy(self, number: int) -> Iterator[Row]:
        """The events of copy `number`, from 1, in the order in which they happened."""
        known = {one: one for one in self._shared}
        for stream, version, topic, pieces in self._templates:
            words = list(pieces)
            words[1::2] = [self._other(piece, number, known) for piece in pieces[1::2]]
            yield self._other(stream, number, known), version, topic, "".join(words).encode()

    def _other(self, piece: str, number: int, known: dict[str, str]) -> str:
        """The id or NHS number that stands in this copy for `piece`."""
        if piece not in known:
            if len(piece) == NUMBER_DIGITS:
                known[piece] = next(self._numbers)
            elif piece in self._babies:
                pregnancy, order = self._babies[piece]
                known[piece] = baby_id_of(UUID(self._other(pregnancy, number, known)), order).hex
            else:
                known[piece] = f"{int(piece, 16) + number * _APART:032x}"[-32:]
        return known[piece]


def _babies(ids: set[str]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Each baby's id with its pregnancy's and its order there: the one follows from the other."""
    for one in ids:
        if len(one) != NUMBER_DIGITS:
            for order in range(1, MOST_BABIES + 1):
                baby = baby_id_of(UUID(one), order).hex
                if baby in ids:
                    yield baby, (one, order)


def valid_numbers(last: int = 999_999_999) -> Iterator[str]:
    """NHS numbers of the test range, each with its check digit: from `last` downwards."""
    for nine in count(last, -1):
        number = f"{nine}{calculate_checksum(str(nine))}"
        if is_valid(number):
            yield number


def append(log: Path, rows: Iterable[Row]) -> None:
    """Add `rows` to the log that is the file at `log`: fast, for nobody relies on it yet."""
    with closing(sqlite3.connect(log, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO stored_events VALUES (?, ?, ?, ?)", rows)
        connection.execute("COMMIT")


def _reached(ids: set[str], rows: list[Row]) -> set[str]:
    """The streams of `ids`, and those that name one of them."""
    named = re.compile("|".join(ids).encode())
    others = {row[0] for row in rows if row[2].startswith(ABOUT_ANOTHER) and named.search(row[3])}
    return ids | others
