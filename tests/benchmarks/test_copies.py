from contextlib import closing
from pathlib import Path
from uuid import UUID

from nhs_number.validate import is_valid
from sqlalchemy import select

from benchmarks.copies import Copies, append
from handover.application import HandoverService
from handover.family.family import Family
from handover.handover import Handover
from projections.database import ReadDatabase
from projections.inbox import inbox
from projections.projector import Projector
from tests.region import DERBY, MARY, NHS_NUMBER, NOW, TODAY, about, attempt, record, settle

COPIES = 3


def _log(folder: Path) -> Path:
    """Two calls about one handover."""
    log = folder / "events.sqlite"
    region = settle(log)
    handover_id = region.recorded()
    for _ in range(2):
        region.ask(MARY, attempt(handover_id))
    region.service.close()
    return log


def test_copies_are_read_into_the_lists_as_other_families_of_the_same_teams(tmp_path: Path) -> None:
    log = _log(tmp_path)
    copies = Copies(log)
    append(log, [row for number in range(1, COPIES + 1) for row in copies.copy(number)])
    service = HandoverService(str(log), is_demonstration=True)
    with closing(ReadDatabase(str(tmp_path / "reads.sqlite"))) as reads:
        projector = Projector(service, reads)
        projector.catch_up_fully()
        with reads.reading() as connection:
            assert projector.true_up_to(connection, NOW).is_whole
            rows = connection.execute(select(inbox)).mappings().all()
    service.close()
    assert {row["receiving_team_id"] for row in rows} == {DERBY}
    assert {row["attempts"] for row in rows} == {2}
    numbers = {row["nhs_number"] for row in rows}
    assert len({row["handover_id"] for row in rows}) == len(numbers) == 1 + COPIES
    assert NHS_NUMBER in numbers
    assert all(is_valid(number) and number.startswith("999") for number in numbers)


def test_a_copied_handover_is_about_the_babies_of_its_own_family(tmp_path: Path) -> None:
    log = tmp_path / "events.sqlite"
    region = settle(log)
    region.recorded(record(whom=about(due_on=None, baby_born_on=TODAY)))
    region.service.close()
    append(log, Copies(log).copy(1))
    service = HandoverService(str(log), is_demonstration=True)
    mentioned = set()
    for one in _streams(log, "handover.recorded"):
        handover: Handover = service.repository.get(UUID(one))
        assert handover.family_id is not None
        family: Family = service.repository.get(handover.family_id)
        assert set(family.babies) == set(handover.baby_ids)
        mentioned |= set(handover.baby_ids)
    service.close()
    assert len(mentioned) == 2


def test_a_copy_of_some_has_them_and_their_receipts_alone(tmp_path: Path) -> None:
    log = _log(tmp_path)
    everything = list(Copies(log).copy(1))
    [handover] = {stream for stream, _, topic, _ in everything if topic == "handover.recorded"}
    [original] = _streams(log, "handover.recorded")
    some = list(Copies(log, {original}).copy(1))
    assert {topic for _, _, topic, _ in some} == {
        "handover.recorded",
        "handover.call_attempted",
        "receipt.given",
    }
    assert handover in {stream for stream, *_ in some}
    assert len(some) == 1 + 2 + 3


def _streams(log: Path, topic: str) -> set[str]:
    service = HandoverService(str(log), is_demonstration=True)
    found = {one.stream_id.hex for one in service.entries(0, 1_000) if one.topic == topic}
    service.close()
    return found
