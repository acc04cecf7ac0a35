"""`python -m web serve` and `run`: the pages alone, or everything that an installation runs.

Must not know what is served, nor how a process is looked after.
"""

import os
from collections.abc import Callable
from pathlib import Path

import click

from web.database_commands import check_room
from web.opened import data_option, settings_of
from web.processes import processes

ASKED = (
    click.option("--demo", is_flag=True, help="Serve a practice region of invented people."),
    click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on (default 8000)."),
    click.option(
        "--workers",
        type=click.IntRange(1, 64),
        help="Processes that answer requests (default 1); one for each processor is plenty.",
    ),
    data_option,
)


def asks(command: Callable[..., None]) -> Callable[..., None]:
    """Let `command` be given what goes before the environment."""
    for option in reversed(ASKED):
        command = option(command)
    return command


@click.command()
@asks
def serve(*, demo: bool, port: int | None, workers: int | None, data: Path | None) -> None:
    """Serve the pages and the API until you press Ctrl+C.

    Settings come from the environment (HANDOVER_...); the options here go before them.
    """
    settings = settings_of(_given(demo=demo, port=port, workers=workers, data=data))
    pages = processes(settings.workers)[0]
    check_room(settings, pages.connections)
    from web.counting import counted_together

    with counted_together():  # before anything that counts is imported
        from web.server import Server

        Server(settings).run()


@click.command()
@asks
def run(*, demo: bool, port: int | None, workers: int | None, data: Path | None) -> None:
    """Run all of it: pages, projector, chaser, the post where a mail server is set, and standbys.

    What ends by itself is started again. Told to stop, each ends what it has begun. Settings come
    from the environment (HANDOVER_...); the options here go before them.
    """
    given = _given(demo=demo, port=port, workers=workers, data=data)
    settings = settings_of(given)
    every = processes(settings.workers, has_mail=settings.mail is not None)
    check_room(settings, sum(one.connections for one in every))
    from web import logs
    from web.judged import judged
    from web.stopping import told_to_stop
    from web.supervisor import Supervisor

    stop = told_to_stop()
    logs.install(is_demonstration=settings.is_demonstration)
    with judged(settings):
        pass  # before any of them starts: what one of them does cannot be taken back
    raise SystemExit(Supervisor(every, {**os.environ, **given}).run(stop))


def _given(
    *, demo: bool, port: int | None, workers: int | None, data: Path | None
) -> dict[str, str]:
    """What was given, as the environment would say it."""
    said = {
        "HANDOVER_DEMONSTRATION": "yes" if demo else "",
        "HANDOVER_PORT": port,
        "HANDOVER_WORKERS": workers,
        "HANDOVER_DATA": data,
    }
    return {name: str(value) for name, value in said.items() if value}
