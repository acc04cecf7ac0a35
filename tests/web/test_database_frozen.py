"""A database that stands still and says nothing: whoever watches is told so within seconds."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cluster import Cluster
from tests.running import at_last
from tests.world import MovableClock, make_region, settings_in
from web.app import app_of
from web.composition import compose
from web.in_time import AT_ONCE, LONGEST_SECONDS

TOKEN = "a token of this one test, long enough"
SLOW_MACHINE_SECONDS = 5
ADDRESSES = ("/health/ready", "/health/projections", "/health/post", "/health/chaser")


@pytest.fixture
def app(cluster: Cluster, prepared: str, tmp_path: Path, clock: MovableClock) -> Iterator[Flask]:
    """The application over a region in a database of its own."""
    address = cluster.url(prepared)
    make_region(tmp_path, address)
    together = compose(replace(settings_in(tmp_path, address), metrics_token=TOKEN), clock)
    together.projector.catch_up_fully()
    yield app_of(together)
    together.close()


@pytest.fixture
def watcher(app: Flask) -> FlaskClient:
    client = app.test_client()
    assert [client.get(one).text for one in ADDRESSES] == ["ok"] * len(ADDRESSES)
    return client


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_watcher_is_told_within_seconds_and_of_the_end_of_it(
    watcher: FlaskClient, cluster: Cluster, address: str
) -> None:
    with cluster.frozen():
        began_at = time.monotonic()
        answer = watcher.get(address)
        assert time.monotonic() - began_at < LONGEST_SECONDS + SLOW_MACHINE_SECONDS
        assert (answer.status_code, answer.text) == (503, "no answer within 8 seconds")
        assert watcher.get("/health/live").text == "ok"
    at_last(lambda: watcher.get(address).text == "ok")


def test_figures_come_within_seconds_too(watcher: FlaskClient, cluster: Cluster) -> None:
    with cluster.frozen():
        told = watcher.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert "handover_lists_can_be_read 0.0" in told.text
    assert "handover_events" not in told.text


def test_however_often_it_is_asked_it_is_told_and_all_is_well_afterwards(
    watcher: FlaskClient, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.in_time.LONGEST_SECONDS", 0.05)
    with cluster.frozen():
        asked = [watcher.get("/health/ready").status_code for _ in range(3 * AT_ONCE)]
    assert set(asked) == {503}
    monkeypatch.undo()
    at_last(lambda: watcher.get("/health/ready").text == "ok")
