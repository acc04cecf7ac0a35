"""Somebody at a screen: finds things by the words they read, and every page they meet is checked.

Must not know addresses or markup beyond roles and labels.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Locator, Page, Route, expect

from tests.world import PASSWORD

_AXE = Axe()
_JUDGED: set[str] = set()
_SECRETS = re.compile(r'[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=csrf_token" value=)"[^"]+"')
REFUSED = "the server responded with a status of 4"
"""What Chromium notes when a form comes back with something to put right: no fault."""
_DESCRIPTION = """field => [field, field.closest("fieldset[aria-describedby]")]
    .flatMap(one => (one?.getAttribute("aria-describedby") ?? "").split(" "))
    .map(id => document.getElementById(id)?.textContent ?? "").join(" ")"""
"""What a screen reader says after the name of a field, or of the group around it."""
_SEND_BY_HAND = """([address, typed]) => {
    const form = document.querySelector("form[method=post]").cloneNode(true);
    form.action = address;
    for (const [name, value] of Object.entries(typed)) {
        form.append(Object.assign(document.createElement("input"), {name, value}));
    }
    document.body.append(form);
    form.submit();
}"""
"""A form of this page, with its token, sent to another address with other fields."""


@dataclass
class Effort:
    """What a piece of work costs: pages met, boxes filled, keys typed, choices made, presses."""

    pages: int = 0
    boxes: int = 0
    keys: int = 0
    choices: int = 0
    presses: int = 0


class Person:
    """One person's browser. `page` is Playwright's, for what the words here do not say."""

    def __init__(self, page: Page, username: str, *, has_scripts: bool) -> None:
        self.page = page
        self.username = username
        self.has_scripts = has_scripts
        self.failures: list[str] = []
        self.effort = Effort()
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.on("console", self._heard)

    def sign_in(self, address: str = "/sign-in") -> None:
        """Sign in, on the way to `address` if that needs it."""
        self.goes_to(address)
        self.signs_in_here(self.username)

    def signs_in_here(self, username: str) -> None:
        """Sign in on the page that asks for it; it may be somebody else at the same screen."""
        self.fills("Username", username)
        self.fills("Password", PASSWORD)
        self.presses("Sign in")

    def opens_a_tab(self) -> "Person":
        """The same person in a second tab of the same browser."""
        return Person(self.page.context.new_page(), self.username, has_scripts=self.has_scripts)

    def goes_to(self, address: str) -> None:
        self.page.goto(address)
        self._meets_a_page()

    def follows(self, words: str) -> None:
        """Follow a link, or a link that is drawn as a button."""
        link = self.page.get_by_role("link", name=words)
        link.or_(self.page.locator("a[role=button]", has_text=words)).first.click()
        self.effort.presses += 1
        self._meets_a_page()

    def presses(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).click()
        self.effort.presses += 1
        self._meets_a_page()

    def presses_again_before_the_answer(self, words: str) -> None:
        """The first press arrives, but its answer is slow: an impatient thumb presses again."""
        self._next_answer(lambda route: route.fulfill(status=204))
        button = self.page.get_by_role("button", name=words, exact=True)
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            button.click()
        button.click()
        self._meets_a_page()

    def presses_without_an_answer(self, words: str) -> None:
        """Press while the connection is gone: the browser shows its own page, not one of ours."""
        self.page.get_by_role("button", name=words, exact=True).click()
        self.page.wait_for_url("chrome-error://**")

    def loses_the_next_answer(self) -> None:
        """The next form arrives and is dealt with, but its answer never comes back."""
        self._next_answer(lambda route: route.abort("connectionreset"))

    def loads_again(self) -> None:
        """The browser's Reload button: a form whose answer was lost is sent again."""
        self.page.reload()
        self._meets_a_page()

    def sends_by_hand(self, address: str, typed: dict[str, str]) -> None:
        """Send a form that no page offers, with this session's own token."""
        self.page.evaluate(_SEND_BY_HAND, [address, typed])
        self.page.wait_for_url(f"**{address}")
        self._meets_a_page()

    def goes_back(self) -> None:
        """The browser's Back button."""
        self.page.go_back()
        self._meets_a_page()

    def fills(self, label: str, words: str) -> None:
        self._types(self.page.get_by_label(label, exact=True), words)

    def fills_in(self, group: str, label: str, words: str) -> None:
        """Fill a box of a group, such as the day of a date."""
        self._types(self._group(group).get_by_label(label, exact=True).first, words)

    def fills_date(self, group: str, day: int, month: int, year: int) -> None:
        for label, number in (("Day", day), ("Month", month), ("Year", year)):
            self.fills_in(group, label, str(number))

    def chooses(self, group: str, words: str) -> None:
        self._group(group).get_by_role("radio", name=re.compile(f"^{re.escape(words)}")).check()
        self.effort.choices += 1

    def ticks(self, words: str, place: int = 0) -> None:
        """Tick a box; `place` says which, where several questions offer the same."""
        self.page.get_by_role("checkbox", name=words, exact=True).nth(place).check()
        self.effort.choices += 1

    def opens_up(self, words: str) -> None:
        self.page.get_by_text(words, exact=True).click()

    def sees(self, *words: str) -> None:
        for one in words:
            expect(self.page.locator("main")).to_contain_text(one)

    def does_not_see(self, *words: str) -> None:
        for one in words:
            expect(self.page.locator("main")).not_to_contain_text(one)

    def sees_first(self, *words: str) -> None:
        """What stands first in the list of this page."""
        for one in words:
            expect(self.page.locator("main ol > li").first).to_contain_text(one)

    def has_listed(self, count: int) -> None:
        """How many stand in the list of this page."""
        expect(self.page.locator("main ol > li")).to_have_count(count)

    def counts(self, words: str, number: int) -> None:
        """A figure of the board, which is a link to what it counts."""
        expect(self.page.get_by_role("link", name=f"{number} {words}", exact=True)).to_be_visible()

    def is_not_offered(self, words: str) -> None:
        """Neither a button nor a link of this name stands on the page."""
        link = self.page.get_by_role("link", name=words, exact=True)
        expect(link.or_(self.page.get_by_role("button", name=words, exact=True))).to_have_count(0)

    def has_typed(self, label: str, words: str) -> None:
        expect(self.page.get_by_label(label, exact=True)).to_have_value(words)

    def has_dated(self, group: str, *numbers: int) -> None:
        for label, number in zip(("Day", "Month", "Year"), numbers, strict=True):
            box = self._group(group).get_by_label(label, exact=True).first
            expect(box).to_have_value(str(number))

    def has_chosen(self, group: str, words: str) -> None:
        choice = self._group(group).get_by_role("radio", name=re.compile(f"^{re.escape(words)}"))
        expect(choice).to_be_checked()

    def is_told(self, words: str, *, field: str) -> None:
        """The error summary has the focus, and its link leads to the field."""
        self.is_stopped()
        self.is_led_to(field, by=words)

    def is_stopped(self) -> None:
        """The page says in its title that something is wrong; the error summary has the focus."""
        expect(self.page).to_have_title(re.compile("^Error: "))
        expect(self.page.locator(".nhsuk-error-summary")).to_be_focused()

    def is_led_to(self, field: str, *, by: str, group: str = "") -> None:
        """The error's link leads to the field, which has the same words beside it."""
        summary = self.page.locator(".nhsuk-error-summary")
        summary.get_by_role("link", name=by, exact=True).click()
        where = self._group(group) if group else self.page
        box = where.get_by_label(field, exact=True).first
        expect(box).to_be_focused()
        assert by in box.evaluate(_DESCRIPTION), f"{by!r} is not beside {field!r}"

    def is_well(self) -> None:
        """No script failed, and nothing was refused by the security policy."""
        assert not self.failures, "\n".join(self.failures)

    def _types(self, box: Locator, words: str) -> None:
        box.fill(words)
        self.effort.boxes += 1
        self.effort.keys += len(words)

    def _group(self, legend: str) -> Locator:
        return self.page.get_by_role("group", name=legend).first

    def _next_answer(self, end: Callable[[Route], None]) -> None:
        """The next thing that is sent arrives at the service, and then ends in this way."""

        def deal_with(route: Route) -> None:
            route.fetch(max_redirects=0)
            end(route)

        self.page.route("**", deal_with, times=1)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and REFUSED not in message.text:
            self.failures.append(message.text)

    def _meets_a_page(self) -> None:
        self.page.wait_for_load_state("load")
        self.effort.pages += 1
        expect(self.page.locator("h1")).to_have_count(1)
        width = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert width <= 0, f"{self.page.url} is {width} pixels too wide"
        if self.has_scripts:
            self._is_accessible()

    def _is_accessible(self) -> None:
        """Axe finds nothing. A page that differs only in ids and tokens is judged once a run."""
        seen = f"{self.page.viewport_size}{_SECRETS.sub('', self.page.content())}"
        if seen in _JUDGED:
            return
        found = _AXE.run(self.page)
        assert found.violations_count == 0, found.generate_report()
        _JUDGED.add(seen)
