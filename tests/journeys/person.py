"""Somebody at a screen: finds things by the words they read, and every page they meet is checked.

Must not know addresses or markup beyond roles and labels.
"""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.world import PASSWORD

_AXE = Axe()


class Person:
    """One person's browser. `page` is Playwright's, for what the words here do not say."""

    def __init__(self, page: Page, username: str, *, has_scripts: bool) -> None:
        self.page = page
        self.username = username
        self.has_scripts = has_scripts
        self.failures: list[str] = []
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.on("console", self._heard)

    def sign_in(self, address: str = "/sign-in") -> None:
        """Sign in, on the way to `address` if that needs it."""
        self.goes_to(address)
        self.fills("Username", self.username)
        self.fills("Password", PASSWORD)
        self.presses("Sign in")

    def goes_to(self, address: str) -> None:
        self.page.goto(address)
        self._meets_a_page()

    def follows(self, words: str) -> None:
        """Follow a link, or a link that is drawn as a button."""
        link = self.page.get_by_role("link", name=words)
        link.or_(self.page.locator("a[role=button]", has_text=words)).first.click()
        self._meets_a_page()

    def presses(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).click()
        self._meets_a_page()

    def fills(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)

    def fills_in(self, group: str, label: str, words: str) -> None:
        """Fill a box of a group, such as the day of a date."""
        self._group(group).get_by_label(label, exact=True).first.fill(words)

    def fills_date(self, group: str, day: int, month: int, year: int) -> None:
        for label, number in (("Day", day), ("Month", month), ("Year", year)):
            self.fills_in(group, label, str(number))

    def chooses(self, group: str, words: str) -> None:
        self._group(group).get_by_role("radio", name=re.compile(f"^{re.escape(words)}")).check()

    def opens_up(self, words: str) -> None:
        self.page.get_by_text(words, exact=True).click()

    def sees(self, *words: str) -> None:
        for one in words:
            expect(self.page.locator("main")).to_contain_text(one)

    def does_not_see(self, *words: str) -> None:
        for one in words:
            expect(self.page.locator("main")).not_to_contain_text(one)

    def has_typed(self, label: str, words: str) -> None:
        expect(self.page.get_by_label(label, exact=True)).to_have_value(words)

    def is_told(self, words: str, *, field: str) -> None:
        """The error summary has the focus, and its link leads to the field."""
        summary = self.page.locator(".nhsuk-error-summary")
        expect(summary).to_be_focused()
        summary.get_by_role("link", name=words).click()
        expect(self.page.get_by_label(field, exact=True).first).to_be_focused()

    def is_well(self) -> None:
        """No script failed, and nothing was refused by the security policy."""
        assert self.failures == []

    def _group(self, legend: str):  # noqa: ANN202 - Playwright's own locator
        return self.page.get_by_role("group", name=legend).first

    def _heard(self, message) -> None:  # noqa: ANN001 - Playwright's console message
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self.failures.append(message.text)

    def _meets_a_page(self) -> None:
        self.page.wait_for_load_state("load")
        expect(self.page.locator("h1")).to_have_count(1)
        width = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert width <= 0, f"{self.page.url} is {width} pixels too wide"
        if self.has_scripts:
            found = _AXE.run(self.page)
            assert found.violations_count == 0, found.generate_report()
