"""What free text must not hold is found however it is typed, and ordinary words are left alone."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from nhs_number.validate import is_valid

from handover.free_text.finding import (
    Finding,
    Found,
    key_of,
    numbers_of_others,
    places_in,
    postcodes,
    streets,
)

VALID = st.integers(min_value=999_000_000, max_value=999_999_999).map(
    lambda nine: next((f"{nine}{check}" for check in range(10) if is_valid(f"{nine}{check}")), "")
)
NUMBERS = VALID.filter(bool)
GAPS = st.sampled_from(["", " ", "-", " - ", "\u00a0", "\u2011", ".", "  ", "\n", "\u2013", "/"])
AROUND = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Nd", "Cs"]), max_size=12
)
NEXT_TO = st.sampled_from(["", "12 ", "no. 4, ", "(", "NHS:", "1: "])


def found(text: str, *own: str) -> list[str]:
    return [one.words for one in numbers_of_others(text, own)]


@given(NUMBERS, st.lists(GAPS, min_size=9, max_size=9), AROUND, NEXT_TO, AROUND)
def test_no_number_is_missed_however_it_is_spaced(
    number: str, gaps: list[str], before: str, near: str, after: str
) -> None:
    typed = number[0] + "".join(gap + digit for gap, digit in zip(gaps, number[1:], strict=True))
    every = found(f"{before} {near}{typed}{after}")
    assert typed in every


@given(NUMBERS)
def test_the_usual_groups_are_one_number(number: str) -> None:
    for gap in (" ", "-", "\u00a0", " - "):
        typed = gap.join((number[:3], number[3:6], number[6:]))
        assert found(f"Her sister {typed}, 12 weeks") == [typed]


@given(NUMBERS)
def test_her_own_number_is_hers(number: str) -> None:
    typed = f"{number[:3]} {number[3:6]} {number[6:]}"
    assert found(typed, number) == []
    assert found(typed, "9990000018" if number != "9990000018" else "9990000026") == [typed]


@given(NUMBERS, st.integers(min_value=0, max_value=9), st.integers(min_value=0, max_value=9))
def test_a_number_with_a_wrong_digit_is_nobodys(number: str, place: int, digit: int) -> None:
    wrong = f"{number[:place]}{digit}{number[place + 1 :]}"
    assert found(wrong) == ([] if wrong != number and not is_valid(wrong) else [wrong])


@given(
    st.sampled_from(["01632 960", "07700 900"]),
    st.integers(min_value=0, max_value=999),
    st.sampled_from(["{} {}", "{}{}", "{}-{}", "({}) {}", "+44 {} {}"]),
    AROUND,
)
def test_no_telephone_number_is_taken_for_a_person(
    stem: str, last: int, shape: str, around: str
) -> None:
    area, rest = stem.split(" ")
    typed = shape.format(area.removeprefix("0") if "+44" in shape else area, f"{rest}{last:03}")
    assert found(f"Ring {typed} {around}") == []


@pytest.mark.parametrize("country", ["+44 ", "+44", "0044 ", "+44 (0)", "+44 (0) ", "0044-(0)-"])
def test_a_number_dialled_from_abroad_is_nobodys_though_its_end_could_be(country: str) -> None:
    assert found("Her sister: 7700 900019") == ["7700 900019"]
    assert found(f"Ring {country}7700 900019") == []


def test_what_is_counted_after_a_number_is_no_part_of_it() -> None:
    assert found("Her twins 999 000 0026 2 weeks old") == ["999 000 0026"]


@pytest.mark.parametrize(
    "text",
    [
        "K7QF-3M2P",
        "Reference 2345-6789",
        "Born 3 5 1996 at 3240 g",
        "24/11/2026 at 10:30",
        "0000000000",
        "99900000189",  # one digit too many is another number
        "999 000 00189",
        "19990000018",
        "999, 000, 0018",
        "9990000018"[:9],
    ],
)
def test_what_is_no_nhs_number_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "nine, is_found",
    [
        ("010170000", True),  # a Scottish number begins with a date of birth
        ("010070000", False),
        ("080012345", False),  # as a freephone number may
        ("400000000", True),
    ],
)
def test_who_can_have_a_number(nine: str, *, is_found: bool) -> None:
    check = -sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True))
    assert bool(found(f"{nine}{check % 11}")) is is_found


def test_digits_of_other_scripts_count() -> None:
    typed = "".join(chr(0x0660 + int(digit)) for digit in "9990000018")
    assert found(typed) == [typed]
    assert found(typed, "9990000018") == []


def test_each_of_two_numbers_is_found() -> None:
    assert found("999 000 0018 and 9990000026") == ["999 000 0018", "9990000026"]


def test_where_it_stands_is_said() -> None:
    [one] = numbers_of_others("No. 999 000 0018.", [])
    assert (one.start, one.end) == (4, 16)


OUTWARD = st.sampled_from(["M1", "B33", "CR2", "DN55", "W1A", "EC1A", "DE1", "le18", "Ng7"])
INWARD = st.sampled_from(["1AA", "8th", "6XH", "1PT", "0ax", "9zz", "2AB", "3ud"])


@given(OUTWARD, st.sampled_from(["", " ", "  ", "-", "\u00a0", "\n"]), INWARD, AROUND)
@example("DE1", " ", "2AB", "")
def test_no_postcode_is_missed(outward: str, gap: str, inward: str, around: str) -> None:
    typed = f"{outward}{gap}{inward}"
    text = f"Lives at {typed}, {around}"
    assert Finding.POSTCODE in {
        one.finding for one in postcodes(text) if key_of(one.words) == key_of(typed)
    }


@pytest.mark.parametrize(
    "text",
    ["QZ1 2AB", "DE1 2CB", "DE1 2ABC", "XDE1 2AB", "G1P0", "DE 2026", "BP 120/80"],
)
def test_what_is_no_postcode_is_left_alone(text: str) -> None:
    assert [one for one in postcodes(text) if one.finding is Finding.POSTCODE] == []


def test_half_a_postcode_in_capitals_tells_the_area() -> None:
    assert list(postcodes("near DE22, in LE3")) == [
        Found(Finding.PLACE, "DE22", 5),
        Found(Finding.PLACE, "LE3", 14),
    ]
    for left in ("de22", "G1 P0", "HB12", "DE222", "T2", "Reference DE22-K7QF", "K7QF-DE22"):
        assert list(postcodes(left)) == [], left


@pytest.mark.parametrize(
    "text",
    [
        "12 Station Road",
        "12a station road",
        "7, High Street",
        "104 old mill lane",
        "9 Elm Close",
        "3 St. Mary's Way",
        "21 Meadow drive",
        "She lives in Station Road",
        "off Old Mill Lane",
        "flat 3",
        "Apartment 12b",
    ],
)
def test_what_reads_like_an_address_is_found(text: str) -> None:
    assert {one.finding for one in streets(text)} == {Finding.STREET}


@pytest.mark.parametrize(
    "text",
    [
        "2 hours drive",
        "3 days on the way",
        "She has been 3 weeks on the street",
        "Close to her mother",
        "Ward 12, bed 4",
        "in 2 days a walk round the park",
        "the road to recovery",
        "flat mood, 3 visits",
    ],
)
def test_ordinary_words_are_no_address(text: str) -> None:
    assert list(streets(text)) == []


def test_a_place_is_found_as_a_whole_word_in_any_case() -> None:
    places = ("Derby", "Derby North", "St Ives", "Ash")
    assert [one.words for one in places_in("near DERBY, at st. ives", places)] == [
        "DERBY",
        "st. ives",
    ]
    assert list(places_in("Derbyshire, ashamed", places)) == []
    assert list(places_in("at Ely", ("El", ""))) == []
    assert [one.words for one in places_in("El, at Ash", ("El", "Ash"))] == ["Ash"]


def test_a_part_of_a_longer_finding_is_within_it() -> None:
    street, place = Found(Finding.STREET, "12 Derby Road", 4), Found(Finding.PLACE, "Derby", 7)
    assert place.is_within(street)
    assert Found(Finding.PLACE, "12", 4).is_within(street), "its beginning"
    assert Found(Finding.PLACE, "Road", 13).is_within(street), "its end"
    assert not street.is_within(place)
    assert not street.is_within(street)
    assert not Found(Finding.PLACE, "Derby", 30).is_within(street)
    assert not Found(Finding.PLACE, "Derby", 3).is_within(street)
    assert not Found(Finding.PLACE, "Derby", 13).is_within(street)


def test_the_same_words_are_the_same_however_they_are_spaced() -> None:
    assert key_of("DE1 2ab") == key_of("de1-2AB") == "de12ab"
    assert key_of("\uff24\uff25\uff11") == "de1"  # full width
