"""Words that people type: trimmed, bounded, and free of characters that can deceive a reader.

Must not know what the words are about.
"""

import unicodedata

from handover.refusals import InvalidValue

LINE = 120
"""Longest one-line answer, in characters."""
PARAGRAPH = 4000
"""Longest free-text answer, in characters."""
ANSWER = 2000
"""Longest answer to one of several questions on a page, in characters."""
REASON = 1000
"""Longest reason, note or next action, in characters: a sentence or a few, not a story."""

_LINE_BREAKS = frozenset("\n\t")


def line(text: str, *, field: str, called: str, longest: int = LINE) -> str:
    """`text` trimmed, on one line and not blank; `called` names it in the refusal.

    Raises InvalidValue for blank, over-long, control or bidirectional characters.
    """
    cleaned = paragraph(text, field=field, called=called, longest=longest)
    if _LINE_BREAKS & set(cleaned):
        raise InvalidValue(f"Enter {called} on one line", field=field)
    return cleaned


def optional_line(text: str, *, field: str, called: str) -> str:
    """`text` trimmed and on one line; may be empty. Raises InvalidValue as `line` does."""
    return line(text, field=field, called=called) if text.strip() else ""


def paragraph(text: str, *, field: str, called: str, longest: int = PARAGRAPH) -> str:
    """`text` trimmed and not blank; line breaks allowed. Raises InvalidValue as `line` does."""
    cleaned = optional(text, field=field, called=called, longest=longest)
    if not says_something(cleaned):
        raise InvalidValue(f"Enter {called}", field=field)
    return cleaned


def same_words(one: str, other: str) -> bool:
    """Whether both say the same, whatever capitals and spaces somebody typed."""
    return one.casefold().split() == other.casefold().split()


def says_something(text: str) -> bool:
    """Whether `text` holds a letter or a digit: a lone dash or full stop is a blank in disguise."""
    return any(character.isalnum() for character in text)


def optional(text: str, *, field: str, called: str, longest: int = PARAGRAPH) -> str:
    """`text` trimmed; may be empty. Raises InvalidValue for what no reader could trust."""
    cleaned = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if any(_is_deceptive(character) for character in cleaned):
        raise InvalidValue(
            f"Remove the invisible characters from {called}: type it again instead of pasting it",
            field=field,
        )
    if len(cleaned) > longest:
        raise InvalidValue(
            f"Shorten {called} to {longest:,} characters or fewer: it has {len(cleaned):,}",
            field=field,
        )
    return cleaned


def _is_deceptive(character: str) -> bool:
    """Control, format (bidirectional, zero-width), private, surrogate and unassigned characters."""
    is_hidden = unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
    return is_hidden and character not in _LINE_BREAKS
