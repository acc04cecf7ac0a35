"""`python -m web chaser`: has what falls due recorded, though nobody looks.

Must not know how it chases (projections/chaser.py).
"""

from pathlib import Path

import click

from web.clock import passed_seconds
from web.opened import data_option
from web.stopping import told_to_stop


@click.command()
@data_option
def chaser(*, data: Path | None) -> None:
    """Record what falls due until you press Ctrl+C: escalations, calls, promises, silence.

    Start a second one on the same installation, and it stands by: when the first ends, however it
    ends, it goes on. Settings come from the environment (HANDOVER_...), as for serve.
    """
    from projections.chaser import Chaser
    from web.judged import judged_at_work

    stop = told_to_stop()
    with judged_at_work(data) as together:
        Chaser(
            together.service,
            together.projector,
            together.reads,
            reads_at=together.settings.reads_path,
            clock=together.clock,
            passed=passed_seconds,
            say=click.echo,
        ).work(stop)
    click.echo("Stopped.")
