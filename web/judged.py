"""Whether data may be worked on with these settings: looked at before anything is done with it.

One judgement for the pages and for every process behind them. Must not know what they do.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click
from gunicorn.arbiter import Arbiter

from handover.family.identity import WrongFamilyKeyError
from web import demonstration, logs
from web.composition import Composition, compose
from web.desk.database import OtherDeskError
from web.opened import THIS_USER_ALONE, settings_of
from web.settings import Settings

NEVER_STARTS = Arbiter.APP_LOAD_ERROR
"""How a process ends that may never work on this data: started again it is the same."""


@contextmanager
def judged(settings: Settings) -> Iterator[Composition]:
    """The installation, if it may be worked on; a demonstration has its region then.

    Else the process ends with NEVER_STARTS and says what to do.
    """
    os.umask(THIS_USER_ALONE)
    together = _composed(settings)
    try:
        _judge(together)
        yield together
    finally:
        together.close()


@contextmanager
def judged_at_work(data: Path | None) -> Iterator[Composition]:
    """As `judged`, for a process behind the pages: it logs as they do; the lists are up to date.

    Raises ClickException for a setting that is wrong.
    """
    settings = settings_of({"HANDOVER_DATA": str(data)} if data else {})
    logs.install(is_demonstration=settings.is_demonstration)
    with judged(settings) as together:
        together.projector.catch_up_fully()
        yield together


def _composed(settings: Settings) -> Composition:
    try:
        return compose(settings)
    except OtherDeskError as error:
        _end(error)


def _judge(together: Composition) -> None:
    try:
        demonstration.keep_apart(together)
        together.service.families.check_key()
    except (
        demonstration.NotADemonstrationError,
        demonstration.TeamsFileError,
        WrongFamilyKeyError,
    ) as error:
        _end(error)


def _end(error: Exception) -> NoReturn:
    click.echo(f"Error: {error}", err=True)
    sys.exit(NEVER_STARTS)
