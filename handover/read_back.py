"""Read-back: what was repeated on the telephone becomes checked together, with a name and a time.

Worked out from the conversations when it is read, so that no fact is stored twice. The words of the
record stay as they were. Must not know pages. Source: SBAR's read-back (domain 3.1).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from handover.actor import Envelope
from handover.answers import Answer
from handover.calls import Conversation
from handover.content import Safer
from handover.refusals import InvalidValue

ALL = "all"
"""Stands for every item of the record, for whoever had everything read back."""
SAFER_ITEMS = ("father", "social_care", "safe_contact")


@dataclass(frozen=True)
class Item:
    """One answer that can be read back, under the key that stands in the log."""

    key: str
    answer: Answer


@dataclass(frozen=True)
class Checked:
    """With whom an item was checked, and when they spoke."""

    key: str
    name: str
    role: str
    at: datetime


@dataclass(frozen=True)
class Since:
    """From where on talk counts for an item that was changed: after `talks` others, and not before.

    A talk that is entered late was about the words of its own time.
    """

    talks: int
    at: datetime


def items(safer: Safer) -> Iterator[Item]:
    """What can be read back, in the order of the record; what is only assumed comes first."""
    found = [Item(key, getattr(safer, key)) for key in SAFER_ITEMS]
    if safer.form is not None:
        found += [Item(one.key, one.answer) for one in safer.form.answers]
    yield from sorted(found, key=lambda item: not item.answer.is_only_assumed)


def read_back(talk: Conversation, safer: Safer) -> tuple[str, ...]:
    """The keys that `talk` names, each once; "all" stands for every one. Raises InvalidValue."""
    if talk.checked and not talk.is_read_back:
        raise InvalidValue(
            "Say that it was read back, or leave out what was read back", field="checked"
        )
    known = [item.key for item in items(safer)]
    if ALL in talk.checked:
        return tuple(known)
    if not set(talk.checked) <= set(known):
        raise InvalidValue("Tick only what this record says", field="checked")
    return tuple(key for key in known if key in talk.checked)


def checked_together(
    conversations: Iterable[tuple[Envelope, Conversation]],
    counts_from: datetime | None,
    changed: Mapping[str, Since],
) -> dict[str, Checked]:
    """Each item with whom it was checked last; talk with a team that declined counts no more.

    What was changed since is not checked any more.
    """
    checked: dict[str, Checked] = {}
    for place, (said, talk) in enumerate(conversations):
        if counts_from is not None and said.happened_at < counts_from:
            continue
        for key in talk.checked:
            since = changed.get(key)
            if since is None or (place >= since.talks and said.happened_at >= since.at):
                checked[key] = Checked(key, talk.with_name, talk.with_role, said.happened_at)
    return checked
