"""`python -m web parked ...`: events that could not be read into the lists.

Tells where they stand and how they fail, never what they say.
"""

from pathlib import Path
from uuid import UUID

import click

from web.opened import data_option, existing_installation, or_cannot_tell

OF_ANOTHER_LOG = (
    "The lists have read another log than the one that is there, so nothing of it is shown: "
    "see 'Another log' in docs/operations.md."
)


@click.group()
def parked() -> None:
    """See what could not be read into the lists, and have it tried again.

    Such an event is held with all that follows it in the same record; everything else moves on.
    """


@parked.command("list")
@data_option
def show(*, data: Path | None) -> None:
    """List each of them with its record's id; ends with 1 when there are any.

    Ends with 2 when nobody can tell.
    """
    with or_cannot_tell(), existing_installation(data) as together:
        from projections.parked import every
        from web.presenters.parked import parked_shown

        with together.reads.reading() as connection:
            found = every(connection)
            told = together.projector.true_up_to(connection, together.clock())
        if not told.is_of_this_log:
            raise click.ClickException(OF_ANOTHER_LOG)
    for one in map(parked_shown, found):
        click.echo(f"{one.stream_id} {one.title}\n  {one.for_us}\n  {one.waits}")
    if found:
        raise SystemExit(1)
    click.echo("Nothing: everything that was recorded is shown.")


@parked.command()
@click.argument("record", type=click.UUID)
@data_option
def retry(*, record: UUID, data: Path | None) -> None:
    """Try RECORD again, an id that `list` shows; ends with 1 when it fails again.

    Ends with 2 when nothing of it is held back, or when it could not be tried.
    """
    with or_cannot_tell(), existing_installation(data) as together:
        from projections.parked import positions_of
        from web.presenters.parked import tried_again

        with together.reads.reading() as connection:
            if not positions_of(connection, record):
                raise click.ClickException(
                    f"Nothing of {record} is held back. `python -m web parked list` shows what is."
                )
        folded = together.projector.try_again(record)
        with together.reads.reading() as connection:
            left = len(positions_of(connection, record))
    click.echo(tried_again(folded, left))
    if left:
        raise SystemExit(1)
