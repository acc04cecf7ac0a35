"""The answers that a sender gave on a numbered form, as they stand in the log.

Must not know which questions the form asks: it is read with its own version for ever.
"""

from dataclasses import dataclass
from datetime import date

from handover.answers import Answer, Knowledge
from handover.text import line

MOTHER = "mother"
"""The value, on every form, of the option that says: the mother was reached."""


@dataclass(frozen=True)
class FormAnswer:
    """The answer to the question `key`, with its state and its source.

    `chosen` are the values of options (for people: who was reached), `on` a day, `number` a rating
    or a touchpoint, `by` who did it or with which tool. Raises InvalidValue.
    """

    key: str
    answer: Answer
    chosen: tuple[str, ...] = ()
    on: date | None = None
    number: int | None = None
    by: str = ""

    def __post_init__(self) -> None:
        by = line(self.by, field="by", called="who or which") if self.by.strip() else ""
        object.__setattr__(self, "by", by)

    @property
    def is_mother_only(self) -> bool:
        """Whether the mother alone was reached: no man has heard it (domain 4.2, 9(d) row 18)."""
        return self.answer.knowledge is Knowledge.KNOWN and self.chosen == (MOTHER,)


@dataclass(frozen=True)
class FilledForm:
    """A form by its id, such as "transfer-of-care/1", and what was answered, in its order."""

    form_id: str
    answers: tuple[FormAnswer, ...] = ()

    def answer_to(self, key: str) -> FormAnswer | None:
        """The answer to one question; None if it was not asked."""
        return next((one for one in self.answers if one.key == key), None)
