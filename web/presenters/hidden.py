"""A hidden address in words, and the words that were challenged and kept. Pure. Knows no routes."""

from collections.abc import Iterator
from dataclasses import dataclass

from handover.family.family import Family
from handover.handover import Handover
from web.presenters.ending import who_and_when
from web.presenters.safe_contact import ContactShown, contact_shown
from web.presenters.safety_labels import FINDING, HIDDEN_BECAUSE


@dataclass(frozen=True)
class HiddenShown:
    """Whether her address is hidden, why, who said so, and every turn of the flag before."""

    is_hidden: bool
    why: str
    by: str
    turns: tuple[str, ...]


@dataclass(frozen=True)
class KeptShown:
    """Words that were challenged and kept: what they looked like, and why they may stand."""

    what: str
    words: str
    because: str
    by: str


@dataclass(frozen=True)
class SafeguardsShown:
    """What stands on every page from which somebody may reach her or write about her."""

    contact: ContactShown
    hidden: HiddenShown
    kept: tuple[KeptShown, ...]

    @property
    def comes_first(self) -> bool:
        """Whether anybody told anything; if not, one line stands below what is more urgent."""
        return self.contact.is_told or self.hidden.is_hidden


def safeguards_shown(handover: Handover, family: Family | None) -> SafeguardsShown:
    """The safeguards of the family that `handover` is about."""
    return SafeguardsShown(contact_shown(family), hidden_shown(family), tuple(_kept(handover)))


def hidden_shown(family: Family | None) -> HiddenShown:
    """The flag; without a family nobody has set one."""
    if family is None:
        return HiddenShown(is_hidden=False, why="", by="", turns=())
    said, because = family.hidden or (None, None)
    return HiddenShown(
        is_hidden=family.is_address_hidden,
        why=HIDDEN_BECAUSE[because] if because else "",
        by=who_and_when(said) if said else "",
        turns=tuple(_turns(family)),
    )


def _turns(family: Family) -> Iterator[str]:
    for said, because, reason in family.flags:
        what = f"Hidden: {HIDDEN_BECAUSE[because]}" if because else f"No longer hidden: {reason}"
        yield f"{what}, {who_and_when(said)}"


def _kept(handover: Handover) -> Iterator[KeptShown]:
    for said, kept in handover.words_kept:
        for one in kept:
            yield KeptShown(FINDING[one.finding], one.words, one.because, who_and_when(said))
