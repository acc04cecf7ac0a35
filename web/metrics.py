"""`/metrics`: figures of this installation in the words of Prometheus, for whoever has the token.

Counts of requests and commands, and how it stands now, read from the log and the lists. In total
only: no figure is about a team, a person or a record. Must not know how anything is counted.
"""

import hmac
import logging
from collections.abc import Iterator

from eventsourcing.persistence import PersistenceError
from flask import Blueprint, Flask, Response, request
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import NotFound

from handover.failure_kind import kind_of
from projections.auditing import is_out_of_date
from projections.heartbeat import ages
from projections.overdue import Narrowed, counts
from web import counts as counted
from web.composition import Composition, composition
from web.in_time import NoAnswerError, in_time
from web.permissions import public

PLAIN = "text/plain; version=0.0.4; charset=utf-8"
"""As Prometheus wants it."""

blueprint = Blueprint("metrics", __name__)
log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Add the address to `app`."""
    app.register_blueprint(blueprint)


@blueprint.get("/metrics")
@public("whoever watches has a token of the installation and no account; without it there is none")
def metrics() -> Response:
    """The figures; 404 without the installation's token, and where it has none."""
    together = composition()
    if not _is_let_in(together.settings.metrics_token):
        raise NotFound
    now = CollectorRegistry()
    now.register(Standing(together))
    return Response(counted.told() + generate_latest(now), content_type=PLAIN)


def _is_let_in(token: str) -> bool:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(token) and hmac.compare_digest(given.encode(), token.encode())


class Standing(Collector):
    """How it stands at this moment in log and lists, or only that they cannot be read."""

    def __init__(self, together: Composition) -> None:
        self._together = together

    def collect(self) -> Iterator[Metric]:
        """Each figure."""
        try:
            figures = in_time(self._figures)
        except (PersistenceError, SQLAlchemyError, NoAnswerError) as error:
            log.error("metrics: the log or the lists: %s", kind_of(error))
            figures = [_figure("lists_can_be_read", "1 if the log and the lists can be read.", 0)]
        yield from figures

    def describe(self) -> list[Metric]:
        """Nothing is read before somebody asks."""
        return []

    def _figures(self) -> list[Metric]:
        together = self._together
        now = together.clock()
        with together.reads.reading() as connection:
            mark = together.projector.true_up_to(connection, now)
            # To count in lists that are being filled would tell that nothing is overdue.
            board = {} if is_out_of_date(mark, now) else vars(counts(connection, now, Narrowed()))
            beats = ages(connection, now)
        heartbeat = GaugeMetricFamily(
            "handover_heartbeat_age_seconds",
            "How far from now a process that works behind the pages was heard of last.",
            labels=["process"],
        )
        for name, age in beats.items():
            heartbeat.add_metric([name], abs(age.total_seconds()))
        return [
            _figure("lists_can_be_read", "1 if the log and the lists can be read.", 1),
            _figure("events", "Events in the log.", together.service.head()),
            _figure("events_behind", "Events that the lists do not show yet.", mark.behind),
            _figure("records_held", "Records held back behind what cannot be shown.", mark.held),
            heartbeat,
            *(
                _figure(f"board_{name}", f"On the whole board: {name.replace('_', ' ')}.", figure)
                for name, figure in board.items()
            ),
        ]


def _figure(name: str, said: str, value: float) -> Metric:
    return GaugeMetricFamily(f"handover_{name}", said, value=value)
