"""What free text on a step of a record must not hold, said on that step already.

The aggregate's own search, with what is known of the half-done record. Must not know how a step is
drawn.
"""

from collections.abc import Iterator
from uuid import UUID

from flask import g

from handover.free_text.challenge import Search, check_words
from handover.free_text.refusals import WordsChallenged
from handover.free_text.words_told import ITS_OWN_NUMBER, NAMES_SOMEBODY, NOT_TYPED, Told
from handover.person import parse_nhs_number
from handover.refusals import InvalidValue
from web.composition import composition
from web.desk.held_forms import Typed
from web.forms import DATE_PARTS, KEEP, Errors, FieldError, Form, keeps_in
from web.midwife.half_done import HalfDone

HIDDEN = "hidden_because"


def is_keep(name: str) -> bool:
    """Whether the box says why challenged words may stand: it stays with the words."""
    return name.startswith(KEEP)


def challenges(counted: Typed, typed: Typed, record: HalfDone, team_id: UUID | None) -> Errors:
    """What is challenged of a step's words and not explained there; `counted` is as it is sent."""
    search = _search(record, team_id)
    if search is None:
        return ()
    try:
        check_words(search, _told(counted), keeps_in(typed))
    except WordsChallenged as refusal:
        return tuple(
            FieldError(one.field, one.message, one.found.words) for one in refusal.challenges
        )
    except InvalidValue as refusal:
        return (FieldError("", refusal.message),)
    return ()


def _told(counted: Typed) -> Iterator[Told]:
    for name, values in counted.items():
        last = name.rpartition(".")[2]
        if last in NOT_TYPED | ITS_OWN_NUMBER or name.endswith("[]") or is_keep(name):
            continue
        if last.endswith(("_id", *(f"-{part}" for part in DATE_PARTS))):
            continue
        if values:
            yield Told(name, values[0], last in NAMES_SOMEBODY)


def _search(record: HalfDone, team_id: UUID | None) -> Search | None:
    """What is looked for; nothing before it is known whose own number is no finding."""
    about = Form.of(record.typed_on("about") or {})
    try:
        number = parse_nhs_number(about.value("about.mother.nhs_number"))
    except InvalidValue:
        return None
    key = (number, team_id, bool(about.value(HIDDEN)))
    known: dict[object, Search] = g.setdefault("searches", {})
    if key not in known:
        known[key] = composition().service.search_for(number, team_id, hides=key[2])
    return known[key]
