"""Which area a team covers: local authorities, and postcode districts such as LE10.

A district is the first half of a postcode: a full postcode is cut to it and never kept. Must not
know teams.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from handover.directory.refusals import NoCover
from handover.refusals import InvalidValue
from handover.text import line

_OUTWARD = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
_DISTRICT = re.compile(_OUTWARD)
_POSTCODE = re.compile(rf"({_OUTWARD})[0-9][A-Z]{{2}}")
_POSTCODE_IN_WORDS = re.compile(rf"\b({_OUTWARD})\s*[0-9][A-Z]{{2}}\b", re.IGNORECASE)
NOT_A_DISTRICT = "Enter the first half of a postcode, for example LE10"


@dataclass(frozen=True)
class Cover:
    """Local authorities by name and postcode districts, each once, in order."""

    authorities: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()

    @classmethod
    def of(cls, authorities: Iterable[str], districts: Iterable[str]) -> "Cover":
        """What a keeper said. Raises NoCover for nothing, InvalidValue for what is no area."""
        named = [
            line(one, field="authorities", called="the local authority") for one in authorities
        ]
        cover = cls(_each_once(named), _each_once(parse_district(one) for one in districts))
        if not cover.areas:
            raise NoCover(field="authorities")
        return cover

    @property
    def areas(self) -> tuple[str, ...]:
        """Every authority, then every district."""
        return self.authorities + self.districts

    def and_also(self, other: "Cover") -> "Cover":
        """Both areas together."""
        return Cover(
            _each_once((*self.authorities, *other.authorities)),
            _each_once((*self.districts, *other.districts)),
        )

    def but_not(self, others: "Cover") -> tuple[str, ...]:
        """The areas of this cover that `others` do not name.

        A district within an authority that they cover counts too: which district lies in which
        authority is known to nobody here.
        """
        known = {one.casefold() for one in others.areas}
        return tuple(one for one in self.areas if one.casefold() not in known)


NO_COVER = Cover()
"""What is known of a team that was registered before cover was asked."""


def share_an_authority(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether a local authority is named by both, upper or lower case."""
    return not {name.casefold() for name in one}.isdisjoint(name.casefold() for name in other)


def parse_district(text: str, *, field: str = "districts") -> str:
    """The postcode district in `text`, such as LE10. Raises InvalidValue."""
    district = district_in(text)
    if district is None:
        raise InvalidValue(NOT_A_DISTRICT, field=field)
    return district


def district_in(text: str) -> str | None:
    """The district that `text` names, or the one of the full postcode that it is; else None."""
    typed = "".join(text.split()).upper()
    if found := _POSTCODE.fullmatch(typed):
        return found[1]
    return typed if _DISTRICT.fullmatch(typed) else None


def with_districts(text: str) -> str:
    """`text` with every full postcode in it cut to its district: it names a few houses."""
    return _POSTCODE_IN_WORDS.sub(r"\1", text)


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    """In order, the first writing of each."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return tuple(found.values())
