from datetime import UTC, datetime

import pytest
from flask import Flask

from projections.projector import TrueUpTo
from tests.browsing import words
from web.templating import nhs_number, tel

AT = datetime(2026, 7, 1, 8, 12, tzinfo=UTC)
"""Summer time: 9:12am in London."""


def mark_in_words(app: Flask, mark: TrueUpTo) -> str:
    template = "{% from 'macros/true_up_to.html' import true_up_to %}{{ true_up_to(mark) }}"
    return app.jinja_env.from_string(template).render(mark=mark)


def test_an_nhs_number_is_read_in_three_parts_that_stay_on_one_line() -> None:
    assert nhs_number("9990000018") == "999\u00a0000\u00a00018"


@pytest.mark.parametrize(
    "telephone,link",
    [
        ("01632 960101", "tel:01632960101"),
        ("+44 1632 960101", "tel:+441632960101"),
        ("(01632) 960-101", "tel:01632960101"),
    ],
)
def test_a_telephone_link_dials_the_digits(telephone: str, link: str) -> None:
    assert tel(telephone) == link


def test_a_board_that_is_up_to_date_says_the_time_in_london(practice: Flask) -> None:
    html = mark_in_words(practice, TrueUpTo(AT, 0))

    assert words(html) == "True up to 9:12am"
    assert "alert" not in html


def test_a_board_of_another_log_is_not_to_be_relied_on(practice: Flask) -> None:
    html = mark_in_words(practice, TrueUpTo(AT, 12, is_of_this_log=False))

    assert words(html).startswith("Do not rely on this list. It shows records that are not stored")
    assert "changes not shown" not in words(html)
    assert 'role="alert"' in html


def test_a_board_that_is_behind_warns_with_the_day(practice: Flask) -> None:
    html = mark_in_words(practice, TrueUpTo(AT, 3))

    assert "behind" in words(html)
    assert "True up to Wednesday 1 July 2026 at 9:12am: 3 changes not shown" in words(html)
    assert 'role="alert"' in html
