"""Finds in free text what may not stand there unasked: numbers of others, postcodes, addresses.

Pure: text in, findings out. It looks for shapes, so it asks too often rather than too seldom; it
cannot find an address that is described. Must not know whose text it is.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum

from nhs_number.validate import is_valid

NHS_NUMBER_DIGITS = 10
UNUSED = "00"
"""No number begins so; 000 000 0000 passes the check digit and is nobody's."""
SHORTEST_PLACE = 3

_AREAS = """
AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN
DT DY E EC EH EN EX FK FY G GL GU GX GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L
LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE
SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO
ZE
"""
POSTCODE_AREAS = frozenset(_AREAS.split())
"""Every postcode area of the United Kingdom and the islands [K]."""


class Finding(Enum):
    """What was found: whose it could be, or how it could give an address away."""

    NUMBER_OF_ANOTHER = "number_of_another"
    POSTCODE = "postcode"
    STREET = "street"
    PLACE = "place"


@dataclass(frozen=True)
class Found:
    """One finding, in the words as they were typed, and where in the text they begin."""

    finding: Finding
    words: str
    start: int

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + len(self.words)

    def is_within(self, other: "Found") -> bool:
        """Whether it is a part of a longer finding."""
        is_shorter = len(self.words) < len(other.words)
        return is_shorter and other.start <= self.start and self.end <= other.end


def key_of(words: str) -> str:
    """`words` without spaces, marks and capitals: by this a finding is the same one again."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(character for character in plain if character.isalnum())


_GAP = r"[\s.\-\u2010-\u2015_/]{0,3}"
_DIGITS = re.compile(r"\d+")
_BETWEEN_DIGITS = re.compile(_GAP)
_COUNTRY = re.compile(r"(?:\+|\b00)44[\s().-]{0,3}(?:0\)[\s.-]?)?$")
"""What stands before a telephone number that is dialled from abroad."""


def numbers_of_others(text: str, own: Collection[str]) -> Iterator[Found]:
    """Each valid NHS number in `text`, spaced or hyphenated as may be, that is not in `own`.

    Source: domain rule 5.1, modulus 11. Groups of digits are read as a whole, so no part of a
    longer number, such as a telephone number, is taken for one.
    """
    groups = list(_DIGITS.finditer(text))
    for first, start in enumerate(groups):
        if _COUNTRY.search(text[: start.start()]):
            continue
        digits, end = "", start.start()
        for group in groups[first:]:
            gap = text[end : group.start()]
            if not _BETWEEN_DIGITS.fullmatch(gap):
                break
            digits += _as_ascii(group.group())
            end = group.end()
            if len(digits) >= NHS_NUMBER_DIGITS:
                break
        if digits not in own and _is_nhs_number(digits):
            yield Found(Finding.NUMBER_OF_ANOTHER, text[start.start() : end], start.start())


def _as_ascii(digits: str) -> str:
    return "".join(str(unicodedata.decimal(digit)) for digit in digits)


def _is_nhs_number(digits: str) -> bool:
    return not digits.startswith(UNUSED) and is_valid(digits)


_POSTCODE = re.compile(
    rf"(?<![A-Z0-9])([A-Z]{{1,2}})[0-9][A-Z0-9]?{_GAP}[0-9][ABD-HJLNP-UW-Z]{{2}}(?![A-Z0-9])",
    re.IGNORECASE,
)
_FIRST_HALF = re.compile(r"(?<![A-Za-z0-9-])([A-Z]{2})[0-9]{1,2}(?![A-Za-z0-9]|-[A-Z0-9]{4})")
"""In capitals only, and no half of a call reference."""


def postcodes(text: str) -> Iterator[Found]:
    """Each postcode in `text`, however it is spaced, and each first half of one in capitals."""
    for pattern, finding in ((_POSTCODE, Finding.POSTCODE), (_FIRST_HALF, Finding.PLACE)):
        for found in pattern.finditer(text):
            if found.group(1).upper() in POSTCODE_AREAS:
                yield Found(finding, found.group(), found.start())


_NAMED = r"(?!(?:the|a|an|on|of|in|to|at)\s)[A-Za-z'\u2019.-]+\s+"
_CAPITAL = r"[A-Z][A-Za-z'\u2019.-]*\s+"
_SURE = r"(?:road|rd|street|avenue|ave|lane|crescent|terrace|mews|grove|boulevard)\b"
_UNSURE = (
    r"(?:Way|Drive|Close|Court|Place|Park|Hill|Row|Walk|Green|Rise|View|Square|Gardens|St|House)\b"
)
_STREETS = (
    re.compile(rf"\b\d{{1,4}}[a-z]?,?\s+(?:{_NAMED}){{1,3}}{_SURE}", re.IGNORECASE),
    re.compile(rf"\b\d{{1,4}}[A-Za-z]?,?\s+(?:{_CAPITAL}){{1,3}}(?:{_UNSURE}|(?i:{_UNSURE}))"),
    re.compile(rf"\b(?:{_CAPITAL}){{1,3}}(?i:{_SURE})"),
    re.compile(r"\b(?:flat|apartment|apt|caravan|plot)\.?\s+\d+[a-z]?\b", re.IGNORECASE),
)


def streets(text: str) -> Iterator[Found]:
    """Each line of `text` that reads like part of a street address."""
    for pattern in _STREETS:
        for found in pattern.finditer(text):
            yield Found(Finding.STREET, found.group(), found.start())


def places_in(text: str, places: Collection[str]) -> Iterator[Found]:
    """Each of `places` that `text` names, as a whole word."""
    for place in places:
        if len(key_of(place)) < SHORTEST_PLACE:
            continue
        words = r"\W+".join(re.escape(word) for word in re.findall(r"\w+", place))
        for found in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
            yield Found(Finding.PLACE, found.group(), found.start())
