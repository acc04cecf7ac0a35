"""The boxes of a form's page, as a schema reads them: one choice says state, option or number.

What stands below a choice that was not made is kept on the page, and is not sent. One box says why
several questions were not asked. Must not know any one question.
"""

from dataclasses import replace

from handover.answers import NEEDS_WORDS, Knowledge
from handover.forms.catalogue import CATALOGUE, TRANSFER
from handover.forms.form import Section, Why
from handover.forms.question import Asks, Question
from web.desk.held_forms import Typed
from web.forms import DATE_PARTS, Errors, FieldError
from web.midwife.sources import first, with_source

FORM = "safer.form."
ANSWERS_OF_FORM = FORM + "answers."
STATE, WHY = "state", FORM + "why_"
SAY_WHY = "Say why these were not asked, or are unsafe to ask"
_PARTS = (
    "words",
    "how_known",
    "from_whom",
    "chosen[]",
    "number",
    "by",
    *(f"on-{part}" for part in DATE_PARTS),
)
_OPTION_IS = {Asks.SCALE: "number", Asks.CHOICE: "chosen[]"}
"""What the choice on the page stands for, besides "known"."""


def sections() -> tuple[Section, ...]:
    """The pages of today's form beyond SAFER."""
    return CATALOGUE.newest(TRANSFER).sections


def field_of(question: Question) -> str:
    """Where the answer to `question` stands in the form; its parts follow a full stop."""
    return ANSWERS_OF_FORM + question.key


def form_counted(typed: Typed, why: Why | None) -> Typed:
    """`typed` with the answers of the form as its schema reads them, and no box of the page.

    What was typed before the reason changed, and is not asked any more, is kept and not sent.
    """
    others = {name: said for name, said in typed.items() if not name.startswith(FORM)}
    for section in sections():
        why_not = typed.get(WHY + section.key, [])
        for question in section.asked(why) if why else ():
            others |= _answer(typed, question, why_not)
    return others


def beside_shared_why(errors: Errors, typed: Typed) -> Errors:
    """A reason that is missing, beside the one box for all of a page; said once."""
    return tuple(dict.fromkeys(_beside_box(error, typed) for error in errors))


def _beside_box(error: FieldError, typed: Typed) -> FieldError:
    for section in sections():
        for question in section.questions:
            field = field_of(question)
            is_known = _chosen(typed, field)[0] == Knowledge.KNOWN.value
            if error.field == f"{field}.words" and not is_known:
                if error.words:
                    return replace(error, field=WHY + section.key)
                return FieldError(WHY + section.key, SAY_WHY)
            if error.field in {f"{field}.how_known", f"{field}.from_whom"} and not error.words:
                return FieldError(error.field, f"{error.message}: {question.label}")
    return error


def _chosen(typed: Typed, field: str) -> tuple[str, str]:
    """The state that was chosen, and the option or number that the choice stands for."""
    knowledge, _, option = first(typed, f"{field}.{STATE}").partition(".")
    return knowledge, option


def _answer(typed: Typed, question: Question, why_not: list[str]) -> Typed:
    """The parts of one answer that count; nothing for a question without a choice."""
    field = field_of(question)
    knowledge, option = _chosen(typed, field)
    if not knowledge:
        return {}
    answer: Typed = {f"{field}.knowledge": [knowledge]}
    if knowledge != Knowledge.KNOWN.value:
        is_explained = knowledge in {one.value for one in NEEDS_WORDS}
        return answer | ({f"{field}.words": why_not} if is_explained else {})
    for part in _PARTS:
        if said := typed.get(f"{field}.{part}"):
            answer[f"{field}.{part}"] = said
    if option and question.asks in _OPTION_IS:
        answer[f"{field}.{_OPTION_IS[question.asks]}"] = [option]
    return with_source(answer, field) if question.asks_source else answer
