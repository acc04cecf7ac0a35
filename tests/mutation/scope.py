"""Which modules are measured, and by which tests.

A module of handover/ is measured unless it is named below with the reason why not. Its tests are
those of tests/domain that import it, and those named for it here. Must not run anything.
"""

import ast
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

DOMAIN = "tests/domain"

NOT_MEASURED = {
    "__init__.py": "holds no code",
    "*/__init__.py": "holds no code",
    "commands.py": "names fields only",
    "*/commands.py": "names fields only",
    "lead_commands.py": "names fields only",
    "refusals.py": "sentences: tests/structure/test_refusals.py reads them",
    "*/refusals.py": "sentences: tests/structure/test_refusals.py reads them",
    "application.py": "carries commands to aggregates; decides nothing",
    "decisions.py": "carries commands to aggregates; decides nothing",
    "deciding/*.py": "carry commands to aggregates; decide nothing",
    "finding.py": "reads the log for candidates; decides nothing",
    "records.py": "finds what is stored; decides nothing",
    "recorder.py": "the store: tests/domain/test_durability.py kills a process instead",
    "postgres/*.py": "the store: tests/domain/test_postgres_*.py break it instead",
    "location.py": "tells an address from a path; decides nothing",
    "log_errors.py": "names errors only",
    "policy.py": "a table, which tests/domain/test_permission.py repeats row by row",
    "permission.py": "who may ask, not when something is due or who holds a family",
    "transcoding.py": "what is stored: tests/domain/test_log_longevity.py holds its samples",
}
"""Patterns below handover/, with the reason."""

GROUPS = {
    "Working time": ("calendar.py", "opening_hours.py", "bank_holidays.py", "hours_in_words.py"),
    "Deadlines": (
        *("deadlines.py", "time_limits.py", "repeat_attempts.py", "new_birth_visit.py"),
        *("ladder.py", "rules/*.py"),
    ),
    "Aggregates, and the values that they keep": ("*",),
}
"""The parts of the score: a module belongs to the first in which a pattern fits."""

_HANDOVER = (
    *("test_recording.py", "test_calling.py", "test_answering.py", "test_following.py"),
    *("test_clarifying.py", "test_ending.py", "test_referred_first.py", "test_words_asked.py"),
    *("test_histories_properties.py", "test_replay_properties.py"),
)
_STORED = ("test_words_typed.py", "test_log_released.py", "test_log_longevity.py")
NAMED: dict[str, tuple[str, ...]] = {
    "calendar.py": ("test_deadlines*.py",),
    "opening_hours.py": ("test_calendar*.py", *_STORED),
    "time_limits.py": ("test_deadlines*.py", "test_rules_*.py"),
    "repeat_attempts.py": ("test_rules_*.py",),
    "ladder.py": ("test_ladder*.py", *_STORED),
    "rules/*.py": ("test_rules_*.py", "test_ladder*.py", "test_deadlines.py", "test_next_try.py"),
    "handover.py": _HANDOVER,
    "following.py": (*_HANDOVER, "test_loss.py", "test_moving.py"),
    "deadlines.py": ("test_revising.py",),
    "sited.py": ("test_area.py",),
    "succession.py": ("test_succession*.py",),
    "acknowledgement.py": (
        *(*_STORED, "test_answering.py", "test_following.py", "test_words_asked.py"),
    ),
    "states.py": (*_HANDOVER, "../structure/test_states_page.py"),
    "moves.py": _HANDOVER,
    "*events.py": (*_STORED, "test_replay_properties.py"),
    "actor.py": (*_STORED, "test_permission.py", "test_calling.py"),
    "receipt.py": ("test_idempotency.py", *_STORED),
    "answers.py": _STORED,
    "calls.py": _STORED,
    "person.py": _STORED,
    "referred_first.py": _STORED,
    "family/*.py": _STORED,
    "directory/*.py": (*_STORED, "test_team*.py", "test_wrong_number.py", "test_succession*.py"),
    "family/mov*.py": ("test_moving.py",),
    "move_events.py": ("test_moving.py",),
    "stopped.py": ("test_loss*.py",),
    "marked.py": ("test_mark_*.py",),
    "born.py": ("test_birth_learned.py",),
    "birth_events.py": (*_STORED, "test_birth_learned.py"),
    "deciding/births_told.py": ("test_birth_learned.py",),
    "family/corrected*.py": ("test_identity*.py",),
    "correcting/*.py": (
        *("test_identity*.py", "test_revising.py"),
        *("test_reopening.py", "test_changes_read.py", "test_words_asked.py"),
        *_STORED,
    ),
    "daily/colleagues.py": ("test_reassigning.py", *_STORED),
    "daily/asides.py": ("test_setting_aside.py", "test_brought_back.py", *_STORED),
    "daily/claims.py": ("test_ringing_now.py",),
    "daily/ringing.py": ("test_ringing_now.py",),
    "daily/*.py": (
        *("test_reassigning.py", "test_setting_aside.py", "test_brought_back.py"),
        *("test_ringing_now.py", "test_word_of_mouth.py", *_STORED),
    ),
    "late_entries.py": ("test_calling.py",),
    "family/undo*.py": ("test_loss_undone.py",),
    "undo_events.py": ("test_loss_undone.py",),
    "unstopped.py": ("test_loss_undone.py",),
    "agreed.py": ("test_agreeing.py", *_STORED),
    "led.py": ("test_agreeing.py", "test_words_asked.py"),
    "lead_events.py": ("test_agreeing.py",),
    "words_events.py": ("test_words_challenged.py",),
    "team.py": (
        *("test_refused_in_words.py", "test_team*.py", "test_succession*.py"),
        *("test_wrong_number.py", "test_words_asked.py"),
    ),
    "teams.py": (*_STORED, "test_team.py", "test_answering.py"),
}
"""Tests in tests/domain that reach a module through others, by patterns of both."""

_WORDS = ("test_log_released.py", "test_words_typed.py")
"""Judge, and quickly, what a value's words are in the log and how long they may be."""
CLOSEST: dict[str, tuple[str, ...]] = {
    "family/*events.py": ("test_log_released.py", "test_log_longevity.py"),
    "family/events.py": ("test_family_alone.py", "test_family.py", "test_loss_told.py"),
    "family/arrangements.py": (*_WORDS, "test_arrangements.py"),
    "family/babies.py": (*_WORDS, "test_family_ids.py", "test_family.py"),
    "family/baby_commands.py": ("test_each_baby.py",),
    "family/baby_events.py": ("test_each_baby.py", "test_arrangements.py"),
    "family/birth.py": (*_WORDS, "test_birth_and_place.py"),
    "family/corrected.py": ("test_family_alone.py", "test_identity_after_loss.py"),
    "family/corrected_events.py": ("test_family_alone.py", "test_identity_after_loss.py"),
    "family/each_baby.py": ("test_family_alone.py", "test_each_baby.py", "test_arrangements.py"),
    "family/facts.py": ("test_household.py",),
    "family/families.py": ("test_family.py", "test_family_ids.py", "test_household.py"),
    "family/family.py": (
        *("test_family_alone.py", "test_family_ids.py", "test_family.py"),
        *("test_arrangements.py", "test_loss.py"),
    ),
    "family/family_moves.py": (*_WORDS, "test_moving.py"),
    "family/household.py": (*_WORDS, "test_household_words.py"),
    "family/identity.py": ("test_log_released.py", "test_family_ids.py"),
    "family/losing.py": (
        *("test_loss_reaches.py", "test_loss_told.py", "test_loss.py"),
        "test_identity_after_loss.py",
    ),
    "family/loss_events.py": ("test_loss_told.py", "test_loss.py"),
    "family/losses.py": (*_WORDS, "test_loss_told.py", "test_loss_fails_closed.py", "test_loss.py"),
    "family/move_*.py": ("test_moving.py",),
    "family/part_dates.py": ("test_part_dates.py",),
    "family/places.py": (*_WORDS, "test_birth_and_place.py"),
    "family/pregnancies.py": ("test_pregnancies.py",),
    "family/refer*.py": ("test_family_alone.py", "test_referral.py", "test_identity_meets.py"),
    "family/safety_*.py": ("test_safe_contact.py", "test_hidden_address.py"),
    "family/social_care.py": (*_WORDS, "test_household_words.py"),
    "family/telling.py": ("test_household.py",),
    "family/told_events.py": ("test_household.py",),
    "family/undo_*.py": ("test_loss_undone.py", "test_loss_undone_told.py"),
    "family/undoing.py": ("test_loss_undone.py", "test_loss_undone_told.py"),
    "family/safe_contact.py": (*_WORDS, "test_safe_contact.py"),
    "family/safeguarded.py": ("test_safe_contact.py", "test_hidden_address.py"),
    "family/sensitive.py": ("test_hidden_address.py", *_STORED),
    "loss_events.py": ("test_log_released.py", "test_log_longevity.py", "test_loss_learned.py"),
    "undo_events.py": ("test_log_released.py", "test_log_longevity.py", "test_loss_learned.py"),
    "stopped.py": (
        "test_loss_stops.py",
        "test_loss_learned.py",
        "test_loss.py",
        "test_loss_told.py",
    ),
    "family/moving.py": ("test_moving.py",),
    "family/export*.py": ("test_exporting.py", *_STORED),
    **dict.fromkeys(("as_known.py", "looking.py", "moment_asked.py"), ("test_as_known.py",)),
    "referral/due.py": ("test_rules_of_referrals.py", "test_referral*.py"),
    "referral/events.py": (*_STORED, "test_referral*.py"),
    "referral/re*.py": (
        *("test_aggregate_alone.py", "test_referral*.py", "test_disagreement.py"),
        "test_mark_*.py",
    ),
    "referral/told.py": ("test_mark_*.py", "test_referral_told.py", "test_referral.py", *_STORED),
    "disagreement/*.py": ("test_disagreement.py", "test_words_asked.py", *_STORED),
    "content.py": (*_STORED, "test_content.py"),
    "events.py": (
        *(*_STORED, "test_recording.py", "test_calling.py", "test_answering.py"),
        *("test_following.py", "test_clarifying.py", "test_ending.py"),
    ),
    "team_events.py": (*_STORED, "test_team.py", "test_team_numbers.py", "test_wrong_number.py"),
    "succession_events.py": (*_STORED, "test_succession*.py"),
    "stated.py": ("test_stated.py",),
    "text.py": ("test_text.py",),
    "urgency.py": (*_STORED, "test_rules_sentences.py"),
    "words.py": ("test_words.py",),
    "explained.py": ("test_words_challenged.py", "test_setting_aside.py"),
    "forms/*.py": ("test_forms*.py",),
    "correcting/identity.py": ("test_identity*.py", "test_words_asked.py"),
    "correcting/revising.py": ("test_changes_read.py", "test_revising.py", "test_words_asked.py"),
    "correcting/events.py": (*_STORED, "test_reopening.py", "test_revising.py", "test_identity.py"),
    "daily/events.py": (
        *(*_STORED, "test_reassigning.py", "test_setting_aside.py"),
        *("test_ringing_now.py", "test_word_of_mouth.py"),
    ),
    "daily/part.py": ("test_word_of_mouth.py", "test_ringing_now.py"),
    "daily/reassigning.py": ("test_reassigning.py",),
    "daily/setting_aside.py": ("test_setting_aside.py", "test_brought_back.py"),
    "daily/word_of_mouth.py": ("test_word_of_mouth.py",),
    "free_text/challenge.py": ("test_words_challenged.py",),
    "free_text/finding.py": ("test_free_text.py", "test_log_released.py"),
    "free_text/words_told.py": ("test_words_told.py",),
    "directory/*cover.py": ("test_team_cover.py", "test_succession*.py", "test_words_asked.py"),
    "directory/numbers.py": ("test_log_released.py",),
    "directory/*numbers.py": ("test_team_numbers.py", "test_wrong_number.py", "test_team.py"),
}
"""Modules of a large package of which these tests alone must notice every fault: the package's
other tests would pass by them, and make each trial long."""

SLOW = {"test_durability.py", "test_conflicts.py", "test_conflicts_in_the_moment.py"}
"""Start processes or threads; what they prove is not in one module."""


class NoTestsError(LookupError):
    """A module is to be measured and no test is known for it."""


def modules(root: Path) -> list[str]:
    """The modules to measure, as paths from `root`."""
    found = sorted((root / "handover").rglob("*.py"))
    paths = [path.relative_to(root).as_posix() for path in found]
    return [path for path in paths if why_not(path) is None]


def why_not(module: str) -> str | None:
    """The reason why a module is not measured; None when it is."""
    short = module.removeprefix("handover/")
    fitting = (why for pattern, why in NOT_MEASURED.items() if _fits(short, pattern))
    return next(fitting, None)


def group_of(module: str) -> str:
    """The part of the score to which a module belongs."""
    short = module.removeprefix("handover/")
    fitting = (
        group
        for group, patterns in GROUPS.items()
        if any(_fits(short, pattern) or pattern == "*" for pattern in patterns)
    )
    return next(fitting)


def files_testing(module: str, root: Path) -> list[str]:
    """The test files for a module, those named like it first. Raises NoTestsError."""
    if closest := _named(CLOSEST, module, root):
        return closest
    named = _named(NAMED, module, root)
    importing = [one for one in _importing(module, root) if Path(one).name not in SLOW]
    tests = list(dict.fromkeys([*importing, *named]))
    if not tests:
        raise NoTestsError(f"No test imports {module}: name its tests in tests/mutation/scope.py.")
    stem = Path(module).stem
    return sorted(tests, key=lambda one: (stem not in one, "properties" in one))


def _named(table: Mapping[str, tuple[str, ...]], module: str, root: Path) -> list[str]:
    """The tests that a table has for the module."""
    return [
        found.resolve().relative_to(root.resolve()).as_posix()
        for pattern, tests in table.items()
        if _fits(module.removeprefix("handover/"), pattern)
        for test in tests
        for found in sorted((root / DOMAIN).glob(test))
    ]


def _fits(short: str, pattern: str) -> bool:
    """Whether a path below handover/ fits; only a pattern with a slash looks into a package."""
    return fnmatch(short, pattern) and ("/" in pattern or "/" not in short or pattern[0] == "*")


def _importing(module: str, root: Path) -> Iterator[str]:
    """Tests of the domain that import the module, or a neighbour in its package."""
    name = module.removesuffix(".py").replace("/", ".")
    package = name.rpartition(".")[0]
    for path in sorted((root / DOMAIN).glob("test_*.py")):
        imported = _imported_by(path)
        neighbours = {one for one in imported if one.startswith(f"{package}.")}
        if name in imported or (package != "handover" and neighbours | (imported & {package})):
            yield path.relative_to(root).as_posix()


@cache
def _imported_by(path: Path) -> frozenset[str]:
    return frozenset(_imports(ast.parse(path.read_text(encoding="utf-8"))))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
