"""Which of the typed boxes count: a box below a choice that was not made is kept, but not sent.

Without JavaScript every such box is in view, so two may be filled. Must not know any schema.
"""

from handover.answers import Knowledge
from handover.content import Safer
from handover.forms.form import Why
from web.desk.held_forms import Typed
from web.forms import DATE_PARTS, Errors, FieldError
from web.midwife.form_boxes import beside_shared_why, form_counted
from web.midwife.safe_contact_boxes import beside_the_answer, safe_contact_counted
from web.midwife.sources import SOURCE, first, with_source

IS_BORN = "about.is_born"
DUE_ON, BORN_ON = "about.due_on", "about.baby_born_on"
CHOOSE_BORN = "Choose whether the baby is born, and enter the date"
MISSING_DATE = {
    "yes": FieldError(BORN_ON, "Enter the baby's date of birth"),
    "no": FieldError(DUE_ON, "Enter the due date"),
}
IS_REFERRED = "referred.is_referred"
_NOT_TOLD = {
    "yes": ("referred.senior_name", "referred.senior_role", "referred.reason"),
    "no": ("referred.referred_to", "referred.referred_at", "referred.reference"),
}
"""Below "I have referred" and "A named senior decided": what the other choice leaves out."""
_NOT_CHOSEN = {"yes": DUE_ON, "no": BORN_ON}

ANSWERS = {
    "father": "father and other men in the baby's life",
    "social_care": "social care",
    "safe_contact": "safe contact",
}
WITH_WORDS = (Knowledge.KNOWN, Knowledge.NOT_ASKED, Knowledge.UNSAFE_TO_ASK)
"""The answers that have a box for words below them; each box has a name of its own."""

assert set(ANSWERS) <= set(Safer.__annotations__)  # noqa: S101 - a renamed question fails at start


def counted(typed: Typed, why: Why | None) -> Typed:
    """The form as a schema reads it: one date of the baby, one text for each answer.

    `why` decides which answers of the numbered form count.
    """
    texts = _one_text_each(_one_date(_one_way(typed)))
    chosen = form_counted(safe_contact_counted(texts), why)
    return {name: values for name, values in chosen.items() if not _only_chooses(name)}


def beside_what_is_seen(errors: Errors, typed: Typed) -> Errors:
    """Each error by a box that is in view: the baby's date by the choice until that is made."""
    seen = tuple(_with_question(_in_view(beside_the_answer(error), typed)) for error in errors)
    return beside_shared_why(seen, typed)


def _in_view(error: FieldError, typed: Typed) -> FieldError:
    """A missing date is asked for in the box of the choice that was made."""
    if error.field != DUE_ON or _is_dated(_one_date(typed), DUE_ON):
        return error
    return MISSING_DATE.get(first(typed, IS_BORN), FieldError(IS_BORN, CHOOSE_BORN))


def _with_question(error: FieldError) -> FieldError:
    """At the top of the page "Say why" alone would not tell which of three questions is meant."""
    if error.words:
        return error
    for answer, question in ANSWERS.items():
        if error.field in {f"safer.{answer}.{part}" for part in ("words", *SOURCE)}:
            return FieldError(error.field, f"{error.message}: {question}")
    return error


def _only_chooses(name: str) -> bool:
    """Whether a box is of the page alone, and no answer of the record."""
    return name == IS_BORN or ".words_" in name


def _one_date(typed: Typed) -> Typed:
    dropped = _NOT_CHOSEN.get(first(typed, IS_BORN))
    if dropped is None:
        return typed
    names = {f"{dropped}-{part}" for part in DATE_PARTS}
    return {name: values for name, values in typed.items() if name not in names}


def _one_way(typed: Typed) -> Typed:
    dropped = _NOT_TOLD.get(first(typed, IS_REFERRED), ())
    return {name: values for name, values in typed.items() if not name.startswith(dropped)}


def _one_text_each(typed: Typed) -> Typed:
    texts: Typed = {}
    for answer in ANSWERS:
        chosen = first(typed, f"safer.{answer}.knowledge")
        if box := typed.get(f"safer.{answer}.words_{chosen}"):
            texts[f"safer.{answer}.words"] = box
    return _with_sources({**typed, **texts})


def _with_sources(typed: Typed) -> Typed:
    """How each answer is known, if it is; "she told me" names her."""
    for answer in ANSWERS:
        typed = with_source(typed, f"safer.{answer}")
    return typed


def _is_dated(typed: Typed, field: str) -> bool:
    return any(first(typed, f"{field}-{part}") for part in DATE_PARTS)
