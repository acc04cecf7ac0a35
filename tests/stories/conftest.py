"""The twelve acceptance stories meet the service as the tests of its pages do."""

from tests.web.conftest import app, client_of, clock, compiled, made_region, stranger, world

__all__ = ["app", "client_of", "clock", "compiled", "made_region", "stranger", "world"]
