"""The call reference: what both sides say on the telephone to mean the same handover.

Tells nothing about the family, and is read aloud without mistakes.
"""

from uuid import UUID

_READ_ALOUD = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters that are not mistaken for one another on the telephone."""
_LENGTH = 8


def call_reference(handover_id: UUID) -> str:
    """The reference of a handover, such as "K7QF-3M2P"; always the same for the same handover."""
    number, characters = handover_id.int, []
    for _ in range(_LENGTH):
        number, index = divmod(number, len(_READ_ALOUD))
        characters.append(_READ_ALOUD[index])
    half = _LENGTH // 2
    return f"{''.join(characters[:half])}-{''.join(characters[half:])}"
