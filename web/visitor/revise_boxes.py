"""The boxes of the page that changes a record, as its schema reads them: blank means unchanged.

Must not know any one record.
"""

from handover.forms.form import Why
from handover.forms.question import Asks
from web.desk.held_forms import Typed
from web.midwife.boxes import ANSWERS, counted
from web.midwife.form_boxes import STATE, field_of, sections
from web.midwife.sources import first

URGENCY = "urgency"


def changed_only(typed: Typed, why: Why) -> Typed:
    """`typed` without what was left alone.

    Words without the choice that they belong to are kept, so that the schema asks for the choice.
    """
    said = {name: values for name, values in typed.items() if name != URGENCY or first(typed, name)}
    said = _without_blank_paragraphs(said)
    return {**_words_alone(said), **counted(said, why)}


def _without_blank_paragraphs(typed: Typed) -> Typed:
    """The page says "known" of a paragraph for whoever writes one."""
    blank = {
        f"{field_of(question)}.{STATE}"
        for section in sections()
        for question in section.questions
        if question.asks is Asks.PARAGRAPH and not first(typed, f"{field_of(question)}.words")
    }
    return {name: values for name, values in typed.items() if name not in blank}


def _words_alone(typed: Typed) -> Typed:
    """What stands in a box below a choice that was not made."""
    found: Typed = {}
    for answer in ANSWERS:
        stem = f"safer.{answer}"
        if not first(typed, f"{stem}.knowledge"):
            words = [typed[name] for name in typed if name.startswith(f"{stem}.words_")]
            found |= {f"{stem}.words": one for one in words if one and one[0].strip()}
    for section in sections():
        for question in section.questions:
            field = field_of(question)
            if not first(typed, f"{field}.{STATE}") and first(typed, f"{field}.words"):
                found[f"{field}.words"] = typed[f"{field}.words"]
    return found
