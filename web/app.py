"""The application factory: composes the parts, installs what guards them, registers the pages.

Must not know what any page does.
"""

from importlib import import_module
from pathlib import Path
from types import ModuleType
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

from web import (
    overload,
    permissions,
    problems,
    request_id,
    requests_told,
    security,
    templating,
)
from web.account import signed_in
from web.assets.manifest import BUILT_IN, IMMUTABLE, SERVED_AT
from web.clock import Clock, system_clock
from web.composition import EXTENSION, Composition, compose
from web.problem_page import problem_page
from web.settings import Settings

HERE = Path(__file__).parent
CSRF = "csrf"
"""Where the CSRF guard stands among an application's extensions, for the API's exemption."""

PARTS = (
    "web.account.pages",
    "web.home",
    "web.health",
    "web.metrics",
    "web.midwife",
    "web.visitor",
    "web.family",
    "web.referral",
    "web.lead",
    "web.directory",
    "web.confirm",
    "web.api",
)
"""Each has `register(app)`."""

OTHER_WRITERS = "problem_writers"
"""Among the extensions: path prefix -> how a problem is written below it (the API adds its own)."""


def create_app(settings: Settings, clock: Clock = system_clock) -> Flask:
    """The application of this installation. Raises UndeclaredRouteError. Build it in the worker."""
    return app_of(compose(settings, clock))


def app_of(together: Composition) -> Flask:
    """The application over what is composed already."""
    # Files are served by WhiteNoise: without a static route there is none to guard.
    app = Flask("web", root_path=str(HERE), static_folder=None)
    app.extensions[EXTENSION] = together
    app.extensions[OTHER_WRITERS] = {}
    requests_told.install(app)
    overload.install(app)
    templating.install(app, str(HERE / "templates"))
    security.install(app, together.settings)
    request_id.install(app)
    signed_in.install(app)
    app.jinja_env.globals["is_demonstration"] = together.settings.is_demonstration
    for part in imported_parts():
        part.register(app)
    # Last, so that no library's own error pages stand before ours.
    problems.register(app, problem_page, app.extensions[OTHER_WRITERS])
    permissions.check_all_declared(app)
    _serve_files(app, together.settings)
    return app


def imported_parts() -> list[ModuleType]:
    """The parts, read in: before workers are forked, so that they share them and start quickly."""
    return [import_module(part) for part in PARTS]


def _serve_files(app: Flask, settings: Settings) -> None:
    def add_headers(headers: Headers, _path: str, _url: str) -> None:
        security.protect_file(headers, settings)

    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]  # Flask's documented way
        app.wsgi_app,
        root=BUILT_IN,
        prefix=SERVED_AT,
        immutable_file_test=IMMUTABLE,
        add_headers_function=add_headers,
    )
