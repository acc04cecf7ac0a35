"""Where to go after signing in: only ever an address of our own.

Must not know sessions or accounts.
"""

from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

HOME = "/"


def own_address(address: str | None) -> str:
    """`address` if it is a plain path of this service, else the start page.

    Browsers take a double slash, a backslash and hidden line breaks for the way to another site.
    """
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")):
        return HOME
    if "\\" in address or any(
        character.isspace() or not character.isprintable() for character in address
    ):
        return HOME
    parts = urlsplit(address)
    return HOME if parts.scheme or parts.netloc else address


def asked_address() -> str:
    """The path of this request, with its query."""
    query = request.query_string.decode("ascii", "replace")
    return own_address(f"{request.path}?{query}" if query else request.path)


def page_of_this_form() -> str:
    """The page on which the form of this request stands, to show it again later.

    It is the form's own address where that can be opened, else the page it was sent from.
    """
    if _can_be_opened(request.path):
        return asked_address()
    sent_from = urlsplit(request.referrer or "")
    if sent_from.netloc == request.host and _can_be_opened(sent_from.path):
        return own_address(sent_from._replace(scheme="", netloc="", fragment="").geturl())
    return HOME


def _can_be_opened(path: str) -> bool:
    adapter = current_app.create_url_adapter(request)
    try:
        return adapter is not None and adapter.match(path, method="GET") is not None
    except (HTTPException, RequestRedirect):
        return False
