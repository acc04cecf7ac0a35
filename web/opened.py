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


@contextmanager
def installation(data: Path | None) -> Iterator["Composition"]:
    """The files of this installation, with the lists brought up to the log.

    Raises ClickException for a setting that is wrong.
    """
    with _opened(_settings(data)) as together:
        yield together


@contextmanager
def existing_installation(data: Path | None) -> Iterator["Composition"]:
    """As `installation`, and none is made where there is none: a wrong folder is not an empty log.

    Raises ClickException for that too.
    """
    settings = _settings(data)
    if not settings.database and not Path(settings.events_path).exists():
        raise click.ClickException(f"There is no log in {settings.data}. Look at HANDOVER_DATA.")
    with _opened(settings) as together:
        yield together


@contextmanager
def as_it_is(data: Path | None) -> Iterator["Composition"]:
    """As `installation`, with the lists wherever they stand."""
    with _composed(_settings(data)) as together:
        yield together


def settings_of(given: Mapping[str, str]) -> Settings:
    """The settings of the environment, and before them those that were `given` to a command.

    Raises ClickException for one that is wrong, and for a database that cannot be worked with.
    """
    try:
        settings = Settings.from_environment({**os.environ, **given})
        check_ready(settings)
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
    return settings


def _settings(data: Path | None) -> Settings:
    return settings_of({"HANDOVER_DATA": str(data)} if data else {})


@contextmanager
def _opened(settings: Settings) -> Iterator["Composition"]:
    with _composed(settings) as together:
        together.projector.catch_up_fully()
        yield together


@contextmanager
def _composed(settings: Settings) -> Iterator["Composition"]:
    from web.composition import compose
    from web.desk.database import OtherDeskError

    os.umask(THIS_USER_ALONE)
    try:
        together = compose(settings)
    except OtherDeskError as error:
        raise click.ClickException(str(error)) from error
    try:
        yield together
    finally:
        together.close()


@contextmanager
def trouble_is_told() -> Iterator[None]:
    """A disk or a database in trouble, in one sentence. Its own words may quote a person."""
    from projections.shift import TROUBLE

    try:
        yield
    except TROUBLE as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else kind_of(error)
        raise click.ClickException(f"It was not done: {why}.") from error
