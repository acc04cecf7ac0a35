"""Tokens of one-time links: random, easy to type, and known to nobody but who has the email.

Must not know what a link opens.
"""

import base64
import secrets
from dataclasses import dataclass, field
from datetime import timedelta

RANDOM_BYTES = 15
"""120 random bits: 24 characters, without padding."""


@dataclass(frozen=True)
class LinkRule:
    """With which key a token's digest is made, and for how long a link works."""

    key: str = field(repr=False)
    lasts: timedelta


def new_token() -> str:
    """A token such as KRUGS4-ZANFZX-..., in capitals and digits."""
    text = base64.b32encode(secrets.token_bytes(RANDOM_BYTES)).decode()
    return "-".join(text[start : start + 6] for start in range(0, len(text), 6))
