"""The file of a backup: compressed lines of JSON in two parts, each closed by its checksum.

    {"backup": "pick-up-the-phone/1"}
    [1, "<stream>", 1, "<topic>", "<state>"]                      an event of the log, in order
    {"end": "log", "lines": 1, "sha256": "..."}
    {"table": "accounts", "row": {...}}                           a row of the desk
    {"end": "desk", "lines": 1, "sha256": "...", "at": "..."}     nothing follows

Bytes stand as the characters of the same numbers, so that words can be read. Must not know where
what it holds comes from.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from handover.application import HandoverService
from handover.log_copy import Stored, stored_between
from web.backups import BackupError

FORMAT = "pick-up-the-phone/1"
LOG, DESK = "log", "desk"
BYTES_AS_TEXT = "latin-1"
QUICK = 6
"""Of 1 to 9: a backup is written far oftener than it is read."""


class DamagedBackupError(BackupError):
    """The file is not a whole backup; the message says what is wrong with it."""


@dataclass(frozen=True)
class Part:
    """How many lines a part of the file has, and their checksum."""

    lines: int
    sha256: str


class Checksum:
    """Counts lines and sums them up: equal logs have equal checksums, wherever they are kept."""

    def __init__(self) -> None:
        self._lines, self._sum = 0, hashlib.sha256()

    def add(self, line: bytes) -> None:
        """Count one line, which ends in a line feed."""
        self._lines += 1
        self._sum.update(line)

    @property
    def part(self) -> Part:
        """What has been counted so far."""
        return Part(self._lines, self._sum.hexdigest())


class Writer:
    """Writes a backup, line by line and nothing kept in memory."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin a backup in `file`."""
        self._out = gzip.GzipFile(fileobj=file, mode="wb", compresslevel=QUICK, filename="")
        self._out.write(_line({"backup": FORMAT}))
        self._checksum = Checksum()

    def add(self, line: bytes) -> None:
        """Write one line of the part that is being written."""
        self._checksum.add(line)
        self._out.write(line)

    def end(self, part: str, **more: str) -> Part:
        """Close a part, and begin the next."""
        done, self._checksum = self._checksum.part, Checksum()
        self._out.write(_line({"end": part, **vars(done), **more}))
        return done

    def close(self) -> None:
        """End the file."""
        self._out.close()


def event_line(event: Stored) -> bytes:
    """One event of the log."""
    state = event.state.decode(BYTES_AS_TEXT)
    return _line([event.position, event.stream_id.hex, event.version, event.topic, state])


def row_line(table: str, row: dict[str, Any]) -> bytes:
    """One row of the desk."""
    return _line({"table": table, "row": row})


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def checksum_of_log(service: HandoverService, until: int) -> Part:
    """The events up to position `until`, and their checksum as a backup of them has it."""
    checksum = Checksum()
    for event in stored_between(service.recorder, 0, until):
        checksum.add(event_line(event))
    return checksum.part


class Backup:
    """A backup that was written. Each way to read it ends in DamagedBackupError if it is not whole.

    What was read before the error comes must not be trusted: `check` reads it all.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def check(self) -> tuple[Part, Part, datetime]:
        """The parts of the log and of the desk, and of when they are."""
        ends = [line for line in self._lines() if _is_end(line)]
        log, desk = (Part(end["lines"], end["sha256"]) for end in ends)
        return log, desk, datetime.fromisoformat(ends[-1]["at"])

    def events(self) -> Iterator[Stored]:
        """Every event of the log, in order."""
        for line in self._lines():
            if isinstance(line, list):
                position, stream, version, topic, state = line
                yield Stored(position, UUID(stream), version, topic, state.encode(BYTES_AS_TEXT))

    def rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every row of the desk, with its table's name."""
        for line in self._lines():
            if isinstance(line, dict) and "row" in line:
                yield line["table"], line["row"]

    def _lines(self) -> Iterator[Any]:
        try:
            with gzip.open(self._path) as file:
                yield from _checked(file)
        except (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError) as error:
            message = f"{self._path} cannot be read as a backup ({type(error).__name__})."
            raise DamagedBackupError(message) from error


def _checked(file: Iterator[bytes]) -> Iterator[Any]:
    """The lines after the first, each part compared with its end."""
    first = json.loads(next(file, b"null"))
    if first != {"backup": FORMAT}:
        raise DamagedBackupError(f"It is no backup of this service that it can read ({FORMAT}).")
    ends, checksum = [LOG, DESK], Checksum()
    for text in file:
        line = json.loads(text)
        if _is_end(line):
            _compare(line, checksum.part, ends)
            checksum = Checksum()
        else:
            checksum.add(text)
        yield line
    if ends or checksum.part.lines:
        raise DamagedBackupError("It has no end: its writing was cut short.")


def _compare(end: dict[str, Any], part: Part, ends: list[str]) -> None:
    """Raise DamagedBackupError unless this end is the next one, and fits what came before it."""
    if not ends or end["end"] != ends.pop(0) or Part(end["lines"], end["sha256"]) != part:
        raise DamagedBackupError("What it holds does not fit its checksum: it was changed.")


def _is_end(line: object) -> bool:
    return isinstance(line, dict) and "end" in line
