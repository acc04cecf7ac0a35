"""Somebody comes near: the screen is hidden at once, and nothing that was typed is lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESKTOP, PHONE, PLAIN_PHONE
from tests.journeys.person import Person
from tests.journeys.recording import say_about_whom, say_to_whom, say_why, start

TYPED = "She cried when I asked about the move"


CAN_BE_REACHED = """() => {
  const box = document.getElementById("safer-situation");
  box.focus();
  return document.activeElement === box;
}"""


@pytest.fixture
def mary(person: Callable[[str], Person]) -> Person:
    """A community midwife, in the middle of a record."""
    mary = person("mary")
    start(mary)
    say_about_whom(mary)
    say_to_whom(mary)
    say_why(mary)
    mary.fills("Situation", TYPED)
    return mary


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
class TestWithAScript:
    def test_escape_hides_it_and_pressed_again_does_not_show_it(self, mary: Person) -> None:
        mary.page.keyboard.press("Escape")
        mary.page.keyboard.press("Escape")
        self.then_nothing_is_to_be_seen(mary)
        mary.page.get_by_role("button", name="Show it again").click()
        self.then_it_is_there_again(mary)

    def test_the_link_hides_it_where_it_stands(self, mary: Person) -> None:
        before = mary.page.url
        mary.page.get_by_role("link", name="Hide this screen").click()
        self.then_nothing_is_to_be_seen(mary)
        assert mary.page.url == before
        mary.page.get_by_role("button", name="Show it again").click()
        self.then_it_is_there_again(mary)

    def then_nothing_is_to_be_seen(self, mary: Person) -> None:
        expect(mary.page).to_have_title("Screen hidden")
        covering = mary.page.get_by_role("dialog", name="Screen hidden").bounding_box()
        size = mary.page.viewport_size
        assert covering is not None
        assert size is not None
        assert (covering["x"], covering["y"]) == (0, 0)
        assert (covering["width"], covering["height"]) == (size["width"], size["height"])
        assert mary.page.evaluate(CAN_BE_REACHED) is False, "what lies below is inert"

    def then_it_is_there_again(self, mary: Person) -> None:
        expect(mary.page).to_have_title(re.compile("^Situation and assessment"))
        assert mary.page.get_by_label("Situation", exact=True).input_value() == TYPED


@pytest.mark.parametrize("screen", [PLAIN_PHONE], ids=str)
def test_without_a_script_the_link_leads_to_a_page_that_says_nothing(mary: Person) -> None:
    mary.page.get_by_role("link", name="Hide this screen").click()
    expect(mary.page).to_have_title("Screen hidden")
    assert "NHS" not in mary.page.inner_text("body")
    mary.page.get_by_role("link", name="Show it again").click()
    expect(mary.page).to_have_title(re.compile("^Sent by my team"))
