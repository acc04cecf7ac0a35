"""The plain twin: the same record and list as rows that are overwritten, on Flask and SQLAlchemy.

What most people would build first, built well: one row a handover, one row of history a change,
a token for programs, on disk before it answers. Only to be measured beside the real one. It knows
no clock, no receipt, no read-back, no aggregate and no hazard.
"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask import Flask, abort, render_template, request
from sqlalchemy import JSON, DateTime, ForeignKey, Index, create_engine, event, func, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

NEEDED = ("kind", "trigger", "urgency", "to_team_id", "about", "safer")
PAGE = 25


class Base(DeclarativeBase):
    """The twin's tables."""


class Account(Base):
    """Somebody who may sign in, by the hash of a token."""

    __tablename__ = "accounts"
    account_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)


class Handover(Base):
    """A handover as it is now."""

    __tablename__ = "handovers"
    __table_args__ = (Index("waiting", "state", "due_at"),)
    handover_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    state: Mapped[str] = mapped_column(default="waiting")
    urgency: Mapped[str]
    to_team_id: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    attempts: Mapped[int] = mapped_column(default=0)


class Change(Base):
    """One line of history."""

    __tablename__ = "changes"
    change_id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    handover_id: Mapped[UUID] = mapped_column(ForeignKey("handovers.handover_id"), index=True)
    account_id: Mapped[UUID]
    what: Mapped[str]
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


def create_app(file: Path) -> Flask:
    """The twin over the database in `file`, which is made if it is not there."""
    engine = create_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", _durable)
    Base.metadata.create_all(engine)
    app = Flask(__name__)

    @app.post("/handovers")
    def record() -> tuple[dict[str, str], int]:
        body = request.get_json()
        with Session(engine) as session:
            account = _account(session)
            if missing := [one for one in NEEDED if not body.get(one)]:
                abort(422, f"Missing: {', '.join(missing)}")
            now = datetime.now(UTC)
            handover = Handover(
                urgency=body["urgency"],
                to_team_id=body["to_team_id"],
                content=body,
                due_at=now + timedelta(days=1),
            )
            session.add(handover)
            session.flush()
            session.add(
                Change(
                    handover_id=handover.handover_id,
                    account_id=account.account_id,
                    what="recorded",
                    at=now,
                )
            )
            session.commit()
            return {"handover_id": str(handover.handover_id)}, 201

    @app.get("/board")
    def board() -> str:
        with Session(engine) as session:
            _account(session)
            waiting = select(Handover).where(Handover.state == "waiting")
            rows = session.scalars(waiting.order_by(Handover.due_at).limit(PAGE)).all()
            count = session.scalar(select(func.count()).select_from(waiting.subquery()))
            return render_template("board.html", rows=rows, count=count, now=datetime.now(UTC))

    return app


def add_account(file: Path, token: str) -> None:
    """Let whoever sends `token` in."""
    engine = create_engine(f"sqlite:///{file}")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Account(name="Mary Okafor", token_hash=_hashed(token)))
        session.commit()


def _account(session: Session) -> Account:
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    account = session.scalar(select(Account).where(Account.token_hash == _hashed(token)))
    return account or abort(401)


def _hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _durable(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()
