"""`python -m web check`: everything is there, and shown as it was recorded, or what is not.

Tells numbers and places, never what anything says. Must not know how it is found out.
"""

from itertools import islice
from pathlib import Path

import click

from web.opened import data_option, existing_installation, trouble_is_told
from web.progress import progress

MOST_TOLD = 100
"""Lines; more would only hide the first."""


class CannotTellError(click.ClickException):
    """Nobody can tell whether anything is wrong: not the same as that something is."""

    exit_code = 2


@click.command()
@data_option
def check(*, data: Path | None) -> None:
    """Prove that the log is whole and readable, and that the lists show what it gives.

    Ends with 0 when all is well, with 1 and a line for each thing that is wrong, with 2 when
    nobody can tell. Nothing is mended, and the service may go on meanwhile.
    """
    try:
        with trouble_is_told(), existing_installation(data) as together:
            from web.backups.lines import checksum_of_log
            from web.backups.proving import faults

            head = together.service.head()
            found = list(islice(faults(together, head, progress("looked at")), MOST_TOLD))
            log = checksum_of_log(together.service, head)
    except click.ClickException as error:
        raise CannotTellError(error.message) from error
    for line in found:
        click.echo(line)
    if found:
        click.echo("Not whole." if len(found) < MOST_TOLD else "Not whole; there may be more.")
        raise SystemExit(1)
    click.echo(f"Whole: {log.lines} events, and the lists show what they give.")
    click.echo(f"Checksum of the log: {log.sha256}")
