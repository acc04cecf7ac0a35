"""An answer is never blank, says why nobody asked, and where what is known comes from."""

import pytest

from handover.answers import NEEDS_WHOM, Answer, HowKnown, Knowledge
from handover.refusals import InvalidValue


@pytest.mark.parametrize(
    "knowledge,words",
    [
        (Knowledge.KNOWN, "Say what is known"),
        (Knowledge.NOT_ASKED, "Say why"),
        (Knowledge.UNSAFE_TO_ASK, "Say why"),
    ],
)
@pytest.mark.parametrize("typed", ["", " - "])
def test_an_answer_that_needs_words_asks_for_them(
    knowledge: Knowledge, words: str, typed: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        Answer(knowledge, typed)
    assert (str(refused.value), refused.value.field) == (words, "words")


@pytest.mark.parametrize("knowledge", [Knowledge.ASKED_UNKNOWN, Knowledge.DECLINED])
def test_what_was_asked_in_vain_needs_no_words(knowledge: Knowledge) -> None:
    assert Answer(knowledge).words == ""


@pytest.mark.parametrize("how_known,from_whom", [(HowKnown.ASSUMED, ""), (None, "Her mother")])
def test_what_is_not_known_has_no_source(how_known: HowKnown | None, from_whom: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        Answer(Knowledge.DECLINED, "", how_known, from_whom)
    assert str(refused.value) == "Leave out how you know it: it is not known"
    assert refused.value.field == "how_known"


def test_what_is_known_has_a_source() -> None:
    with pytest.raises(InvalidValue) as refused:
        Answer(Knowledge.KNOWN, "Closed in 2019")
    assert str(refused.value) == (
        "Say how you know: who told you, in which record you saw it, or that it is assumed"
    )
    assert refused.value.field == "how_known"


@pytest.mark.parametrize(
    "how_known,words",
    [
        (HowKnown.TOLD, "Say who told you"),
        (HowKnown.SEEN_IN_RECORD, "Say in which record you saw it"),
    ],
)
def test_a_source_that_needs_a_name_asks_for_it(how_known: HowKnown, words: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        Answer(Knowledge.KNOWN, "Closed in 2019", how_known, "  ")
    assert (str(refused.value), refused.value.field) == (words, "from_whom")


def test_a_name_stands_on_one_line_and_is_kept_without_space() -> None:
    with pytest.raises(InvalidValue) as refused:
        Answer(Knowledge.KNOWN, "Closed in 2019", HowKnown.TOLD, "Her mother\nand aunt")
    assert str(refused.value) == "Enter who told you, or which record on one line"
    assert refused.value.field == "from_whom"
    told = Answer(Knowledge.KNOWN, "Closed in 2019", HowKnown.TOLD, " Her mother ")
    assert told.from_whom == "Her mother"


@pytest.mark.parametrize(
    "how_known", [one for one in HowKnown if one not in NEEDS_WHOM], ids=lambda one: one.value
)
def test_other_sources_need_no_name(how_known: HowKnown) -> None:
    assert Answer(Knowledge.KNOWN, "Closed in 2019", how_known, "  ").from_whom == ""


@pytest.mark.parametrize(
    "answer,is_only_assumed",
    [
        (Answer(Knowledge.KNOWN, "Closed", HowKnown.ASSUMED), True),
        (Answer(Knowledge.KNOWN, "Closed", HowKnown.SEEN_MYSELF), False),
        (Answer(Knowledge.ASKED_UNKNOWN), False),
    ],
)
def test_only_what_is_known_without_ground_is_assumed(
    answer: Answer, *, is_only_assumed: bool
) -> None:
    assert answer.is_only_assumed is is_only_assumed


def test_a_name_that_is_too_long_is_called_what_it_is() -> None:
    with pytest.raises(InvalidValue) as refused:
        Answer(Knowledge.KNOWN, "Closed in 2019", HowKnown.TOLD, "x" * 121)
    assert str(refused.value) == "Shorten who told you to 120 characters or fewer: it has 121"
