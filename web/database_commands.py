"""`python -m web database ...`: a PostgreSQL database made ready for the service, by its owner.

Must not know what the service keeps there (handover/postgres/).
"""

import os

import click

from web.settings import Settings, SettingsError

SERVICE, OWNER = "HANDOVER_DATABASE", "HANDOVER_DATABASE_OWNER"


@click.group()
def database() -> None:
    """Prepare the PostgreSQL database of this installation, or see whether it is ready.

    An installation on SQLite needs neither.
    """


@database.command()
def prepare() -> None:
    """Make, or bring up to date, the schema and the rights. It may be run again at any time.

    HANDOVER_DATABASE is the address that the service uses, HANDOVER_DATABASE_OWNER the same
    database with the role that owns it. The service itself never needs the owner's.
    """
    service, owner = _address(SERVICE), _address(OWNER)
    from handover.postgres import preparing
    from handover.postgres.address import UnreadableAddressError

    try:
        before = preparing.prepare(owner, service)
    except (preparing.NotReadyError, UnreadableAddressError) as error:
        raise click.ClickException(str(error)) from error
    _say_what_is_wrong(service)
    changed = f"brought from {before} to" if before < preparing.VERSION else "at"
    click.echo(f"The database is ready: {changed} {preparing.VERSION}.")


@database.command()
def check() -> None:
    """Say whether the service can work with the database of HANDOVER_DATABASE as it is."""
    _say_what_is_wrong(_address(SERVICE))
    click.echo("The database is ready.")


def check_ready(settings: Settings) -> None:
    """Raises SettingsError unless the service can work with the database of `settings`, if any."""
    if not settings.database:
        return
    try:
        _say_what_is_wrong(settings.database)
    except click.ClickException as error:
        raise SettingsError(error.message) from error


def check_room(settings: Settings, needed: int) -> None:
    """Raises ClickException unless the database, if any, lets in `needed` connections."""
    if not settings.database:
        return
    from handover.postgres.preparing import NotReadyError
    from handover.postgres.room import check_room as check

    try:
        check(settings.database, needed)
    except NotReadyError as error:
        raise click.ClickException(str(error)) from error


def _say_what_is_wrong(address: str) -> None:
    from handover.postgres import preparing
    from handover.postgres.address import UnreadableAddressError

    try:
        preparing.check(address)
    except (preparing.NotReadyError, UnreadableAddressError) as error:
        raise click.ClickException(str(error)) from error


def _address(name: str) -> str:
    address = os.environ.get(name, "")
    if not address:
        raise click.ClickException(
            f"Set {name} to the address of the database: "
            "postgresql://NAME:PASSWORD@HOST:PORT/DATABASE."
        )
    return address
