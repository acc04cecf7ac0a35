"""`python -m web check`: everything is there, and shown as it was recorded, or what is not.

Tells numbers and places, never what anything says. Must not know how it is found out.
"""

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from web.opened import data_option, existing_installation, or_cannot_tell
from web.progress import progress

if TYPE_CHECKING:
    from web.composition import Composition

MOST_TOLD = 100
"""Lines; more would only hide the first."""


@click.command()
@data_option
def check(*, data: Path | None) -> None:
    """Prove that the log is whole and readable, and that the lists show what it gives.

    Ends with 0 when all is well, with 1 and a line for each thing that is wrong, with 2 when
    nobody can tell. Nothing is mended, and the service may go on meanwhile.
    """
    with or_cannot_tell(), existing_installation(data) as together:
        from web.backups.lines import checksum_of_log
        from web.backups.proving import faults

        head = together.service.head()
        told = progress("looked at"), progress("compared with the lists")
        found = list(islice(faults(together, head, *told), MOST_TOLD))
        log = checksum_of_log(together.service, head)
        if not found:
            _check_key(together)
    for line in found:
        click.echo(line)
    if found:
        click.echo("Not whole." if len(found) < MOST_TOLD else "Not whole; there may be more.")
        raise SystemExit(1)
    click.echo(f"Whole: {log.lines} events, and the lists show what they give.")
    click.echo(f"Checksum of the log: {log.sha256}")


def _check_key(together: "Composition") -> None:
    """As the service does at its start; asked last, for only of a whole log can it be told."""
    from handover.family.identity import WrongFamilyKeyError

    try:
        together.service.families.check_key()
    except WrongFamilyKeyError as error:
        raise click.ClickException(f"The log is whole, and nothing starts: {error}") from error
