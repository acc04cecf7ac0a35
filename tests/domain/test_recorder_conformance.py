"""The library's own cases for a recorder, on our two: whoever reads its manual may rely on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from eventsourcing.persistence import ApplicationRecorder
from eventsourcing.tests import persistence
from eventsourcing.utils import Environment

from handover import recorder
from handover.postgres.recorder import Factory
from tests.cluster import Cluster


class TestOnSqlite(persistence.ApplicationRecorderTestCase):
    """Readers are not told of new events there: they ask."""

    @pytest.fixture(autouse=True)
    def place(self, tmp_path: Path) -> Iterator[None]:
        self.factory = recorder.Factory(Environment("handover"), str(tmp_path / "events.sqlite"))
        yield
        self.factory.close()

    def create_recorder(self) -> ApplicationRecorder:
        return self.factory.application_recorder()


class TestOnPostgresql(persistence.ApplicationRecorderTestCase):
    @pytest.fixture(autouse=True)
    def place(self, cluster: Cluster) -> Iterator[None]:
        database = cluster.fresh()
        self.factory = Factory(Environment("handover"), cluster.url(database))
        yield
        self.factory.close()
        cluster.drop(database)

    def create_recorder(self) -> ApplicationRecorder:
        return self.factory.application_recorder()

    def test_a_reader_that_waits_is_told_of_new_events(self) -> None:
        self.optional_test_insert_subscribe()
