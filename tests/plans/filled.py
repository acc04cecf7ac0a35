"""Read tables with many generated handovers, made inside a PostgreSQL database itself.

Nothing of it went through the log: it is there for the planner, whose choices depend on how much
there is and how it is spread. Must not know what is asked of it.
"""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, and_, func, literal, or_, select
from sqlalchemy.engine import default

from projections.columns import Instant
from projections.database import ReadDatabase, metadata
from projections.disagreements import IS_UNSETTLED, disagreements
from projections.inbox import inbox
from projections.overdue import IS_OPEN, board
from projections.sent import IS_OVER, sent

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
A_DAY = timedelta(days=1) // timedelta(milliseconds=1)
STATEMENTS = Path(__file__).with_name("filled.sql")
_SIZES = "CREATE TEMPORARY TABLE sizes ON COMMIT DROP AS SELECT "
_OF_A_LIST = {
    "nhs_number": "9990000000",
    "mother_name": "Nobody At-All",
    "babies": [],
    "lost": [],
    "next_action": "Visit at home",
}


@dataclass(frozen=True)
class Sizes:
    """How much is generated: so many handovers and teams, and one referral... for so many."""

    handovers: int
    teams: int
    organisations: int = 200
    areas: int = 40
    lines: int = 4
    referral_for: int = 12
    disagreement_for: int = 200
    hidden_for: int = 200

    @classmethod
    def in_use(cls, handovers: int) -> "Sizes":
        """As it may be where so many were recorded."""
        return cls(handovers, teams=max(cls.organisations, handovers // 250))

    @classmethod
    def dense(cls, handovers: int) -> "Sizes":
        """So much of everything that no table is too small for its indexes."""
        teams = max(cls.organisations, handovers // 250)
        return cls(handovers, teams, referral_for=1, disagreement_for=1, hidden_for=6)


@dataclass(frozen=True)
class Examples:
    """What is asked about: the busiest team, one record, and how much is open or settled there."""

    team_id: UUID
    area: str
    ods_code: str
    handover_id: UUID
    family_id: UUID
    disagreement_id: UUID
    open_everywhere: int
    open_in_area: int
    open_of_team: int
    settled_of_team: int


def fill(reads: ReadDatabase, sizes: Sizes) -> None:
    """Fill every table that grows, and let the planner know, as the server itself would."""
    with reads.writing() as connection:
        connection.exec_driver_sql("SET LOCAL maintenance_work_mem = '256MB'")
        indexes = [one for table in metadata.sorted_tables for one in table.indexes]
        for index in indexes:
            index.drop(connection)  # made at once over all rows: many times quicker
        numbers = {**asdict(sizes), "now_at": _stored(NOW), "a_day": A_DAY}
        words = ", ".join(f"{number}::bigint AS {name}" for name, number in numbers.items())
        connection.exec_driver_sql(_SIZES + words)
        for statement in STATEMENTS.read_text("utf-8").split(";\n\n"):
            connection.exec_driver_sql(statement.replace("%", "%%"))
        for table in (inbox, sent):
            _copy_board(connection, table)
        for index in indexes:
            index.create(connection)
    with reads.engine.connect() as connection:
        for table in metadata.sorted_tables:
            connection.exec_driver_sql(f"VACUUM (ANALYZE) {table.name}")


def examples_in(connection: Connection) -> Examples:
    """The team that receives most of what is open, where it is, and a record of it."""
    is_open = select(board).where(IS_OPEN).subquery()
    received = select(is_open.c.receiving_team_id).group_by(is_open.c.receiving_team_id)
    busiest = received.order_by(func.count().desc(), is_open.c.receiving_team_id).limit(1)
    team_id = connection.execute(busiest).scalar_one()
    theirs = select(board).where(board.c.receiving_team_id == team_id).limit(1)
    row = connection.execute(theirs).mappings().one()
    argued = select(disagreements.c.disagreement_id).where(IS_UNSETTLED).limit(1)
    area, ods_code = row["receiving_area"], row["receiving_ods_code"]
    return Examples(
        team_id=team_id,
        area=area,
        ods_code=ods_code,
        handover_id=row["handover_id"],
        family_id=row["family_id"],
        disagreement_id=connection.execute(argued).scalar_one(),
        open_everywhere=_count(connection, board, IS_OPEN),
        open_in_area=_count(connection, board, and_(IS_OPEN, _either("area", area))),
        open_of_team=_count(connection, board, and_(IS_OPEN, _either("team_id", team_id))),
        settled_of_team=_count(connection, sent, and_(sent.c.sending_team_id == team_id, IS_OVER)),
    )


def _either(column: str, value: object) -> ColumnElement[bool]:
    return or_(board.c[f"sending_{column}"] == value, board.c[f"receiving_{column}"] == value)


def _copy_board(connection: Connection, table: Table) -> None:
    """The rows of the board in a list of the two teams, which names a mother."""
    shared = [column.name for column in table.columns if column.name in board.c]
    own = {name: said for name, said in _OF_A_LIST.items() if name in table.c}
    values = [literal(said, table.c[name].type) for name, said in own.items()]
    rows = select(*[board.c[name] for name in shared], *values)
    connection.execute(table.insert().from_select([*shared, *own], rows))


def _count(connection: Connection, table: Table, which: ColumnElement[bool]) -> int:
    found: int = connection.execute(
        select(func.count()).select_from(table).where(which)
    ).scalar_one()
    return found


def _stored(moment: datetime) -> int | None:
    """As a column of instants holds it."""
    return Instant().process_bind_param(moment, default.DefaultDialect())
