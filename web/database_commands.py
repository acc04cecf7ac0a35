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
    # Imported here, so that --help and a wrong setting answer at once.
    from handover.postgres import preparing  # noqa: PLC0415 - as said above
    from handover.postgres.address import UnreadableAddressError  # noqa: PLC0415 - as said above

    try:
        before = preparing.prepare(owner, service)
        preparing.check(service)
    except (preparing.NotReadyError, UnreadableAddressError) as error:
        raise click.ClickException(str(error)) from error
    changed = f"brought from {before} to" if before < preparing.VERSION else "at"
    click.echo(f"The database is ready: {changed} {preparing.VERSION}.")


def check_ready(settings: Settings) -> None:
    """Raises SettingsError unless the service can work with the database of `settings`, if any."""
    if not settings.database:
        return
    from handover.postgres.address import UnreadableAddressError  # noqa: PLC0415 - only if needed
    from handover.postgres.preparing import NotReadyError, check  # noqa: PLC0415 - as above

    try:
        check(settings.database)
    except (NotReadyError, UnreadableAddressError) as error:
        raise SettingsError(str(error)) from error


def _address(name: str) -> str:
    address = os.environ.get(name, "")
    if not address:
        raise click.ClickException(
            f"Set {name} to the address of the database: "
            "postgresql://NAME:PASSWORD@HOST:PORT/DATABASE."
        )
    return address
