"""The screen can be hidden at once from every page of somebody who is signed in."""

import pytest
from flask.testing import FlaskClient

from tests.browsing import ClientOf, page, words

LINK = 'id="hide-screen" href="/screen-hidden"'


@pytest.mark.parametrize(
    "who, address",
    [("mary", "/sent"), ("hana", "/inbox"), ("lena", "/board"), ("kit", "/directory")],
)
def test_every_signed_in_page_has_a_link_that_needs_no_script(
    client_of: ClientOf, who: str, address: str
) -> None:
    html = page(client_of(who), address)
    assert LINK in html
    assert "Hide this screen (or press Escape)" in words(html)
    assert html.count("<dialog") == 1


def test_what_it_leads_to_says_nothing_and_signs_nobody_out(client_of: ClientOf) -> None:
    hana = client_of("hana")
    read = page(hana, "/screen-hidden")
    assert words(read) == "Screen hidden Screen hidden Show it again"
    for word in ("Hana", "Derby", "Pick up", "NHS number", "handover"):
        assert word not in read
    assert hana.get("/inbox").status_code == 200, "still signed in"


def test_a_stranger_has_no_screen_to_hide(stranger: FlaskClient) -> None:
    assert LINK not in page(stranger, "/sign-in")
    assert stranger.get("/screen-hidden").status_code == 302
