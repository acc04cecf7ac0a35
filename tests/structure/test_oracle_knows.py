"""A verb that nobody has told the oracle about fails here: no rule is added without its proof.

The oracle is in tests/domain/machine: a verb is told in one of its tables of verbs (who may, when
not, what changes), made in asked.py, and seen in seen.py where it adds something that is kept.
"""

from collections.abc import Collection, Mapping

from handover import commands as c
from tests.domain.machine import choosing, directory
from tests.domain.machine.asked import ASKED, NOT_ASKED
from tests.domain.machine.asked_elsewhere import driven
from tests.domain.machine.asked_of_directory import DIRECTORY
from tests.domain.machine.verbs import VERBS
from tests.structure.test_policy_rows import leaves

CHANGES = {
    "holder": {"acknowledge", "in error", "reassign", "name sender"},
    "call_due": {"redirect", "revise", "reopen"},
    "acknowledge_due": {"redirect", "revise", "reopen"},
    "call_stopped": {"talk", "redirect", "reopen"},
    "promised": {"acknowledge", "not done", "reopen"},
    "is_stopped": {"loss", "confirm undone", "another number"},
}
"""What matters most, and the only verbs that may change it, here or in another handover."""


def complaints(
    commands: Collection[str], asked: Collection[str], left_out: Mapping[str, str]
) -> list[str]:
    """Commands that the machine neither drives nor leaves out for a reason, and the reverse."""
    unknown = [f"{one}: tell the oracle" for one in commands if one not in {*asked, *left_out}]
    both = [f"{one}: driven, so take it off the list" for one in left_out if one in asked]
    gone = [f"{one}: no such command" for one in left_out if one not in commands]
    return sorted([*unknown, *both, *gone, *(one for one, why in left_out.items() if not why)])


def test_the_oracle_knows_every_command() -> None:
    names = {one.__name__ for one in leaves(c.Command)}
    assert complaints(names, driven(), NOT_ASKED) == []


def test_every_verb_is_told_and_made() -> None:
    assert choosing.TOLD_IN + choosing.KEPT_IN
    assert set(VERBS) == set(ASKED)
    assert set(directory.VERBS) == set(DIRECTORY)


def test_only_the_named_verbs_change_what_matters_most() -> None:
    for part, only in CHANGES.items():
        found = {word for word, verb in VERBS.items() if part in verb.changes | verb.reaches}
        assert found == only, part


def test_a_verb_that_nobody_told_is_noticed() -> None:
    left_out = {"Reopen": "comes next", "Gone": "comes next", "Decline": "comes next"}
    assert complaints({"Decline", "Reopen", "Reassign"}, {"Decline"}, left_out) == [
        "Decline: driven, so take it off the list",
        "Gone: no such command",
        "Reassign: tell the oracle",
    ]
