"""What was changed in a record after it was sent: both sides of each answer, and who has read it.

Pure; the page and the API say the same from here. Must not know routes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handover.actor import Actor, Envelope
from handover.content import Safer
from handover.correcting.changes import Change
from handover.correcting.revising import SAFER_KEYS
from handover.handover import Handover
from handover.words import say_time
from web.presenters.ending import who_and_when
from web.presenters.filled import filled_of, safer_label
from web.presenters.labels import URGENCY
from web.presenters.record import answer_words, parents_words, source_words

NOT_ANSWERED = "Not answered"


@dataclass(frozen=True)
class BothSides:
    """One answer, as it was and as it is."""

    key: str
    question: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangeShown:
    """One change: who, when and why, and what of it the teams have read."""

    title: str
    reason: str
    items: tuple[BothSides, ...]
    read: tuple[str, ...]


@dataclass(frozen=True)
class ChangesShown:
    """All changes of a record, the newest first.

    `unread` are those that this person's team has yet to read; `seen` is how many there are, to be
    sent back by whoever has read them.
    """

    headline: str
    unread: tuple[ChangeShown, ...]
    earlier: tuple[ChangeShown, ...]
    seen: int


def changes_shown(handover: Handover, actor: Actor) -> ChangesShown | None:
    """The changes as `actor` reads them; None for a record that says what it always said."""
    if not handover.changes:
        return None
    unread = handover.unread_by(actor.team_id)
    shown = {id(one): _change(handover, place) for place, one in enumerate(handover.changes)}
    newest_first = list(reversed(handover.changes))
    return ChangesShown(
        headline=_headline(unread, handover.changes),
        unread=tuple(shown[id(one)] for one in newest_first if one in unread),
        earlier=tuple(shown[id(one)] for one in newest_first if one not in unread),
        seen=len(handover.changes),
    )


def both_sides(change: Change) -> tuple[BothSides, ...]:
    """What a change changed, in the order of the record; the urgency comes first."""
    return tuple(_both_sides(change))


def said_now(safer: Safer, key: str) -> str:
    """What the record says to one question, with its source."""
    return _answer(safer, key)


def label_of(safer: Safer, key: str) -> str:
    """The question of a key, in the words of the record's own form."""
    if key == "parents_told":
        return "Parents told of this"
    if key in SAFER_KEYS:
        return safer_label(safer, key)
    return next((one.label for one in filled_of(safer) if one.given.key == key), key)


def _headline(unread: tuple[Change, ...], changes: list[Change]) -> str:
    if unread:
        return f"Changed since your team saw it: {say_time(unread[-1].said.recorded_at)}"
    return f"Changed since it was sent: {say_time(changes[-1].said.recorded_at)}"


def _change(handover: Handover, place: int) -> ChangeShown:
    change = handover.changes[place]
    return ChangeShown(
        title=f"Changed by {who_and_when(change.said)}",
        reason=change.reason,
        items=both_sides(change),
        read=tuple(_read(handover, place, change.said)),
    )


def _read(handover: Handover, place: int, said: Envelope) -> Iterator[str]:
    """For each other team who of it has read this change, or that nobody has."""
    for team in (handover.sending, handover.receiving):
        if team.team_id == said.team_id:
            continue
        readers = [
            one.said
            for one in handover.readings
            if one.said.team_id == team.team_id and one.changes > place
        ]
        if readers:
            yield f"Read by {who_and_when(readers[0])}"
        elif handover.changes[place] in handover.unread_by(team.team_id):
            yield f"{team.name}: not read yet"


def _both_sides(change: Change) -> Iterator[BothSides]:
    if change.urgency is not change.urgency_before:
        yield BothSides(
            "urgency", "Urgency", URGENCY[change.urgency_before], URGENCY[change.urgency]
        )
    checked = {one.key: one for one in change.was_checked}
    for key in change.changed:
        before = _answer(change.before, key)
        if one := checked.get(key):
            before += f"\n(Checked together with {one.name}, {one.role}, {say_time(one.at)})"
        yield BothSides(key, label_of(change.after, key), before, _answer(change.after, key))


def _answer(safer: Safer, key: str) -> str:
    if key == "parents_told":
        return parents_words(safer.parents_told)
    if key in {"father", "social_care", "safe_contact"}:
        return answer_words(getattr(safer, key))
    if key in SAFER_KEYS:
        return str(getattr(safer, key))
    for one in filled_of(safer):
        if one.given.key == key:
            has_source = one.question.asks_source and one.given.answer.how_known is not None
            return f"{one.words}\n({source_words(one.given.answer)})" if has_source else one.words
    return NOT_ANSWERED
