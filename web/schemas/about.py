"""About whom: the mother, and the baby's due date or date of birth.

Must not know urgency, teams or what is said.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from marshmallow import ValidationError, validates_schema
from marshmallow.utils import get_value

from handover.person import (
    About,
    Mother,
    check_baby_born_on,
    check_due_on,
    check_mother_born_on,
)
from handover.refusals import InvalidValue
from web.fields import DateParts, Line
from web.schemas.babies import Babies
from web.schemas.made import MadeSchema, Part, beside_its_field
from web.schemas.numbers import NhsNumber


class MotherSchema(MadeSchema):
    """The mother as the sender knows her. Makes a Mother."""

    nhs_number = NhsNumber()
    name = Line(called="the mother's name")
    born_on = DateParts(called="the mother's date of birth", example="3 5 1995")

    def made(self, facts: dict[str, Any]) -> Mother:
        """The mother."""
        return Mother(**facts)


class AboutSchema(MadeSchema):
    """The mother, one date of her baby, and which babies if not all. Makes an About.

    Given `today` (a local date) the dates are checked at once, as a page wants it; without it
    the aggregate is left to judge them.
    """

    mother = Part(MotherSchema, required=True)
    due_on = DateParts(called="the due date", required=False, load_default=None)
    baby_born_on = DateParts(called="the baby's date of birth", required=False, load_default=None)
    babies = Babies()

    def __init__(self, *, today: date | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.today = today

    def made(self, facts: dict[str, Any]) -> About:
        """The mother and her baby's date."""
        return About(**facts)

    @validates_schema(skip_on_field_errors=False)
    def check_which_date(self, facts: dict[str, Any], **_: object) -> None:
        """Ask for one date of the two, also while something is wrong with the mother."""
        if "due_on" in facts and "baby_born_on" in facts:  # neither has an error of its own
            with beside_its_field():
                About(**{"mother": None, **facts})

    @validates_schema(skip_on_field_errors=False)
    def check_dates(self, facts: dict[str, Any], **_: object) -> None:
        """Say of every date at once what is wrong with it, seen from `today`."""
        errors = dict(self._impossible(facts)) if self.today else {}
        if born_on := errors.pop("born_on", None):
            errors["mother"] = {"born_on": born_on}
        if errors:
            raise ValidationError(errors)

    def _impossible(self, facts: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        checks: tuple[tuple[object, str, Callable[[date, date], None]], ...] = (
            (facts.get("mother"), "born_on", check_mother_born_on),
            (facts, "due_on", check_due_on),
            (facts, "baby_born_on", check_baby_born_on),
        )
        for holder, field, check in checks:
            day = get_value(holder, field, None)
            try:
                if day and self.today:
                    check(day, self.today)
            except InvalidValue as refusal:
                yield field, [refusal.message]
