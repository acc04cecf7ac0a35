"""Which babies of a pregnancy a record is about: a list from a program, boxes for each from a page.

The rules are those of handover/family/babies.py. Must not know the rest of a record.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from marshmallow import ValidationError, fields

from handover.family.babies import MOST_BABIES, BabyNamed
from web.fields import Line
from web.schemas.made import MadeSchema

NO_ORDER = "Number the babies in the order of birth: the first is 1, the last at most 6"
NO_LIST = "Send a list of babies, each with its order of birth"
MEANT = "meant"
"""The page's tick box that says that this baby is meant; a name says so too."""


class BabyNamedSchema(MadeSchema):
    """One baby: first, second, ... of this pregnancy, perhaps with a name. Makes a BabyNamed."""

    order = fields.Integer(
        required=True,
        error_messages={"required": NO_ORDER, "null": NO_ORDER, "invalid": NO_ORDER},
    )
    name = Line(called="the baby's name", required=False, load_default="")

    def made(self, facts: dict[str, Any]) -> BabyNamed:
        """The baby."""
        return BabyNamed(**facts)


class Babies(fields.List[Any]):
    """The babies that are meant; none means every living one, which for most mothers is the one."""

    def __init__(self) -> None:
        super().__init__(fields.Nested(BabyNamedSchema), required=False, load_default=())

    def _deserialize(
        self,
        value: object,
        attr: str | None,
        data: Mapping[str, Any] | None,
        **options: Any,
    ) -> Any:  # noqa: ANN401 - a tuple, where marshmallow's own is a list
        del attr, data, options
        made, errors = [], {}
        for key, told in _told(value):
            try:
                made.append(BabyNamedSchema().load(told))
            except ValidationError as error:
                errors[key] = error.messages
        if errors:
            raise ValidationError(errors)
        return tuple(made)


def _told(value: object) -> Iterable[tuple[Any, Any]]:
    """What was sent of each baby: by its place in a list, or on a page by its order of birth."""
    if isinstance(value, list):
        return enumerate(value)
    if not isinstance(value, Mapping):
        raise ValidationError(NO_LIST)
    told = {str(key): part for key, part in value.items() if isinstance(part, Mapping)}
    return [(key, _of_page(key, told[key])) for key in sorted(told) if key in _ORDERS]


def _of_page(order: str, part: Mapping[str, Any]) -> dict[str, Any]:
    return {"order": order, "name": part.get("name", "")}


_ORDERS = tuple(str(order) for order in range(1, MOST_BABIES + 1))
