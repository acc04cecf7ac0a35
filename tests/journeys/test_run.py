"""The practice region on PostgreSQL, served by several workers as one command runs them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import PHONE
from tests.journeys.person import Person
from tests.running import at_last, running

if TYPE_CHECKING:
    from tests.cluster import Cluster


@pytest.fixture
def screen() -> object:
    return PHONE


@pytest.fixture
def address(cluster: "Cluster", tmp_path: Path) -> Iterator[str]:
    """Where the whole of it answers: three workers, a projector, and one that stands by."""
    name = cluster.fresh()
    arguments = ("run", "--demo", "--workers", "3")
    with running(tmp_path, *arguments, database=cluster.url(name)) as started:
        at_last(started.is_up)
        yield started.address
        assert started.stop() == 0
    cluster.drop(name)


class TestTheWholeOfIt:
    def test_a_health_visitor_receives_one_and_the_midwife_reads_so(
        self, person: Callable[[str], Person]
    ) -> None:
        hana = person("hana")
        hana.sees("waiting")
        hana.follows("Aisha Rahmani")
        hana.presses("Mark as received")
        hana.sees("Received")
        for _ in range(6):  # whichever worker answers
            hana.goes_to("/inbox")
            hana.sees("Aisha Rahmani")
        lena = person("lena")
        lena.sees("overdue")
        hana.is_well()
        lena.is_well()
