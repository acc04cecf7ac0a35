"""`python -m web account ...`: who may sign in, from the command line.

A real installation starts here: first a keeper, who registers the teams, then the clinicians.
Must not know how accounts are kept (web/installing.py).
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handover.actor import PEOPLE, Role
from web.opened import data_option, installation

if TYPE_CHECKING:
    from web.composition import Composition


@click.group()
def account() -> None:
    """Add and list the accounts of this installation.

    Settings come from the environment (HANDOVER_...), as for serve.
    """


@account.command()
@click.argument("username")
@click.option("--name", required=True, help="First and last name, as the records show it.")
@click.option("--job-title", required=True, help="As the person is employed.")
@click.option("--role", required=True, type=click.Choice([role.value for role in PEOPLE]))
@click.option("--team", help="A clinician's team: its id, or its exact name in the directory.")
@click.option("--region", default="", help="What a lead or a keeper looks after, in words.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@data_option
def add(
    *,
    username: str,
    name: str,
    job_title: str,
    role: str,
    team: str | None,
    region: str,
    password_stdin: bool,
    data: Path | None,
) -> None:
    """Add an account. The password is asked for twice and never shown."""
    with _accounts_of(data) as together:
        from web.installing import keep, new_account, said_of

        new = new_account(
            together,
            username=username,
            name=name,
            job_title=job_title,
            role=Role(role),
            team=team,
            region=region,
        )
        # Asked last: nobody types a password twice to hear that the team is unknown.
        keep(together, new, _from_pipe() if password_stdin else _asked_twice())
    click.echo(f"Added {new.username}: {said_of(new)}")


@account.command("list")
@data_option
def show(*, data: Path | None) -> None:
    """List every account by its username. Passwords are kept as hashes and cannot be listed."""
    with _accounts_of(data) as together:
        from web.installing import said_of

        for one in together.desk.accounts.everyone():
            click.echo(f"{one.username:<20} {said_of(one)}")


@contextmanager
def _accounts_of(data: Path | None) -> Iterator["Composition"]:
    """The installation; whatever is wrong with an account is said, and nothing is kept."""
    with installation(data) as together:
        from web.installing import AccountError

        try:
            yield together
        except AccountError as error:
            raise click.ClickException(str(error)) from error


def _from_pipe() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _asked_twice() -> str:
    password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return password
