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
from web.opened import data_option, existing_installation, installation

if TYPE_CHECKING:
    from web.composition import Composition

SIGNED_OUT = "Signed out everywhere."


@click.group()
def account() -> None:
    """Add, list and change the accounts of this installation.

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
    with installation(data) as together, _errors_told():
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


@account.command()
@click.argument("username")
@click.option("--team", required=True, help="The new team: its id, or its exact name.")
@data_option
def move(*, username: str, team: str, data: Path | None) -> None:
    """Let a clinician work in another team, and see nothing of the old one any more.

    Signs the person out everywhere; what was typed and not sent is deleted.
    """
    with _accounts_of(data) as together:
        from web.installing import move_account, said_of

        moved, deleted = move_account(together, username, team)
    click.echo(f"Moved {moved.username}: {said_of(moved)}. {_said_after(deleted)}")


@account.command()
@click.argument("username")
@data_option
def close(*, username: str, data: Path | None) -> None:
    """Let nobody sign in with an account any more. What was recorded goes on naming it.

    Signs the person out everywhere; what was typed and not sent is deleted.
    """
    with _accounts_of(data) as together:
        from web.installing import close_account, said_of

        closed, deleted = close_account(together, username)
    click.echo(f"Closed {closed.username}: {said_of(closed)}. {_said_after(deleted)}")


@account.command()
@click.argument("username")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@data_option
def password(*, username: str, password_stdin: bool, data: Path | None) -> None:
    """Give an account another password, asked for twice. Signs the person out everywhere."""
    with _accounts_of(data) as together:
        from web.installing import change_password, known_account

        found = known_account(together, username)
        change_password(together, found, _from_pipe() if password_stdin else _asked_twice())
    click.echo(f"Changed the password of {found.username}. {SIGNED_OUT}")


@account.command("list")
@data_option
def show(*, data: Path | None) -> None:
    """List every account by its username, closed ones too.

    Passwords are kept as hashes and cannot be listed.
    """
    with _accounts_of(data) as together:
        from web.installing import said_of

        for one in together.desk.accounts.ever_added():
            click.echo(f"{one.username:<20} {said_of(one)}")


@contextmanager
def _accounts_of(data: Path | None) -> Iterator["Composition"]:
    """An installation that is there already; nothing has an account anywhere else."""
    with existing_installation(data) as together, _errors_told():
        yield together


@contextmanager
def _errors_told() -> Iterator[None]:
    """Whatever is wrong with an account is said, and nothing is kept."""
    from web.installing import AccountError

    try:
        yield
    except AccountError as error:
        raise click.ClickException(str(error)) from error


def _said_after(deleted: int) -> str:
    """What it did beside, so that whoever runs it can tell the person."""
    if not deleted:
        return SIGNED_OUT
    return f"{SIGNED_OUT} Half-done records that were deleted: {deleted}."


def _from_pipe() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _asked_twice() -> str:
    password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return password
