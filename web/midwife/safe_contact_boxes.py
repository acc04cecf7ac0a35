"""The boxes below "Safe contact: known" that say which ways are safe, as a schema reads them.

How it is known is asked once, for the answer and for the ways. Must not know the other questions.
"""

from dataclasses import replace

from handover.answers import Knowledge
from handover.family.safe_contact import Way
from web.desk.held_forms import Typed
from web.forms import FieldError
from web.midwife.sources import SOURCE, first

ANSWER, WAYS = "safer.safe_contact.", "safe_contact."
BOXES = (*(way.value for way in Way), "number", "when", "code_phrase")


def safe_contact_counted(typed: Typed) -> Typed:
    """The form with the ways as a schema reads them; without them where nothing is said of one."""
    others = {name: said for name, said in typed.items() if not name.startswith(WAYS)}
    told = {f"{WAYS}{box}": typed.get(f"{WAYS}{box}", []) for box in BOXES}
    is_known = first(typed, f"{ANSWER}knowledge") == Knowledge.KNOWN.value
    if not is_known or not any(first(told, name) for name in told):
        return others
    source = {f"{WAYS}{part}": typed.get(f"{ANSWER}{part}", []) for part in SOURCE}
    return {**others, **told, **source, f"{WAYS}knowledge": [Knowledge.KNOWN.value]}


def beside_the_answer(error: FieldError) -> FieldError:
    """How it is known has one box, that of the answer."""
    if error.field in {f"{WAYS}{part}" for part in SOURCE}:
        return replace(error, field=ANSWER + error.field.removeprefix(WAYS))
    return error
