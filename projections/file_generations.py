"""The sets of read tables on SQLite: a file each, and a small file that names the live one.

That file is replaced as a whole, so each process sees the set before or the set after. Must not
know what stands in the tables.
"""

import fcntl
import json
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import Connection, MetaData
from sqlalchemy.exc import DBAPIError

from projections.generations import Kept, Set, SideBySide, SwitchedMeanwhileError
from projections.sqlite_file import SqliteFile, code_of, shape_of

_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_PERHAPS_BROKEN = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
"""No such table; no such file; a file that was moved away while it was open."""
_NO_FILE = (0, 0)
_BESIDE_A_FILE = ("", "-wal", "-shm")
THIS_USER_ALONE = 0o600


class FileGenerations:
    """The sets beside `reads.sqlite`: `reads-SHAPE-NUMBER.sqlite`, and `reads-SHAPE.live`."""

    def __init__(self, location: str, metadata: MetaData) -> None:
        """Look at no file yet."""
        self._at, self._metadata = Path(location).absolute(), metadata
        self._shape = shape_of(metadata)
        self._pointer = self._beside(f"{self._shape}.live")
        self._files: dict[int, tuple[int, int]] = {}  # which file was opened under a number

    def kept(self) -> Kept | None:
        """As Generations.kept."""
        try:
            return Kept(**json.loads(self._pointer.read_bytes()))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def open(self, number: int) -> Set:
        """As Generations.open."""
        path = self._path(number)
        self._files[number] = _file_at(path)
        return Set(number, SqliteFile(str(path), synchronous="NORMAL", must_exist=True))

    def is_live(self, one: Set, connection: Connection) -> bool:
        """As Generations.is_live. A file that was removed stays open for who has it open."""
        del connection
        kept = self.kept()
        is_named = kept is not None and kept.live == one.number
        return is_named and _file_at(self._path(one.number)) == self._files[one.number] != _NO_FILE

    def is_damage(self, error: DBAPIError) -> bool:
        """As Generations.is_damage."""
        return code_of(error) in _BROKEN

    def hints_at_damage(self, error: DBAPIError) -> bool:
        """As Generations.hints_at_damage."""
        return code_of(error) in _BROKEN | _PERHAPS_BROKEN

    def make(self) -> Set:
        """As Generations.make."""
        number = max(self.numbers(), default=0) + 1
        self._path(number).touch(THIS_USER_ALONE)  # whoever makes it: it names mothers
        made = SqliteFile(str(self._path(number)), synchronous="NORMAL")
        with made.writing() as connection:
            self._metadata.create_all(connection)
        made.close()
        return self.open(number)

    def renew(self, damaged: Kept | None) -> None:
        """As Generations.renew."""
        with self._alone():
            if self.kept() == damaged:
                made = self.make()
                made.close()
                self._write(Kept(made.number, damaged.before if damaged else None))

    def point_to(self, kept: Kept, instead_of: Kept, connection: Connection) -> None:
        """As Generations.point_to; at once, for nobody writes while the live set is locked."""
        del connection
        with self._alone():
            if self.kept() != instead_of:
                raise SwitchedMeanwhileError
            self._write(kept)

    def numbers(self) -> set[int]:
        """As Generations.numbers."""
        name = re.compile(rf"{re.escape(self._at.stem)}-{self._shape}-(\d+)\.sqlite")
        found = [name.fullmatch(one.name) for one in self._at.parent.iterdir()]
        return {int(one[1]) for one in found if one}

    def remove(self, number: int) -> None:
        """As Generations.remove; whoever has it open reads on."""
        _remove(self._path(number))

    def remove_of_other_releases(self) -> int:
        """As Generations.remove_of_other_releases; `reads.sqlite` is older than sets are."""
        name = re.compile(rf"{re.escape(self._at.stem)}(-(?!{self._shape})\w+-\d+)?\.sqlite")
        found = [one for one in self._at.parent.iterdir() if name.fullmatch(one.name)]
        for one in found:
            _remove(one)
        return len(found)

    @contextmanager
    def compared(self, one: Set, other: Set) -> Iterator[SideBySide]:
        """As Generations.compared."""
        file = self._path(other.number).as_uri()
        with one.store.engine.connect() as connection:
            connection.exec_driver_sql("ATTACH ? AS other", (f"{file}?mode=ro",))
            connection.exec_driver_sql("BEGIN")
            try:
                yield SideBySide(connection, "main", "other")
            finally:
                connection.exec_driver_sql("ROLLBACK")
                connection.exec_driver_sql("DETACH other")

    def _path(self, number: int) -> Path:
        return self._beside(f"{self._shape}-{number}.sqlite")

    def _beside(self, name: str) -> Path:
        return self._at.with_name(f"{self._at.stem}-{name}")

    def _write(self, kept: Kept) -> None:
        """All or nothing, whenever the power goes."""
        new = self._pointer.with_suffix(".new")
        new.touch(THIS_USER_ALONE)
        with new.open("w", encoding="ascii") as file:
            json.dump(asdict(kept), file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._pointer)
        folder = os.open(self._pointer.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One at a time of those who change which set is live."""
        lock = os.open(self._pointer.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, THIS_USER_ALONE)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)


def _file_at(path: Path) -> tuple[int, int]:
    """Which file stands at `path` now, whatever stood there before."""
    with suppress(FileNotFoundError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return _NO_FILE


def _remove(path: Path) -> None:
    for end in _BESIDE_A_FILE:
        path.with_name(path.name + end).unlink(missing_ok=True)
