"""Every command that takes words: what its refusals call them, and their field."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

import pytest

from handover import commands as c
from handover.actor import Actor
from handover.opening_hours import OpeningHours
from handover.refusals import InvalidValue
from tests.agreeing import agree
from tests.putting_right import correct_number, reopen, revise
from tests.referring import disagree
from tests.region import (
    DERBY,
    HANA,
    KIT,
    LENA,
    MARY,
    NOTTINGHAM,
    Region,
    acknowledge,
    answer_receiver,
    ask_sender,
    decline,
    done,
    enter_in_error,
    note,
    redirect,
    register,
    withdraw,
)

LINE, LINES, REASON = 120, 4000, 1000
Step = tuple[Actor, Callable[[UUID], c.Command]]
ACKNOWLEDGED: Step = (HANA, acknowledge)
DECLINED: Step = (HANA, decline)
ASKED: Step = (HANA, ask_sender)
WITHDRAWN: Step = (MARY, withdraw)


@dataclass(frozen=True)
class Asked:
    """A command in which somebody types words, and what comes before it."""

    actor: Actor
    command: Callable[[UUID, str], c.Command]
    field: str
    called: str
    longest: int = REASON
    before: Step | None = None


ASKED_FOR = {
    "decline": Asked(HANA, lambda i, t: replace(decline(i), reason=t), "reason", "the reason"),
    "redirect": Asked(
        MARY, lambda i, t: replace(redirect(i), reason=t), "reason", "the reason", before=DECLINED
    ),
    "professional": Asked(
        HANA,
        lambda i, t: replace(acknowledge(i), professional=t),
        "professional",
        "the name of the person who takes this on",
        LINE,
    ),
    "professional's role": Asked(
        HANA,
        lambda i, t: replace(acknowledge(i), professional_role=t),
        "professional_role",
        "their role",
        LINE,
    ),
    "next action": Asked(
        HANA,
        lambda i, t: replace(acknowledge(i), next_action=t),
        "next_action",
        "the next action",
    ),
    "respond": Asked(
        HANA,
        lambda i, t: replace(done(i), words=t),
        "words",
        "what came of it",
        before=ACKNOWLEDGED,
    ),
    "ask": Asked(
        HANA, lambda i, t: replace(ask_sender(i), question=t), "question", "your question"
    ),
    "answer": Asked(
        MARY,
        lambda i, t: replace(answer_receiver(i), answer=t),
        "answer",
        "your answer",
        before=ASKED,
    ),
    "note": Asked(MARY, lambda i, t: replace(note(i), words=t), "words", "the note"),
    "withdraw": Asked(MARY, lambda i, t: replace(withdraw(i), reason=t), "reason", "the reason"),
    "in error": Asked(
        MARY, lambda i, t: replace(enter_in_error(i), reason=t), "reason", "the reason"
    ),
    "revise": Asked(MARY, lambda i, t: replace(revise(i), reason=t), "reason", "the reason"),
    "open again": Asked(
        MARY, lambda i, t: replace(reopen(i), reason=t), "reason", "the reason", before=WITHDRAWN
    ),
    "who she is": Asked(
        MARY, lambda i, t: replace(correct_number(i), reason=t), "reason", "the reason"
    ),
    "disagree": Asked(
        MARY,
        lambda i, t: replace(disagree(i, None), reasons=t),
        "reasons",
        "why you disagree",
        before=DECLINED,
    ),
    "agreed by": Asked(
        LENA,
        lambda i, t: agree(i, with_name=t),
        "with_name",
        "the name of whom you spoke with",
        LINE,
    ),
    "agreed by, in the role": Asked(
        LENA, lambda i, t: agree(i, with_role=t), "with_role", "their role", LINE
    ),
    "agreed": Asked(LENA, lambda i, t: agree(i, agreed=t), "agreed", "what was agreed"),
    "team's name": Asked(
        KIT, lambda _, t: replace(register("Oakham"), name=t), "name", "the team's name", LINE
    ),
    "organisation": Asked(
        KIT,
        lambda _, t: replace(register("Oakham"), organisation=t),
        "organisation",
        "the organisation",
        LINE,
    ),
    "ODS code": Asked(
        KIT, lambda _, t: replace(register("Oakham"), ods_code=t), "ods_code", "the ODS code", 12
    ),
    "area": Asked(KIT, lambda _, t: replace(register("Oakham"), area=t), "area", "the area", LINE),
    "place": Asked(
        KIT, lambda _, t: replace(register("Oakham"), places=(t,)), "places", "the place", LINE
    ),
    "out of hours": Asked(
        KIT,
        lambda _, t: replace(register("Oakham"), out_of_hours=t),
        "out_of_hours",
        "the out-of-hours route",
        LINES,
    ),
    "other hours": Asked(
        KIT,
        lambda _, t: c.ChangeHours(DERBY, OpeningHours.weekdays(), t),
        "out_of_hours",
        "the out-of-hours route",
        LINES,
    ),
    "close": Asked(
        KIT, lambda _, t: c.CloseTeam(DERBY, t, NOTTINGHAM), "reason", "the reason", LINES
    ),
}
every_command = pytest.mark.parametrize("asked", ASKED_FOR.values(), ids=ASKED_FOR.keys())


@every_command
def test_a_command_refuses_blank_and_over_long_words_beside_their_field(
    region: Region, asked: Asked
) -> None:
    handover_id = region.recorded()
    if asked.before is not None:
        actor, command = asked.before
        region.ask(actor, command(handover_id))

    for typed, words in (
        ("  ", f"Enter {asked.called}"),
        ("x" * (asked.longest + 1), f"Shorten {asked.called} to {asked.longest:,} characters"),
    ):
        with pytest.raises(InvalidValue) as refused:
            region.ask(asked.actor, asked.command(handover_id, typed))
        assert str(refused.value).startswith(words)
        assert refused.value.field == asked.field

    region.ask(asked.actor, asked.command(handover_id, "x" * asked.longest))
