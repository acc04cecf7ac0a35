"""The command line: `python -m web ...`. Must not know what the service does.

Each command says in --help what it is for.
"""

from pathlib import Path

import click

from web.account_commands import account
from web.backup_commands import backup, restore
from web.chaser_commands import chaser
from web.check_commands import check
from web.database_commands import database
from web.parked_commands import parked
from web.post_commands import post
from web.projector_commands import projector
from web.rebuild_commands import rebuild
from web.serving_commands import run, serve


@click.group()
def main() -> None:
    """Pick up the Phone: handovers that are rung, proved and never lost."""


main.add_command(account)
main.add_command(backup)
main.add_command(chaser)
main.add_command(check)
main.add_command(database)
main.add_command(parked)
main.add_command(post)
main.add_command(projector)
main.add_command(rebuild)
main.add_command(restore)
main.add_command(run)
main.add_command(serve)


@main.command()
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write (default: print).",
)
def states(*, output: Path | None) -> None:
    """Print docs/states.md: what is allowed in each state of a handover, and to whom."""
    from web.states_page import states_page

    if output is None:
        click.echo(states_page(), nl=False)
    else:
        output.write_text(states_page(), encoding="utf-8")
