"""`python -m web projector`: follows the log, so that the lists are true though nobody looks.

Must not know how it follows (projections/following.py).
"""

from pathlib import Path

import click

from web.opened import data_option
from web.stopping import told_to_stop


@click.command()
@data_option
def projector(*, data: Path | None) -> None:
    """Read what is recorded into the lists until you press Ctrl+C.

    Start a second one on the same installation, and it stands by: when the first ends, however it
    ends, it goes on. Settings come from the environment (HANDOVER_...), as for serve.
    """
    from projections.following import Follower
    from web.judged import judged_at_work

    stop = told_to_stop()
    with judged_at_work(data) as together:
        Follower(
            together.projector,
            log_at=together.settings.events_path,
            reads_at=together.settings.reads_path,
            clock=together.clock,
            say=click.echo,
        ).follow(stop)
    click.echo("Stopped.")
