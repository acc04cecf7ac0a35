"""An installation opened by a command, with what is wrong with its settings said in plain English.

Must not know what the command does.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handover.failure_kind import kind_of
from web.database_commands import check_ready
from web.progress import progress
from web.settings import Settings, SettingsError

if TYPE_CHECKING:
    from web.composition import Composition

THIS_USER_ALONE = 0o077
"""Nobody else on the machine may read the database files."""

data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the database files (default: HANDOVER_DATA, or var).",
)


class CannotTellError(click.ClickException):
    """Nobody can tell whether anything is wrong: not the same as that something is."""

    exit_code = 2


@contextmanager
def installation(data: Path | None) -> Iterator["Composition"]:
    """The files of this installation, with the lists brought up to the log.

    Raises ClickException for a setting that is wrong, and for a disk or a database in trouble.
    """
    with trouble_is_told(), _composed(_settings(data)) as together:
        _catch_up(together)
        yield together


@contextmanager
def existing_installation(data: Path | None) -> Iterator["Composition"]:
    """As `installation`, and none is made where there is none: a wrong folder is not an empty log.

    Raises ClickException for that too.
    """
    with as_it_is(data) as together:
        _catch_up(together)
        yield together


@contextmanager
def as_it_is(data: Path | None) -> Iterator["Composition"]:
    """As `existing_installation`, with the lists wherever they stand."""
    with trouble_is_told():
        settings = _settings(data)
        if not settings.database and not Path(settings.events_path).is_file():
            raise click.ClickException(
                f"There is no log in {settings.data}. Look at HANDOVER_DATA."
            )
        with _composed(settings) as together:
            _check_is_used(together)
            yield together


@contextmanager
def or_cannot_tell() -> Iterator[None]:
    """For a command that ends with 1 for what it finds: with 2 when it could not look."""
    try:
        yield
    except click.ClickException as error:
        raise CannotTellError(error.message) from error


def settings_of(given: Mapping[str, str]) -> Settings:
    """The settings of the environment, and before them those that were `given` to a command.

    Raises ClickException for one that is wrong, and for a database that cannot be worked with.
    """
    try:
        with trouble_is_told():
            settings = Settings.from_environment({**os.environ, **given})
            check_ready(settings)
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
    return settings


def _settings(data: Path | None) -> Settings:
    return settings_of({"HANDOVER_DATA": str(data)} if data else {})


def _catch_up(together: "Composition") -> None:
    together.projector.catch_up_fully(progress("read into the lists"))


def _check_is_used(together: "Composition") -> None:
    """A place that another command has made by mistake holds files, and nothing in them."""
    if together.service.head() or together.desk.accounts.ever_added():
        return
    where, name = str(together.settings.data), "HANDOVER_DATA"
    if together.settings.database:
        where, name = "the database", "HANDOVER_DATABASE"
    raise click.ClickException(
        f"Nothing was ever recorded in {where}, and nobody has an account there. Look at {name}."
    )


@contextmanager
def _composed(settings: Settings) -> Iterator["Composition"]:
    from web.composition import compose
    from web.desk import DeskError

    os.umask(THIS_USER_ALONE)
    try:
        together = compose(settings)
    except DeskError as error:
        raise click.ClickException(str(error)) from error
    try:
        yield together
    finally:
        together.close()


@contextmanager
def trouble_is_told() -> Iterator[None]:
    """A disk or a database in trouble, in one sentence. Its own words may quote a person."""
    try:
        yield
    except Exception as error:
        from projections.database import TROUBLE  # only now: a wrong setting answers at once

        if not isinstance(error, TROUBLE):
            raise
        why = f"a file or a database cannot be read or written ({kind_of(error)})"
        if isinstance(error, OSError) and error.strerror:
            why = error.strerror
        raise click.ClickException(f"It was not done: {why}.") from error
