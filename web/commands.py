"""The command line: `python -m web serve`. Must not know what the service does.

Each command says in --help what it is for.
"""

import os
from pathlib import Path

import click

from web.account_commands import account
from web.backup_commands import backup, restore
from web.check_commands import check
from web.database_commands import check_ready, database
from web.parked_commands import parked
from web.projector_commands import projector
from web.rebuild_commands import rebuild
from web.settings import Settings, SettingsError


@click.group()
def main() -> None:
    """Pick up the Phone: handovers that are rung, proved and never lost."""


main.add_command(account)
main.add_command(backup)
main.add_command(check)
main.add_command(database)
main.add_command(parked)
main.add_command(projector)
main.add_command(rebuild)
main.add_command(restore)


@main.command()
@click.option("--demo", is_flag=True, help="Serve a practice region of invented people.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on (default 8000).")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the database files (default var; made if missing).",
)
def serve(*, demo: bool, port: int | None, data: Path | None) -> None:
    """Serve the pages and the API until you press Ctrl+C.

    Settings come from the environment (HANDOVER_...); the options here go before them.
    """
    given = {
        "HANDOVER_DEMONSTRATION": "yes" if demo else None,
        "HANDOVER_PORT": str(port) if port else None,
        "HANDOVER_DATA": str(data) if data else None,
    }
    environment = {**os.environ, **{name: value for name, value in given.items() if value}}
    try:
        settings = Settings.from_environment(environment)
        check_ready(settings)
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
    from web.server import Server

    Server(settings).run()


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
