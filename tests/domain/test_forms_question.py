"""Which answers a question of a form can have, and what the record keeps of them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from handover.answers import Answer, HowKnown, Knowledge
from handover.forms.filled import FormAnswer
from handover.forms.question import Answered, Asks, Option, Question
from handover.refusals import InvalidValue
from tests.region import TODAY

KNOWN, DECLINED, NOT_ASKED = Knowledge.KNOWN, Knowledge.DECLINED, Knowledge.NOT_ASKED

SLEEP = Question(
    "sleep",
    Asks.CHOICE,
    "How she sleeps",
    states=(NOT_ASKED, DECLINED),
    options=(Option("well", "Well"), Option("badly", "Badly", "What keeps her awake")),
)
WHO = (Option("mother", "Mother"), Option("father", "Father"))
ICON = Question("icon", Asks.REACHED, "Coping with crying", words="What was agreed?", options=WHO)
SAFE = Question("safe", Asks.SCALE, "How safe?", by="Who rated it?", lowest=0, highest=10)
CHECK = Question(
    "check",
    Asks.CHOICE,
    "The check",
    on="When was it checked?",
    known_from="CP-IS",
    options=(Option("nothing", "Nothing shown"), Option("plan", "A plan is shown")),
)
FATHER = Question("father", Asks.ANSWER, "The father", words="What is known of him?")
WORRY = Question("worry", Asks.PARAGRAPH, "What are we worried about?")


def known(*chosen: str, words: str = "", on: date | None = None, by: str = "") -> Answered:
    """She told it herself."""
    return Answered(KNOWN, words, HowKnown.TOLD, "The mother", chosen, on, by=by)


def rated(number: int | None, by: str = "Mary Ashby") -> Answered:
    return Answered(KNOWN, number=number, by=by)


def test_a_question_asks_for_nothing_that_is_not_written_on_it() -> None:
    assert (WORRY.hint, WORRY.words, WORRY.on, WORRY.by, WORRY.number) == ("", "", "", "", "")
    assert (WORRY.at_lowest, WORRY.at_highest, WORRY.known_from) == ("", "", "")
    assert (WORRY.states, WORRY.options, WORRY.asked_for) == ((), (), ())
    assert WORRY.not_asked == "Not asked"
    assert not WORRY.once_born
    assert Option("none", "None seen").words == ""


@pytest.mark.parametrize(
    "question,asks_it",
    [(SLEEP, True), (ICON, True), (FATHER, True), (SAFE, False), (WORRY, False), (CHECK, False)],
    ids=lambda one: one.key if isinstance(one, Question) else "",
)
def test_a_source_is_asked_but_of_her_own_view_and_of_what_one_record_shows(
    question: Question, *, asks_it: bool
) -> None:
    assert question.asks_source is asks_it


def test_chosen_options_read_as_on_the_form_and_an_unknown_one_as_it_is() -> None:
    assert ICON.text_of(("mother", "father")) == "Mother, Father"
    assert ICON.text_of(("aunt",)) == "aunt"
    assert ICON.text_of(()) == ""


KEPT = {
    "a choice says it all by itself": (SLEEP, known("well"), "Well"),
    "a dash is no words": (SLEEP, known("well", words="-"), "Well"),
    "words stand in place of the choice": (SLEEP, known("badly", words="Noise"), "Noise"),
    "an answer is its words": (FATHER, known(words="He lives in Derby"), "He lives in Derby"),
    "who was reached, with what was agreed": (ICON, known("father", words="Rest"), "Rest"),
}


@pytest.mark.parametrize("question,answer,words", KEPT.values(), ids=KEPT.keys())
def test_what_is_known_is_kept_with_who_told_it(
    question: Question, answer: Answered, words: str
) -> None:
    kept = Answer(KNOWN, words, HowKnown.TOLD, "The mother")
    assert question.answered(answer) == FormAnswer(question.key, kept, answer.chosen)


def test_what_can_be_seen_in_one_record_alone_comes_from_it_whatever_was_said() -> None:
    kept = Answer(KNOWN, "Nothing shown", HowKnown.SEEN_IN_RECORD, "CP-IS")
    expected = FormAnswer("check", kept, ("nothing",), TODAY)
    assert CHECK.answered(known("nothing", on=TODAY)) == expected
    assert CHECK.answered(Answered(KNOWN, chosen=("nothing",), on=TODAY)) == expected


def test_her_own_view_is_hers_whatever_was_said() -> None:
    mine = Answer(KNOWN, "He shouts", HowKnown.SEEN_MYSELF)
    assert WORRY.answered(known(words="He shouts")) == FormAnswer("worry", mine)
    assert WORRY.answered(Answered(KNOWN, "He shouts")) == FormAnswer("worry", mine)


def test_a_rating_says_by_itself_out_of_how_many_it_is_and_keeps_who_rated() -> None:
    kept = Answer(KNOWN, "7 out of 10", HowKnown.SEEN_MYSELF)
    expected = FormAnswer("safe", kept, number=7, by="Mary Ashby")
    assert SAFE.answered(rated(7)) == expected
    assert SAFE.answered(replace(rated(7), words="She is safe")).answer.words == "She is safe"


def test_a_question_that_nobody_asked_keeps_why() -> None:
    kept = SLEEP.answered(Answered(NOT_ASKED, "He was in the room"))
    assert kept == FormAnswer("sleep", Answer(NOT_ASKED, "He was in the room"))
    assert SLEEP.answered(Answered(DECLINED)) == FormAnswer("sleep", Answer(DECLINED))


REFUSED = {
    "a state that it does not have": (
        *(WORRY, Answered(DECLINED)),
        *("knowledge", "Choose another answer to this question: What are we worried about?"),
    ),
    "an option that is not offered": (
        *(SLEEP, known("well", "long")),
        *("chosen", "Choose from what is offered: How she sleeps"),
    ),
    "two of a choice": (SLEEP, known("well", "badly"), "chosen", "Choose one: How she sleeps"),
    "none of a choice": (SLEEP, known(words="So"), "chosen", "Choose one: How she sleeps"),
    "nobody who was reached": (
        *(ICON, known(words="Rest")),
        *("chosen", "Tick who was reached: Coping with crying"),
    ),
    "no words where the option asks for them": (
        *(SLEEP, known("badly")),
        *("words", "Answer this: What keeps her awake"),
    ),
    "a full stop where the option asks for words": (
        *(SLEEP, known("badly", words=".")),
        *("words", "Answer this: What keeps her awake"),
    ),
    "no words about those who were reached": (
        *(ICON, known("mother")),
        *("words", "Answer this: What was agreed?"),
    ),
    "no day": (CHECK, known("nothing"), "on", "Enter the date: When was it checked?"),
    "no number": (SAFE, rated(None), "number", "Choose a number from 0 to 10: How safe?"),
    "a number below": (SAFE, rated(-1), "number", "Choose a number from 0 to 10: How safe?"),
    "a number above": (SAFE, rated(11), "number", "Choose a number from 0 to 10: How safe?"),
    "a number that has a name": (
        *(replace(SAFE, number="Which touchpoint?"), rated(11)),
        *("number", "Choose a number from 0 to 10: Which touchpoint?"),
    ),
    "nobody who rated": (SAFE, rated(7, by=" - "), "by", "Enter it: Who rated it?"),
}


@pytest.mark.parametrize("question,answer,field,says", REFUSED.values(), ids=REFUSED.keys())
def test_an_answer_that_the_question_cannot_have_is_refused(
    question: Question, answer: Answered, field: str, says: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        question.answered(answer)
    assert (refused.value.field, refused.value.message) == (field, says)


def test_several_people_may_have_been_reached() -> None:
    assert ICON.answered(known("mother", "father", words="Rest")).chosen == ("mother", "father")


@pytest.mark.parametrize("number", [0, 10])
def test_both_ends_of_a_scale_may_be_chosen(number: int) -> None:
    assert SAFE.answered(rated(number)).number == number


@pytest.mark.parametrize("one_end", [{"lowest": 1}, {"highest": 5}])
def test_a_number_is_asked_only_between_two_ends(one_end: dict[str, Any]) -> None:
    question = replace(SLEEP, **one_end)
    assert question.answered(known("well")).number is None


def test_what_is_not_known_needs_no_day_and_no_choice() -> None:
    check = replace(CHECK, states=(NOT_ASKED,))
    assert check.answered(Answered(NOT_ASKED, "No access")).on is None


def kept(question: Question, *chosen: str, words: str) -> FormAnswer:
    """An answer as a program sends it: already with its words and its source."""
    return FormAnswer(question.key, Answer(KNOWN, words, HowKnown.TOLD, "The mother"), chosen)


TAKEN = [
    kept(SLEEP, "well", words="Well"),
    kept(SLEEP, "badly", words="Noise"),
    FormAnswer("sleep", Answer(DECLINED)),
]


@pytest.mark.parametrize("given", TAKEN, ids=lambda one: one.answer.words or "declined")
def test_an_answer_that_was_put_together_elsewhere_is_held_against_the_question(
    given: FormAnswer,
) -> None:
    SLEEP.check(given)


UNFIT = {
    "knowledge": (SLEEP, FormAnswer("sleep", Answer(Knowledge.ASKED_UNKNOWN))),
    "chosen": (SLEEP, kept(SLEEP, "long", words="Long")),
    "on": (CHECK, kept(CHECK, "nothing", words="Nothing shown")),
    "number": (SAFE, kept(SAFE, words="11 out of 10")),
    "by": (SAFE, replace(kept(SAFE, words="7 out of 10"), number=7)),
}


@pytest.mark.parametrize("field", UNFIT)
def test_what_was_put_together_elsewhere_is_refused_as_what_was_typed(field: str) -> None:
    question, given = UNFIT[field]
    with pytest.raises(InvalidValue) as refused:
        question.check(given)
    assert refused.value.field == field


def test_the_words_of_the_choice_do_not_say_what_the_choice_asks_for() -> None:
    with pytest.raises(InvalidValue, match=r"^Answer this: What keeps her awake$"):
        SLEEP.check(kept(SLEEP, "badly", words="Badly"))


def test_a_whole_answer_passes_with_its_day_its_number_and_its_rater() -> None:
    checked = kept(CHECK, "nothing", words="Nothing shown")
    CHECK.check(replace(checked, on=TODAY))
    SAFE.check(replace(kept(SAFE, words="7 out of 10"), number=7, by="Mary Ashby"))
