"""One question of a form: what it asks for, its choices, and which answers it can have.

Must not know files, nor whether anybody has to answer it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from handover.answers import Answer, HowKnown, Knowledge
from handover.content import Kind, Trigger
from handover.forms.filled import FormAnswer
from handover.refusals import InvalidValue
from handover.text import says_something


class Asks(Enum):
    """What kind of answer a question takes; each has its state, whatever the kind.

    `REACHED` is a list of people, `SCALE` a number between two ends that are written out.
    """

    ANSWER = "answer"
    CHOICE = "choice"
    REACHED = "reached"
    SCALE = "scale"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Option:
    """One choice. `words` asks for more about it, and is empty where the choice says it all."""

    value: str
    text: str
    words: str = ""


@dataclass(frozen=True)
class Answered:
    """What a sender says to one question, before it is held against the question."""

    knowledge: Knowledge
    words: str = ""
    how_known: HowKnown | None = None
    from_whom: str = ""
    chosen: tuple[str, ...] = ()
    on: date | None = None
    number: int | None = None
    by: str = ""


@dataclass(frozen=True)
class Question:
    """One question. Empty labels ask for nothing: `words` for text, `on` for a date, `by` a name.

    `states` are the answers it can have besides a known one; `not_asked` renames that state.
    `known_from` is the record in which alone it can be seen.
    """

    key: str
    asks: Asks
    label: str
    hint: str = ""
    words: str = ""
    on: str = ""
    by: str = ""
    number: str = ""
    lowest: int | None = None
    highest: int | None = None
    at_lowest: str = ""
    at_highest: str = ""
    known_from: str = ""
    not_asked: str = "Not asked"
    states: tuple[Knowledge, ...] = ()
    options: tuple[Option, ...] = ()
    kind: Kind | None = None
    asked_for: tuple[Trigger, ...] = ()
    once_born: bool = False

    @property
    def asks_source(self) -> bool:
        """Whether the sender says how it is known: not of her own view, nor of one record."""
        return self.asks not in {Asks.PARAGRAPH, Asks.SCALE} and not self.known_from

    def text_of(self, chosen: Iterable[str]) -> str:
        """The chosen options as they read on the form."""
        texts = {option.value: option.text for option in self.options}
        return ", ".join(texts.get(value, value) for value in chosen)

    def answered(self, answer: Answered) -> FormAnswer:
        """The answer as the record keeps it. Raises InvalidValue.

        A choice or a number says by itself what no words were asked for; what can be seen in one
        record alone, and the sender's own view, have their source by their nature.
        """
        self._check_parts(answer)
        words, how_known, from_whom = answer.words, answer.how_known, answer.from_whom
        if answer.knowledge is Knowledge.KNOWN:
            words = words if says_something(words) else self._says_by_itself(answer)
            if self.known_from:
                how_known, from_whom = HowKnown.SEEN_IN_RECORD, self.known_from
            elif not self.asks_source:
                how_known, from_whom = HowKnown.SEEN_MYSELF, ""
        return FormAnswer(
            self.key,
            Answer(answer.knowledge, words, how_known, from_whom),
            answer.chosen,
            answer.on,
            answer.number,
            answer.by,
        )

    def check(self, given: FormAnswer) -> None:
        """Refuse an answer that this question cannot have. Raises InvalidValue."""
        answer = given.answer
        says_more = answer.words if answer.words != self.text_of(given.chosen) else ""
        self._check_parts(
            Answered(
                answer.knowledge,
                says_more,
                answer.how_known,
                answer.from_whom,
                given.chosen,
                given.on,
                given.number,
                given.by,
            )
        )

    def _says_by_itself(self, answer: Answered) -> str:
        if self.asks is Asks.SCALE:
            return f"{answer.number} out of {self.highest}"
        return self.text_of(answer.chosen)

    def _words_wanted(self, chosen: tuple[str, ...]) -> str:
        """Which words a choice has to come with; empty for none. An Answer asks for its own."""
        if self.asks is Asks.REACHED:
            return self.words
        return next((one.words for one in self.options if one.value in chosen), "")

    def _check_parts(self, answer: Answered) -> None:
        if answer.knowledge is not Knowledge.KNOWN:
            if answer.knowledge not in self.states:
                raise InvalidValue(
                    f"Choose another answer to this question: {self.label}", field="knowledge"
                )
            return
        if not {option.value for option in self.options} >= set(answer.chosen):
            raise InvalidValue(f"Choose from what is offered: {self.label}", field="chosen")
        if self.asks is Asks.CHOICE and len(answer.chosen) != 1:
            raise InvalidValue(f"Choose one: {self.label}", field="chosen")
        if self.asks is Asks.REACHED and not answer.chosen:
            raise InvalidValue(f"Tick who was reached: {self.label}", field="chosen")
        wanted = self._words_wanted(answer.chosen)
        if wanted and not says_something(answer.words):
            raise InvalidValue(f"Answer this: {wanted}", field="words")
        self._check_details(answer)

    def _check_details(self, answer: Answered) -> None:
        """Refuse a known answer without its day, its number, or who or which it was."""
        if self.on and answer.on is None:
            raise InvalidValue(f"Enter the date: {self.on}", field="on")
        if self.lowest is not None and self.highest is not None:
            number = answer.number
            if number is None or not self.lowest <= number <= self.highest:
                raise InvalidValue(
                    f"Choose a number from {self.lowest} to {self.highest}: "
                    f"{self.number or self.label}",
                    field="number",
                )
        if self.by and not says_something(answer.by):
            raise InvalidValue(f"Enter it: {self.by}", field="by")
