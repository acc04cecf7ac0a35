"""Runs the application under gunicorn: some worker processes, each with many threads.

The application is built in each worker, after the fork: a database connection does not survive
one. Must not know pages.
"""

import gc

import click
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.workers.base import Worker

from projections.directory import all_teams
from web import demonstration, logs
from web.app import app_of, imported_parts
from web.composition import Composition, compose
from web.forgetting import forget_what_is_old
from web.judged import judged
from web.overload import THREADS
from web.settings import Settings

STARTING_SECONDS = 120
GRACEFUL_SECONDS = 30
"""How long a worker that is told to stop goes on with the requests that it has."""
FIRST = 1


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
            "workers": self.settings.workers,
            "threads": THREADS,
            "timeout": STARTING_SECONDS,
            "graceful_timeout": GRACEFUL_SECONDS,
            "loglevel": "warning",
            "logconfig_dict": logs.configuration(is_demonstration=self.settings.is_demonstration),
            "proc_name": "pick-up-the-phone",
            "control_socket_disable": True,
            # How many proxies are trusted is our own setting, judged in security.py.
            "forwarded_allow_ips": "",
            "post_worker_init": self._say_where,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def run(self) -> None:
        """Look at the data before any worker starts, then serve until told to stop."""
        logs.install(is_demonstration=self.settings.is_demonstration)
        self._sign_ins = prepared(self.settings)
        imported_parts()
        super().run()

    def load(self) -> Flask:
        """Build the application of one worker."""
        application = app_of(compose(self.settings))
        # All of it stays until the worker ends. To look through it for garbage again and again
        # keeps somebody waiting for a fifth of a second each time.
        gc.collect()
        gc.freeze()
        return application

    def _say_where(self, worker: Worker) -> None:
        """Say where it is served, once the first worker can answer."""
        if worker.age != FIRST:
            return
        click.echo(f"Pick up the Phone is ready: http://{self.settings.host}:{self.settings.port}/")
        for words in self._sign_ins:
            click.echo(words)
        click.echo("Press Ctrl+C to stop.")


def prepared(settings: Settings) -> list[str]:
    """See that the data may be served, and in a demonstration make its region: who may sign in.

    Ends the process where it may not, with what to do. Lets go of every connection.
    """
    with judged(settings) as together:
        forget_what_is_old(together)
        _warn_of_rules_for_nobody(together)
        return _sign_ins(together) if settings.is_demonstration else []


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


def _sign_ins(together: Composition) -> list[str]:
    """Who may sign in to the demonstration. Never called for a real installation."""
    everyone = together.desk.accounts.everyone()
    people = [
        f"  {one.username:<12} {one.name}, {one.job_title}, {one.team_name}" for one in everyone
    ]
    return [
        "Demonstration: invented people. Never enter a real person.",
        f"Sign in with the password {demonstration.PASSWORD} as one of:",
        *people,
    ]
