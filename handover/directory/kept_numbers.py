"""The numbers of a team: kept in the order in which they are rung, verified, reported, retired.

A part of the Team aggregate in a module of its own. Must not know handovers.
"""

from abc import ABC, abstractmethod
from datetime import date, datetime

from handover import commands as c
from handover.actor import Envelope
from handover.calendar import local_date
from handover.calls import parse_telephone
from handover.directory import commands as t
from handover.directory.number_events import NumberAdded, NumberPutFirst, NumberRetired
from handover.directory.numbers import Purpose, TeamNumber
from handover.directory.refusals import LastNumber, NumberKeptAlready, NumberNotKept
from handover.refusals import InvalidValue
from handover.team_events import Event, NumberReportedWrong, NumberVerified
from handover.text import REASON, line, paragraph


class Numbers(ABC):
    """What a team can be rung on. There is always one number for the day."""

    numbers: list[TeamNumber]
    last_key: int
    is_closed: bool

    @property
    def telephone(self) -> str:
        """The number that is rung first."""
        return self.first_number.telephone

    @property
    def verified_on(self) -> date | None:
        """When somebody last rang that number and reached the team; None for never."""
        return self.first_number.verified_on

    @property
    def reported_wrong_at(self) -> datetime | None:
        """When that number was found to be wrong, unless it was put right since."""
        return self.first_number.reported_wrong_at

    @property
    def first_number(self) -> TeamNumber:
        """The first of the numbers for the day."""
        return next(one for one in self.numbers if one.is_for_the_day)

    def add_number(self, command: t.AddNumber, envelope: Envelope) -> None:
        """Keep a further number. Raises TeamClosed, NumberKeptAlready or InvalidValue."""
        self._check_kept()
        if command.verified_on is not None:
            check_verified_on(command.verified_on, envelope)
        telephone = parse_telephone(command.telephone, field="telephone")
        self._check_new(telephone)
        self._happen(
            NumberAdded,
            envelope,
            key=self.last_key + 1,
            telephone=telephone,
            purpose=command.purpose,
            whose=_whose(command),
            hours=command.hours,
            verified_on=command.verified_on,
        )

    def verify_number(self, command: c.VerifyNumber, envelope: Envelope) -> None:
        """The number was rung and is right, or is put right.

        Raises TeamClosed, NumberNotKept, NumberKeptAlready or InvalidValue.
        """
        self._check_kept()
        check_verified_on(command.verified_on, envelope)
        number = self.first_number if command.key is None else self._number(command.key)
        telephone = parse_telephone(command.telephone, field="telephone")
        if telephone != number.telephone:
            self._check_new(telephone)
        self._happen(
            NumberVerified,
            envelope,
            key=number.key,
            telephone=telephone,
            verified_on=command.verified_on,
        )

    def retire_number(self, command: t.RetireNumber, envelope: Envelope) -> None:
        """Keep a number no more. Raises TeamClosed, NumberNotKept, LastNumber or InvalidValue."""
        self._check_kept()
        number = self._number(command.key)
        if not any(one.is_for_the_day for one in self.numbers if one is not number):
            raise LastNumber
        reason = paragraph(command.reason, field="reason", called="the reason", longest=REASON)
        self._happen(
            NumberRetired, envelope, key=number.key, telephone=number.telephone, reason=reason
        )

    def ring_first(self, command: t.RingFirst, envelope: Envelope) -> None:
        """Put a number before the others. Raises TeamClosed or NumberNotKept."""
        self._check_kept()
        number = self._number(command.key)
        self._happen(NumberPutFirst, envelope, key=number.key, telephone=number.telephone)

    def report_wrong_number(self, telephone: str, envelope: Envelope) -> None:
        """Somebody rang `telephone` and it was wrong: open a correction, if it is kept here.

        Changes nothing for another number, a closed team, a correction that is open already, or
        a call before the day on which that number was last verified.
        """
        number = next((one for one in self.numbers if one.telephone == telephone), None)
        if self.is_closed or number is None or number.reported_wrong_at is not None:
            return
        if number.verified_on and local_date(envelope.happened_at) < number.verified_on:
            return
        self._happen(NumberReportedWrong, envelope, key=number.key, telephone=telephone)

    def _number(self, key: int) -> TeamNumber:
        number = next((one for one in self.numbers if one.key == key), None)
        if number is None:
            raise NumberNotKept
        return number

    def _check_new(self, telephone: str) -> None:
        if any(one.telephone == telephone for one in self.numbers):
            raise NumberKeptAlready(field="telephone")

    @abstractmethod
    def _check_kept(self) -> None:
        """Refuse to change a closed team."""

    @abstractmethod
    def _happen(self, event: type[Event], envelope: Envelope, **facts: object) -> None:
        """State a fact."""


def check_verified_on(verified_on: date, envelope: Envelope) -> None:
    """Nobody has rung a number tomorrow. Raises InvalidValue."""
    if verified_on > local_date(envelope.recorded_at):
        raise InvalidValue(
            "The day on which the number was rung is in the future", field="verified_on"
        )


def _whose(command: t.AddNumber) -> str:
    """Whose number it is; a named role needs its name."""
    if command.purpose is not Purpose.NAMED_ROLE and not command.whose.strip():
        return ""
    return line(command.whose, field="whose", called="the role that answers this number")
