"""One form in one version: its sections, its questions, and for which records each is asked.

Must not know files or answers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from handover.content import Kind, Trigger
from handover.forms.question import Question


@dataclass(frozen=True)
class Why:
    """What decides which questions are asked: the kind, the reason, and whether it is born."""

    kind: Kind
    trigger: Trigger
    is_born: bool


@dataclass(frozen=True)
class Section:
    """One page of questions."""

    key: str
    title: str
    questions: tuple[Question, ...]

    def asked(self, why: Why) -> tuple[Question, ...]:
        """The questions of this section that a record has to answer."""
        return tuple(one for one in self.questions if _is_asked(one, why))


@dataclass(frozen=True)
class Form:
    """A released form. `besides` is the SAFER form that is asked with it.

    A form without questions for a record is not used for it.
    """

    name: str
    version: int
    title: str
    sections: tuple[Section, ...]
    besides: str = ""

    @property
    def form_id(self) -> str:
        """Its name and version, such as "safer/1"."""
        return f"{self.name}/{self.version}"

    @property
    def safer_id(self) -> str:
        """The form by which SAFER is asked with this one: its own id for SAFER itself."""
        return self.besides or self.form_id

    def asked(self, why: Why) -> Iterator[Question]:
        """Every question that a record has to answer, in order; SAFER's are asked of every one."""
        for section in self.sections:
            yield from section.asked(why)

    def question(self, key: str) -> Question:
        """The question of this key; there is always one for an answer that was taken."""
        return next(one for section in self.sections for one in section.questions if one.key == key)


def _is_asked(question: Question, why: Why) -> bool:
    """A form for no kind of record (SAFER) is asked of every one, and so adds no question here."""
    is_for_it = question.kind is why.kind and why.trigger in question.asked_for
    return is_for_it and (why.is_born or not question.once_born)
