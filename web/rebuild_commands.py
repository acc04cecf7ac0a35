"""`python -m web rebuild`: the lists read anew from the log, beside those that are shown.

Must not know how they are filled or switched (projections/rebuild.py).
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from handover.failure_kind import kind_of
from web.opened import as_it_is, data_option
from web.progress_bar import Progress

if TYPE_CHECKING:
    from projections.rebuild import Difference, Rebuild

ACCEPT, BACK, DISCARD = "accept", "back", "discard"
SWITCHED = (
    "The lists that were read anew are shown now. Those from before are kept: "
    "python -m web rebuild --roll-back goes back to them."
)
DIFFERENT = (
    "What was read anew is different, so the lists are as they were. After a release that mends a "
    "list this is what you want: run it again with --accept-differences. Else tell whoever "
    "develops the service."
)

OF_ANOTHER_LOG = (
    "The lists that are shown have read another log: an older copy was put in its place, so they "
    "are as they were. If you have the right log, put that back. If this is the log to go on with, "
    "first write down what the lists still show and it does not hold, for that is lost; then run "
    "it again with --accept-differences."
)


@click.command()
@click.option(
    "--accept-differences",
    "what",
    flag_value=ACCEPT,
    help="Show what was read anew though it is different: after a release that mends a list.",
)
@click.option(
    "--roll-back",
    "what",
    flag_value=BACK,
    help="Show again the lists from before the last rebuild, brought up to the log.",
)
@click.option(
    "--discard",
    "what",
    flag_value=DISCARD,
    help="Remove all lists that this release does not show, other releases' too.",
)
@data_option
def rebuild(*, what: str | None, data: Path | None) -> None:
    """Read the whole log into new lists, compare them with those that are shown, and switch.

    The service may run meanwhile; it goes over by itself. Nothing is recorded and no message is
    sent. Ends with 1 when nothing was switched: then the lists are as they were.
    """
    with as_it_is(data) as together:
        from projections.database import TROUBLE
        from projections.rebuild import DifferentError, Rebuild, RebuildError

        work = Rebuild(together.service, together.reads, Progress("events"))
        try:
            click.echo(_carried_out(work, what))
        except DifferentError as error:
            _say(error.differences)
            is_of_this_log = together.projector.mark().is_in(together.service)
            raise click.ClickException(DIFFERENT if is_of_this_log else OF_ANOTHER_LOG) from error
        except RebuildError as error:
            raise click.ClickException(str(error)) from error
        except TROUBLE as error:
            raise click.ClickException(
                f"The log or the lists cannot be read or written ({kind_of(error)}). "
                "The lists are as they were. Try again when that is mended."
            ) from error


def _carried_out(work: "Rebuild", what: str | None) -> str:
    """What came of it."""
    if what == BACK:
        work.roll_back()
        return "The lists from before are shown again. The same command goes forward again."
    if what == DISCARD:
        return f"Removed: {work.discard()}. There is nothing to go back to now."
    click.echo("Reading the log into new lists. Those that are shown go on being shown.")
    _say(work.run(accepts_differences=what == ACCEPT))
    return SWITCHED


def _say(differences: "list[Difference]") -> None:
    for one in differences:
        click.echo(
            f"Different in {one.table}: {one.only_live:,} rows only in the lists that were shown, "
            f"{one.only_new:,} only in those read anew."
        )
