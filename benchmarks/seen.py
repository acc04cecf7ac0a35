"""How soon others see what was recorded: the whole service at work, on files.

Must not know how the lists are filled.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.records import bodies
from benchmarks.region import make_practice, settings_of
from benchmarks.rounds import Found, spread
from benchmarks.serving import ours, person, program
from tests.programs import V1
from web.composition import Composition, compose

RECORDS = 200
LOOKED_EVERY_SECONDS = 0.001


def measure(folder: Path) -> Found:
    """Milliseconds from when a midwife's program sends a record until it is seen.

    By a lead whose page is asked for at once; and in the lists though nobody looks, because the
    projector follows the log.
    """
    practice = make_practice(folder / "practice")
    with ours(practice, "run") as started:
        midwife, lead = program(started.port, "mary"), person(started.port, "lena")
        others = bodies(midwife)
        together = compose(settings_of(practice))

        def times(see: Callable[[str], object]) -> dict[str, float]:
            return spread([one_time(see) for _ in range(RECORDS)])

        def one_time(see: Callable[[str], object]) -> float:
            began = time.perf_counter()
            told = json.loads(midwife.post(f"{V1}/handovers", next(others)))
            see(told["handover_id"])
            return time.perf_counter() - began

        found = {
            "on a page that is asked for": times(lambda one: lead.get(f"/board/{one}")),
            "in the lists, though nobody looks": times(lambda _: _wait_for_lists(together)),
        }
        together.close()
    return found


def _wait_for_lists(together: Composition) -> None:
    """Until they show all; folds nothing itself."""
    head = together.service.head()
    while together.projector.mark().position < head:
        time.sleep(LOOKED_EVERY_SECONDS)
