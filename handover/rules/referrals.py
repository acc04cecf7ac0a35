"""Reads the [referral] of one file, and refuses the first thing that is wrong by file and line.

Must not know which areas the file is for, nor when anything is due.
"""

import re
from types import MappingProxyType

from handover.referral.due import ReferralRule
from handover.rules.limits import MOST_WORKING_DAYS, read_whole
from handover.rules.rules_file import RulesFile
from handover.time_limits import ByClosing

REFERRAL = "referral"
LIMITS = MappingProxyType(
    {"acknowledge": 2, "outcome": MOST_WORKING_DAYS, "review": MOST_WORKING_DAYS}
)
"""The longest each may be, in working days. Anchor of the first: one working day is what social
care itself promises (domain 2.4), so no area waits longer than two [P]."""

_KEYS = ("id", *LIMITS)
_KEYS_IN_WORDS = "id, acknowledge, outcome and review"


def referral_of(file: RulesFile, id_begins: str, for_example: str) -> ReferralRule | None:
    """The file's rule for referrals; None if it sets none. Raises RulesError.

    `id_begins` is a pattern for what stands before "referral/1" in its id, `for_example` one such.
    """
    if REFERRAL not in file.content:
        return None
    table = file.content[REFERRAL]
    if not isinstance(table, dict):
        raise file.error(
            (REFERRAL,), "write [referral] on a line of its own, and below it its keys."
        )
    for key in table:
        if key not in _KEYS:
            raise file.error((REFERRAL, key), f'"{key}" is not known. Write {_KEYS_IN_WORDS}.')
    for key in _KEYS:
        if key not in table:
            raise file.error((REFERRAL,), f"[referral] has no {key}. Write {_KEYS_IN_WORDS}.")
    limits = {key: _limit(file, key, table[key]) for key in LIMITS}
    return ReferralRule(_rule_id(file, table["id"], id_begins, for_example), **limits)


def check_referral_is_set(file: RulesFile, rule: ReferralRule | None) -> ReferralRule:
    """Refuse a default under which no referral would ever come back. Raises RulesError."""
    if rule is None:
        raise file.error((), "there is no [referral]. Write its keys.")
    return rule


def _limit(file: RulesFile, key: str, value: object) -> ByClosing:
    refuse = file.refusing(REFERRAL, key)
    match value:
        case {"by_closing": days, **rest} if not rest:
            return ByClosing(read_whole(days, LIMITS[key], refuse))
    raise refuse("write it in working days, such as { by_closing = 1 }.")


def _rule_id(file: RulesFile, value: object, id_begins: str, for_example: str) -> str:
    if isinstance(value, str) and re.fullmatch(rf"{id_begins}{REFERRAL}/[1-9][0-9]*", value):
        return value
    raise file.refusing(REFERRAL, "id")(
        f'write it in small letters as "{for_example}{REFERRAL}/1", '
        "with a new number for every change."
    )
