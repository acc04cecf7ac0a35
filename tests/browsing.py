"""How a test looks at pages: signed in as somebody, and by the words on the page."""

import re
from collections.abc import Callable
from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from web.composition import EXTENSION, Composition

ClientOf = Callable[[str], FlaskClient]
"""A browser in which whoever is named is signed in."""

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_TAG = re.compile(r"<[^>]+>")


def signed_in(app: Flask, username: str) -> FlaskClient:
    """A browser in which `username` is signed in, as the sign-in page would have left it."""
    together: Composition = app.extensions[EXTENSION]
    account = next(a for a in together.desk.accounts.everyone() if a.username == username)
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = together.desk.sessions.start(account.account_id, together.clock())
    return client


def page(client: FlaskClient, address: str) -> str:
    """The HTML of the page at `address`, which must be there; redirects are followed."""
    response = client.get(address, follow_redirects=True)
    assert response.status_code == 200, (address, response.status_code)
    return response.text


def words(html: str) -> str:
    """What a person reads on the page: no tags, single spaces."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def csrf_token(client: FlaskClient, address: str = "/sign-in") -> str:
    """The token of the page at `address`; any page of this browser has one that is good for all."""
    found = _TOKEN.search(client.get(address, follow_redirects=True).text)
    assert found, f"no form at {address}"
    return found.group(1)


def send(
    client: FlaskClient, address: str, typed: dict[str, str | list[str]], *, follow: bool = False
) -> TestResponse:
    """Send a form as a browser does from our own page, with this session's CSRF token."""
    token = csrf_token(client, "/sign-in")
    return client.post(
        address,
        data={"csrf_token": token, **typed},
        headers={"Sec-Fetch-Site": "same-origin"},
        follow_redirects=follow,
    )
