"""Every word that people typed in a command, with the path of its field. Deny by default.

A new command is searched without anybody thinking of it: what is not named here is free text.
Must not know what is looked for.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

NOT_TYPED = frozenset({"form_id", "key", "chosen", "checked"})
"""Which form, which question, which option: nobody writes there."""
ITS_OWN_NUMBER = frozenset({"nhs_number", "number", "telephone", "contact_telephone"})
"""Fields that are there for a number, and are checked as one."""
NAMES_SOMEBODY = frozenset(
    {
        *("name", "with_name", "professional", "contact_name", "senior_name", "from_whom", "by"),
        *("with_role", "with_team", "professional_role", "contact_role", "senior_role"),
        *("who_names_one", "authority", "referred_to", "reference"),
    }
)
"""A person, a role, a team or an authority: Ann Lane and Derby City are no address. A postcode is
one there too."""


@dataclasses.dataclass(frozen=True)
class Told:
    """Words of one field: its path in the command, and whether they name somebody."""

    path: str
    words: str
    names_somebody: bool = False


def words_of(command: object) -> Iterator[Told]:
    """All that was typed in `command`, field by field."""
    yield from _within(vars(command), "")


def _within(parts: Mapping[str, Any], above: str) -> Iterator[Told]:
    for name, value in parts.items():
        if name not in NOT_TYPED | ITS_OWN_NUMBER:
            yield from _of(value, name, f"{above}.{name}" if above else name)


def _of(value: object, name: str, path: str) -> Iterator[Told]:
    if isinstance(value, str):
        if value:
            yield Told(path, value, name in NAMES_SOMEBODY)
    elif isinstance(value, tuple | list):
        for number, one in enumerate(value):
            yield from _of(one, name, f"{path}.{getattr(one, 'key', number)}")
    elif dataclasses.is_dataclass(value):
        yield from _within(vars(value), path)
