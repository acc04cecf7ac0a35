"""Runs the application under gunicorn: one worker process, many threads.

The application is built in the worker, after the fork: a database connection does not survive
one. Must not know pages.
"""

import os
import sys

import click
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from handover.family.identity import WrongFamilyKeyError
from projections.directory import all_teams
from web import demonstration
from web.app import app_of
from web.composition import Composition, compose
from web.desk.database import OtherDeskError
from web.settings import Settings

THREADS = 8
STARTING_SECONDS = 120
"""The first start of a demonstration makes its region before it answers."""
THIS_USER_ALONE = 0o077
"""Nobody else on the machine may read the database files."""


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """One installation, served until it is told to stop; open requests are finished first."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn where to listen and how."""
        options = {
            "bind": f"{self.settings.host}:{self.settings.port}",
            "worker_class": "gthread",
            "workers": 1,
            "threads": THREADS,
            "timeout": STARTING_SECONDS,
            "graceful_timeout": 30,
            "loglevel": "warning",
            "proc_name": "pick-up-the-phone",
            "control_socket_disable": True,
            # How many proxies are trusted is our own setting, judged in security.py.
            "forwarded_allow_ips": "",
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Build the application; in a demonstration, make its region first if it is not there."""
        os.umask(THIS_USER_ALONE)
        try:
            together = compose(self.settings)
            demonstration.keep_apart(together)
            together.service.families.check_key()
        except (
            demonstration.NotADemonstrationError,
            demonstration.TeamsFileError,
            OtherDeskError,
            WrongFamilyKeyError,
        ) as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(Arbiter.APP_LOAD_ERROR)
        app = app_of(together)
        _warn_of_rules_for_nobody(together)
        _say_where(together)
        return app


def _warn_of_rules_for_nobody(together: Composition) -> None:
    """Say which areas with rules of their own have no team: a warning, for it may come yet."""
    if not together.settings.rulebook.areas:
        return
    together.projector.catch_up()
    with together.reads.reading() as connection:
        areas = {team["area"] for team in all_teams(connection)}
    for one in together.settings.rulebook.without_a_team(areas):
        click.echo(
            f'Warning: {one.written_at}: no open team is registered in "{one.area}", so these '
            "rules are used for nobody. Write the area as its teams have it, or register a team.",
            err=True,
        )


def _say_where(together: Composition) -> None:
    settings = together.settings
    click.echo(f"Pick up the Phone is ready: http://{settings.host}:{settings.port}/")
    if settings.is_demonstration:
        click.echo("Demonstration: invented people. Never enter a real person.")
        for words in _sign_ins(together):
            click.echo(words)
    click.echo("Press Ctrl+C to stop.")


def _sign_ins(together: Composition) -> list[str]:
    """Who may sign in to the demonstration. Never called for a real installation."""
    everyone = together.desk.accounts.everyone()
    people = [
        f"  {one.username:<12} {one.name}, {one.job_title}, {one.team_name}" for one in everyone
    ]
    return [f"Sign in with the password {demonstration.PASSWORD} as one of:", *people]
