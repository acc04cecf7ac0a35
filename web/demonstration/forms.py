"""Invented answers on the form of a transfer of care, for stories whose reason asks for them.

Ordinary answers, with the gaps of ordinary days: some were not asked, some only assumed.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from handover.answers import HowKnown, Knowledge
from handover.content import Safer
from handover.forms.catalogue import CATALOGUE
from handover.forms.filled import FilledForm, FormAnswer
from handover.forms.form import Why
from handover.forms.question import Answered, Question
from handover.person import About
from web.demonstration.stories import Story

MINE = HowKnown.SEEN_MYSELF
SHE = (HowKnown.TOLD, "The mother")
USUAL: dict[str, Answered] = {
    "pregnancy_and_birth": Answered(
        Knowledge.KNOWN,
        "Born at term, normal birth, well since.",
        HowKnown.SEEN_IN_RECORD,
        "Her maternity notes",
    ),
    "marks": Answered(Knowledge.KNOWN, "", MINE, chosen=("none",)),
    "screening": Answered(Knowledge.KNOWN, "", MINE, chosen=("complete",)),
    "feeding": Answered(Knowledge.KNOWN, "", *SHE, chosen=("breast",)),
    "mental_health": Answered(Knowledge.KNOWN, "", *SHE, chosen=("no_concern",)),
    "siblings": Answered(Knowledge.KNOWN, "", *SHE, chosen=("none",)),
    "social_care_status": Answered(Knowledge.KNOWN, "", HowKnown.ASSUMED, chosen=("none",)),
    "icon": Answered(Knowledge.KNOWN, "", MINE, chosen=("mother", "father"), number=2),
    "safer_sleep": Answered(
        Knowledge.KNOWN,
        "In a cot beside the bed. Talked about holidays too.",
        MINE,
        chosen=("mother", "father"),
        by="Safer Sleeping risk tool, version 2",
    ),
    "worried_about": Answered(Knowledge.KNOWN, "Nothing beyond what was said."),
    "working_well": Answered(Knowledge.KNOWN, "The family asks for help early."),
    "needs_to_happen": Answered(Knowledge.KNOWN, "New birth visit as usual."),
}
UNUSUAL: dict[str, Answered] = {
    "siblings": Answered(Knowledge.NOT_ASKED, "Her mother was in the room."),
    "feeding": Answered(
        Knowledge.KNOWN, "Breast and bottle; weighed again on Friday.", MINE, chosen=("difficulty",)
    ),
    "mental_health": Answered(Knowledge.DECLINED),
    "icon": Answered(Knowledge.KNOWN, "", MINE, chosen=("mother",), number=2),
}
EVERY_THIRD = 3


def with_answers(story: Story, about: About, sender: str, today: date) -> Safer:
    """What is said in `story`, with the form that its reason asks filled in by `sender`."""
    why = Why(story.kind, story.trigger, about.baby_born_on is not None)
    form = CATALOGUE.asked(why)
    answers = tuple(_answers(form.asked(why), story.number, sender, today))
    return replace(story.safer, form=FilledForm(form.form_id, answers)) if answers else story.safer


def _answers(
    asked: Iterable[Question], number: int, sender: str, today: date
) -> Iterable[FormAnswer]:
    yesterday = today - timedelta(days=1)
    answers = {
        **USUAL,
        "cp_is": Answered(Knowledge.KNOWN, chosen=("nothing",), on=yesterday, by=sender),
        "scaling": Answered(Knowledge.KNOWN, number=9 - number % EVERY_THIRD, by=sender),
        **(UNUSUAL if number % EVERY_THIRD == 0 else {}),
    }
    if number % EVERY_THIRD == 1:
        answers["cp_is"] = Answered(Knowledge.NOT_ASKED, "No access to it in the clinic.")
    return (question.answered(answers[question.key]) for question in asked)
