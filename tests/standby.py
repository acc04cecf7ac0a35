"""A second PostgreSQL server that follows the first, to be promoted when that is lost.

Must not know what is stored in them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cluster import Cluster, new_folder
from tests.faults import APPLICATION, OWNER
from tests.region import settle
from tests.running import at_last


class Standby(Cluster):
    """A copy of another server that takes in whatever is written there, until it is promoted."""

    def __init__(self, folder: Path, of: Cluster) -> None:
        """Copy `of` while it is at work, into the empty `folder`, and follow it from then on."""
        self._of = of
        super().__init__(folder)

    def promote(self) -> None:
        """Follow nobody any more, and take what is written."""
        [[is_done]] = self.query("SELECT pg_promote()")
        assert is_done

    def receiver(self) -> int:
        """The process by which it takes in what is written."""
        [[pid]] = at_last(lambda: self.query("SELECT pid FROM pg_stat_wal_receiver"))
        found: int = pid
        return found

    def _make_data(self) -> None:
        self._run(
            *("pg_basebackup", "-D", self._data, "--write-recovery-conf", "--checkpoint=fast"),
            *("-d", f"host={self._of.socket} user={OWNER}"),
        )


class Pair:
    """A primary and its standby; when the primary is lost, the standby takes its place."""

    def __init__(self, names: Path, *, is_synchronous: bool) -> None:
        """Two servers, each under a name in the folder `names` that another can be given.

        `is_synchronous`: nothing is answered as done before the standby has it on disk.
        """
        self._is_synchronous = is_synchronous
        self._names = [names / "one", names / "two"]
        self.primary = Cluster.made()
        self._every = [self.primary]
        self._give_name(self.primary)
        self.standby = self._joined()

    def address_of(self, database: str) -> str:
        """Both names: whoever connects finds the server that can be written to."""
        hosts = ",".join(map(str, self._names))
        return (
            f"postgresql://{APPLICATION}@/{database}?host={hosts}&target_session_attrs=read-write"
        )

    def lose_primary(self) -> None:
        """In the midst of its work, as by a power cut."""
        self.primary.kill()

    def promote(self) -> None:
        """Let the standby take its place."""
        self.standby.promote()
        self.primary = self.standby

    def join(self) -> None:
        """Another standby follows the one that was promoted, under the name of the one lost."""
        self.standby = self._joined()

    def remove(self) -> None:
        """Stop all of them, and remove their files."""
        for one in reversed(self._every):
            one.remove()

    def _joined(self) -> Standby:
        standby = Standby(new_folder(), self.primary)
        self._every.append(standby)
        self._give_name(standby)
        if self._is_synchronous:
            self.primary.query("ALTER SYSTEM SET synchronous_standby_names = '*'")
            self.primary.query("SELECT pg_reload_conf()")
        kind = "sync" if self._is_synchronous else "async"
        following = (
            "SELECT 1 FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = %s"
        )
        at_last(lambda: self.primary.query(following, kind))
        return standby

    def _give_name(self, server: Cluster) -> None:
        """The name that is free, or was that of the server that is lost."""
        self._names.reverse()
        name = self._names[0]
        name.unlink(missing_ok=True)
        name.symlink_to(server.socket)


def settled(servers: Pair) -> str:
    """The address of a database with a region, on both servers."""
    address = servers.address_of(servers.primary.fresh())
    settle(address).service.close()
    return address


@contextmanager
def pair(*, is_synchronous: bool) -> Iterator[Pair]:
    """Two servers, gone at the end."""
    with TemporaryDirectory() as names:
        made = Pair(Path(names), is_synchronous=is_synchronous)
        try:
            yield made
        finally:
            made.remove()
