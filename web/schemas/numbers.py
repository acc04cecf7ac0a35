"""Fields for the two numbers that people read aloud: an NHS number and a telephone number.

The rules are those of handover/; must not know whose number it is.
"""

from collections.abc import Callable, Mapping
from typing import Any

from marshmallow import ValidationError, fields, missing

from handover.calls import parse_telephone
from handover.person import parse_nhs_number
from handover.refusals import InvalidValue


class _Number(fields.Field[str]):
    """Digits as text. Left out, it counts as empty, and the rule says what to enter."""

    rule: Callable[[str], str]
    """The rule of handover/ that makes the number or refuses it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=True, **options)

    def deserialize(
        self,
        value: object,
        attr: str | None = None,
        data: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> str:
        """The number as the record holds it."""
        return super().deserialize(value if isinstance(value, str) else "", attr, data, **options)

    def _deserialize(
        self,
        value: object,
        attr: str | None,
        data: Mapping[str, Any] | None,
        **_kwargs: Any,
    ) -> str:
        del attr, data
        try:
            return self.rule(str(value))
        except InvalidValue as refusal:
            raise ValidationError(refusal.message) from refusal


class NhsNumber(_Number):
    """An NHS number: ten digits, spaces allowed, check digit right."""

    rule = staticmethod(parse_nhs_number)


class Telephone(_Number):
    """A telephone number of the United Kingdom."""

    rule = staticmethod(parse_telephone)


class TelephoneOrNone(Telephone):
    """A telephone number that may be left out."""

    def __init__(self) -> None:
        super().__init__()
        self.required = False

    def deserialize(
        self,
        value: object,
        attr: str | None = None,
        data: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> str:
        """The number as the record holds it; empty for none."""
        is_left_out = value in (missing, None) or (isinstance(value, str) and not value.strip())
        return "" if is_left_out else super().deserialize(value, attr, data, **options)
