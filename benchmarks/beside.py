"""A record and the lead's board over HTTP, beside a plain twin and django-helpdesk.

Each is one worker on SQLite, keeps what it answers on disk, and has been told the same. Must not
know how any of them is made.
"""

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.helpdesk.installed import Desk, NotInstalledError, desk, prepare
from benchmarks.records import bodies
from benchmarks.region import make_practice
from benchmarks.rounds import Found, compared
from benchmarks.serving import Client, ours, person, program, served
from benchmarks.twin.app import add_account
from tests.programs import V1, Body

OURS, TWIN = "ours", "plain twin"
HELPDESK, HELPDESK_ROWS = "django-helpdesk", "django-helpdesk, rows alone"
ROUNDS, RECORDS, LOOKS = 7, 100, 50
Way = Callable[[], object]


def measure(folder: Path) -> Found:
    """With django-helpdesk, or why without."""
    try:
        prepared = prepare(folder)
    except NotInstalledError as error:
        return {**_compared(folder, None), HELPDESK: {"not measured": str(error)}}
    with desk(prepared) as other:
        return _compared(folder, other)


def _compared(folder: Path, other: Desk | None) -> Found:
    """What is recorded first is what the lists then show: a full page of many, the same for all."""
    practice = make_practice(folder / "practice")
    with ExitStack() as stack:
        here = stack.enter_context(ours(practice, "serve"))
        plain = stack.enter_context(_twin(folder / "twin.sqlite"))
        midwife, lead = program(here.port, "mary"), person(here.port, "lena")
        others = bodies(midwife)
        records: dict[str, Way] = {
            TWIN: lambda: plain.post("/handovers", next(others)),
            OURS: lambda: midwife.post(f"{V1}/handovers", next(others)),
        }
        looks: dict[str, Way] = {
            TWIN: lambda: plain.get("/board"),
            OURS: lambda: lead.get("/board"),
        }
        if other is not None:
            records[HELPDESK] = lambda: _record_there(other, next(others))
            looks |= {HELPDESK: other.look, HELPDESK_ROWS: other.rows}
        return {
            "record": _side_by_side(records, times=RECORDS),
            "board": _side_by_side(looks, times=LOOKS),
        }


def _side_by_side(ways: dict[str, Way], *, times: int) -> Found:
    runs = {name: _often(way, times) for name, way in ways.items()}
    return compared(runs, things=times, rounds=ROUNDS, beside=TWIN)


def _often(way: Way, times: int) -> Way:
    def run() -> None:
        for _ in range(times):
            way()

    return run


def _record_there(there: Desk, body: Body) -> None:
    """The same words, as far as it has boxes for them."""
    there.record(body["safer"]["situation"], json.dumps(body["safer"], indent=1))


@contextmanager
def _twin(file: Path) -> Iterator[Client]:
    """A program of the plain twin's."""
    token = secrets.token_hex()
    add_account(file, token)
    with served(f"benchmarks.twin.app:create_app('{file}')") as port:
        yield Client(port, {"Authorization": f"Bearer {token}"})
