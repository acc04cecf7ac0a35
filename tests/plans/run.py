"""`make plans`: a database of its own with a million handovers, and the plan of every question.

With another number it writes no page. Ends with 1 when a plan is not as it must be.
"""

import tempfile
from contextlib import closing
from importlib import import_module
from pathlib import Path

import click
from sqlalchemy import Connection

from projections.database import ReadDatabase, metadata
from tests.cluster import Cluster
from tests.plans.asked import everything_asked
from tests.plans.explained import explained
from tests.plans.filled import Sizes, examples_in, fill
from tests.plans.folded import folded
from tests.plans.judged import faults, limits, tables_read_whole
from tests.plans.page import PAGE, Measured, page
from tests.plans.practice import practice

A_MILLION = 1_000_000
_SIZE = "SELECT count(*), pg_size_pretty(pg_total_relation_size('{table}')) FROM {table}"


@click.command()
@click.argument("handovers", default=A_MILLION)
def main(handovers: int) -> None:
    """Fill tables with so many HANDOVERS, and judge the plan of all that is asked of them."""
    import_module("projections.projector")  # and with it every read table is known
    # On disk: a million of them are more than memory may have room for.
    cluster = Cluster(Path(tempfile.mkdtemp(prefix="handover-plans-")))
    try:
        with closing(ReadDatabase(cluster.url(cluster.fresh()))) as reads:
            measured, found = _measured(reads, Sizes.in_use(handovers))
    finally:
        cluster.remove()
    for fault in found:
        click.echo(fault)
    if handovers == A_MILLION:
        PAGE.write_text(page(measured), encoding="utf-8")
    click.echo(f"{len(measured.questions)} statements, {len(found)} faults")
    if found:
        raise SystemExit(1)


def _measured(reads: ReadDatabase, sizes: Sizes) -> tuple[Measured, list[str]]:
    click.echo(f"==> Filling the tables with {sizes.handovers:,} handovers")
    fill(reads, sizes)
    click.echo("==> Asking everything")
    with reads.reading() as connection:
        examples, tables = examples_in(connection), _tables(connection)
        version = connection.exec_driver_sql("SHOW server_version").scalar_one()
        asked = everything_asked(examples)
        questions = [one for asking in asked for one in explained(connection, asking)]
    click.echo("==> Folding the practice region")
    with tempfile.TemporaryDirectory() as folder, practice(Path(folder)) as region:
        projector = list(folded(reads, region.together.service))
    most = limits(examples, sizes.teams)
    found = [fault for one in questions for fault in faults(one, most[one.asked.about])]
    for one in projector:
        found += [f"{one.sent.statement}: {how}" for how in tables_read_whole(one.prepared)]
    measured = Measured(version, sizes.handovers, examples, tables, questions, projector)
    return measured, found


def _tables(connection: Connection) -> dict[str, tuple[int, str]]:
    sizes = {}
    for table in metadata.sorted_tables:
        rows, size = connection.exec_driver_sql(_SIZE.format(table=table.name)).one()
        sizes[table.name] = (rows, size)
    return sizes


if __name__ == "__main__":
    main()
