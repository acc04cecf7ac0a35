"""Every table of labels has words for every choice, and every choice that is shown has a table."""

from collections.abc import Mapping
from enum import Enum
from types import ModuleType

from handover.states import State
from handover.transcoding import CHOICES
from web.presenters import (
    chronology_labels,
    email_labels,
    family_labels,
    labels,
    referral_labels,
    safety_labels,
)

NOT_SHOWN = {"source"}
"""Choices of the log without words on a page, by their name there."""


def tables(module: ModuleType) -> dict[str, Mapping[Enum, object]]:
    """The module's tables whose keys are choices."""
    return {
        name: table
        for name, table in vars(module).items()
        if isinstance(table, Mapping) and table and all(isinstance(key, Enum) for key in table)
    }


def every_table() -> dict[str, Mapping[Enum, object]]:
    """Every table of labels in the house."""
    modules = (
        *(labels, family_labels, referral_labels, safety_labels),
        *(email_labels, chronology_labels),
    )
    found: dict[str, Mapping[Enum, object]] = {}
    for module in modules:
        found |= tables(module)
    return found


def gaps(table: Mapping[Enum, object]) -> list[str]:
    """Choices without words."""
    choices = {choice for key in table for choice in type(key)}
    return sorted(str(choice) for choice in choices if not str(table.get(choice, "")).strip())


def test_every_table_of_labels_covers_its_choice() -> None:
    found = every_table()
    assert len(found) > 10
    assert {name: gaps(table) for name, table in found.items() if gaps(table)} == {}


def test_every_choice_that_is_shown_has_labels() -> None:
    labelled = {type(key) for table in every_table().values() for key in table}
    shown = {State, *(choice for name, choice in CHOICES.items() if name not in NOT_SHOWN)}
    assert shown - labelled == set()


def test_a_gap_is_noticed() -> None:
    assert gaps({State.WAITING: "Waits", State.RECEIVED: " "}) == [
        "State.ACKNOWLEDGED",
        "State.CLOSED",
        "State.DECLINED",
        "State.RECEIVED",
    ]
