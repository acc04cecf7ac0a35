"""A place that takes words, as test_words_typed.py looks at it; and those about a family."""

from collections.abc import Callable
from dataclasses import dataclass

from handover.answers import HowKnown
from handover.family.arrangements import ArrangementKind
from handover.family.babies import BabyNamed
from handover.family.places import PlaceKind
from tests.each_baby import arrangement, birth, place
from tests.losing import loss
from tests.moving import move
from tests.safeguarding import contact
from tests.telling import father, involvement

LINE, REASON = 120, 1000


@dataclass(frozen=True)
class Value:
    """A field of a value: how the value is made from what was typed, and the field's name in it."""

    field: str
    called: str
    longest: int
    make: Callable[[str], object]
    is_optional: bool = False
    beside: str = ""
    """Where the page shows the refusal, if the field is not called so there."""


OF_FAMILIES = [
    Value("plan", "the plan", REASON, lambda t: loss(plan=t)),
    Value("when", "when it was", LINE, lambda t: loss(when=t), is_optional=True),
    Value(
        "contact_name",
        "the key contact's name",
        LINE,
        lambda t: loss(contact_name=t, who_names_one="the ward"),
        is_optional=True,
    ),
    Value("contact_role", "the key contact's role", LINE, lambda t: loss(contact_role=t)),
    Value(
        "who_names_one",
        "who will name a key contact",
        LINE,
        lambda t: loss(who_names_one=t),
        is_optional=True,
    ),
    Value(
        "words",
        "what else to know",
        REASON,
        lambda t: contact(words=t),
        is_optional=True,
    ),
    Value("when", "when it is safe", LINE, lambda t: contact(when=t), is_optional=True),
    Value(
        "code_phrase", "the code phrase", LINE, lambda t: contact(code_phrase=t), is_optional=True
    ),
    Value("place", "where the baby was born", LINE, lambda t: birth(place=t), is_optional=True),
    Value(
        "from_authority",
        "the authority that they left",
        LINE,
        lambda t: move(from_authority=t),
        is_optional=True,
    ),
    Value(
        "to_authority",
        "the authority that they went to",
        LINE,
        lambda t: move(to_authority=t),
        is_optional=True,
    ),
    Value("where", "the place", LINE, lambda t: place(PlaceKind.HOME, where=t), is_optional=True),
    Value("authority", "the local authority", LINE, involvement),
    Value(
        "not_told",
        "what must not be told, and to whom",
        REASON,
        lambda t: arrangement(not_told=t),
    ),
    Value(
        "cares",
        "who receives the baby",
        LINE,
        lambda t: arrangement(ArrangementKind.FOSTERING, cares=t),
        is_optional=True,
    ),
    Value(
        "name",
        "the baby's name",
        LINE,
        lambda t: BabyNamed(1, t),
        is_optional=True,
        beside="babies",
    ),
    Value("name", "the person's name", LINE, lambda t: father(name=t), is_optional=True),
    Value(
        "whereabouts", "where they live", LINE, lambda t: father(whereabouts=t), is_optional=True
    ),
]
"""Every place that takes words about a family."""

SOURCED: dict[str, Callable[[str, HowKnown | None], object]] = {
    "a loss": lambda t, how: loss(from_whom=t, how_known=how),
    "safe contact": lambda t, how: contact(from_whom=t, how_known=how),
    "a birth": lambda t, how: birth(from_whom=t, how_known=how),
    "a move": lambda t, how: move(from_whom=t, how_known=how),
    "a place": lambda t, how: place(from_whom=t, how_known=how),
    "social care": lambda t, how: involvement(from_whom=t, how_known=how),
    "an arrangement": lambda t, how: arrangement(from_whom=t, how_known=how),
}
"""Every fact about a family that has a source: made from how it is known, and from whom."""
