"""Passwords: hashed with Argon2id, checked in the same time whether or not the account exists.

Must not know accounts.
"""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LONGEST_PASSWORD = 1024
"""Characters: longer ones are refused unread, so that nobody can make hashing slow."""

_hasher = PasswordHasher()


def hash_of(password: str) -> str:
    """The Argon2id hash of `password`, with its salt and costs."""
    return _hasher.hash(password)


def is_password(password_hash: str | None, password: str) -> bool:
    """Whether `password` made `password_hash`; always false, as slowly, when that is None."""
    if len(password) > LONGEST_PASSWORD:
        return False
    try:
        _hasher.verify(password_hash or _nobodys_hash(), password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


@cache
def _nobodys_hash() -> str:
    """A hash to check against when the account does not exist."""
    return _hasher.hash("nobody signs in with this")
