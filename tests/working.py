"""Many people who record handovers at once through one service, and insist until they are answered.

Must not know what becomes of the database meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from uuid import UUID, uuid4

from eventsourcing.persistence import PersistenceError

from handover.application import Entry, HandoverService
from handover.commands import Record
from handover.deciding.recording import subject_id
from tests.region import MARY, Region, about, record
from tests.running import at_last
from web.demonstration.mothers import number_of

PEOPLE = 4
PAUSE_SECONDS = 0.05


class Working:
    """What was answered as done so far, by the ids of the commands."""

    def __init__(self, service: HandoverService) -> None:
        self._region = Region(service)
        self._stop = Event()
        self.answered: list[UUID] = []
        self._people = [Thread(target=self._work, args=[number]) for number in range(PEOPLE)]

    def start(self) -> None:
        """Let everybody work."""
        for one in self._people:
            one.start()

    def stop(self) -> None:
        """Let them end what they are at."""
        self._stop.set()
        for one in self._people:
            one.join()

    def wait_for(self, more: int) -> None:
        """Until so many more were answered."""
        enough = len(self.answered) + more
        at_last(lambda: len(self.answered) >= enough)

    def _work(self, number: int) -> None:
        whom = about(nhs_number=number_of(number))
        while not self._stop.is_set():
            command_id = uuid4()
            while not self._stop.is_set() and not self._is_done(command_id, record(whom=whom)):
                self._stop.wait(PAUSE_SECONDS)

    def _is_done(self, command_id: UUID, command: Record) -> bool:
        """Whether it was answered as done; if not it is sent again, under the same id."""
        try:
            self._region.ask(MARY, command, command_id=command_id)
        except PersistenceError:
            return False
        self.answered.append(command_id)
        return True


def whole_log(service: HandoverService) -> list[Entry]:
    """Every event, wherever it stands."""
    return list(service.entries(0, 10**6))


def lost(answered: list[UUID], service: HandoverService) -> list[UUID]:
    """Of these commands, those of which the log knows nothing."""
    there = {entry.stream_id for entry in whole_log(service)}
    return [one for one in answered if subject_id(one) not in there]


@contextmanager
def working(service: HandoverService) -> Iterator[Working]:
    """People at work in the region of `service`, until the end."""
    people = Working(service)
    people.start()
    try:
        yield people
    finally:
        people.stop()
