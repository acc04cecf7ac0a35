"""Whether data may be worked on with these settings: looked at before anything is done with it.

One judgement for the pages and for every process behind them. Must not know what they do.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click
from gunicorn.arbiter import Arbiter

from handover.family.identity import WrongFamilyKeyError
from web import demonstration, logs
from web.composition import Composition, compose
from web.desk import DeskError
from web.opened import THIS_USER_ALONE, settings_of, trouble_is_told
from web.settings import Settings

NEVER_STARTS = Arbiter.APP_LOAD_ERROR
"""How a process ends that may never work on this data: started again it is the same."""


class NeverStartsError(click.ClickException):
    """The data may not be worked on as it is; the message says what to do."""

    exit_code = NEVER_STARTS


@contextmanager
def judged(settings: Settings) -> Iterator[Composition]:
    """The installation, if it may be worked on; a demonstration has its region then.

    Raises NeverStartsError, and ClickException for a disk or a database in trouble.
    """
    os.umask(THIS_USER_ALONE)
    try:
        with trouble_is_told(), closing(compose(settings)) as together:
            demonstration.keep_apart(together)
            together.service.families.check_key()
            yield together
    except (
        DeskError,
        demonstration.NotADemonstrationError,
        demonstration.TeamsFileError,
        WrongFamilyKeyError,
    ) as error:
        raise NeverStartsError(str(error)) from error


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
