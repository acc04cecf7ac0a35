"""How far a long command is, told now and then on standard error.

Must not know what it does.
"""

import time
from collections.abc import Callable

import click

EVERY_SECONDS = 5.0


def progress(doing: str) -> Callable[[int], None]:
    """Takes each number that is reached, and says one every few seconds."""
    said_at = time.monotonic()

    def reached(number: int) -> None:
        nonlocal said_at
        if time.monotonic() - said_at >= EVERY_SECONDS:
            said_at = time.monotonic()
            click.echo(f"{number} events {doing} ...", err=True)

    return reached
