"""`python -m web backup` and `restore`: what cannot be made again, kept a second time.

Tells numbers, never what anything says. Must not know how a backup is written down.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from web.opened import data_option, existing_installation, installation
from web.progress import progress


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@data_option
def backup(*, file: Path, data: Path | None) -> None:
    """Write the log, accounts and drafts to FILE, as of one moment; the service goes on.

    It is read again before it gets its name. It holds personal data and no key: keep it where few
    may read it, and HANDOVER_FAMILY_KEY elsewhere.
    """
    with _failure_is_told(), existing_installation(data) as together:
        from web.backups.taking import take

        taken = take(together, file, progress("backed up"))
    click.echo(f"Backed up {taken}.\nChecksum of the log: {taken.log.sha256}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@data_option
def restore(*, file: Path, data: Path | None) -> None:
    """Put the backup FILE into an empty folder, or into a newly prepared database.

    So a log also moves from files to PostgreSQL, and back. Nothing is put on top of anything.
    """
    with _failure_is_told(), installation(data) as together:
        from handover.family.identity import WrongFamilyKeyError
        from web.backups.lines import Backup
        from web.backups.restoring import restore as put_back

        backed_up, listed = Backup(file), progress("read into the lists")
        restored = put_back(together, backed_up, progress("restored"), listed)
        click.echo(f"Restored {restored}.\nChecksum of the log: {restored.log.sha256}")
        try:
            together.service.families.check_key()
        except WrongFamilyKeyError as error:
            raise click.ClickException(f"The service does not start yet: {error}") from error
    click.echo("Everybody has to sign in anew. Now prove the whole: python -m web check")


@contextmanager
def _failure_is_told() -> Iterator[None]:
    from web.backups import BackupError

    try:
        yield
    except BackupError as error:
        raise click.ClickException(str(error)) from error
