"""Questions, the response, and the three ways to end, as the oracle tells them: ADR 11."""

from tests.domain.machine import by_hand
from tests.domain.machine.answers import A_WEEK, refused_in
from tests.domain.machine.told import Handover, Region, Step
from tests.domain.machine.verbs import RECEIVER, SENDER, VERBS, Verb

NOT_ACKNOWLEDGED = dict.fromkeys(("waiting", "received", "declined"), "not_acknowledged")
CLOSED = {"closed": "already_closed"}
WORDLESS = {"": "", "nothing": "invalid_value"}


def _done(_region: Region, handover: Handover, _step: Step) -> None:
    handover.state, handover.ended = "closed", "done"
    handover.reports += 1


def _not_done(_region: Region, handover: Handover, step: Step) -> None:
    """It stays acknowledged, its holder the same, with another day."""
    handover.promised = by_hand.day_of(step.minute) + A_WEEK
    handover.reports += 1


def _may_ask(_region: Region, handover: Handover, _step: Step) -> set[str]:
    when = CLOSED | {"declined": "already_declined"}
    return {when.get(handover.state, ""), "question_open" if handover.is_asked else ""}


def _ask(_region: Region, handover: Handover, _step: Step) -> None:
    handover.is_asked = True


def _may_answer(_region: Region, handover: Handover, _step: Step) -> set[str]:
    asked = "" if handover.is_asked else "nothing_asked"
    return {CLOSED.get(handover.state, ""), asked}


def _answer(_region: Region, handover: Handover, _step: Step) -> None:
    handover.is_asked, handover.answered = False, handover.answered + 1


def _withdraw(_region: Region, handover: Handover, _step: Step) -> None:
    handover.state, handover.ended = "closed", "withdraw"


def _in_error(_region: Region, handover: Handover, _step: Step) -> None:
    """It moves nothing: whoever sent it holds the family, or a colleague named since."""
    handover.state, handover.ended = "closed", "in error"
    handover.holder = handover.named_sender or handover.recorded_by


VERBS["done"] = Verb(
    by=RECEIVER,
    refused=refused_in(NOT_ACKNOWLEDGED | CLOSED),
    follow=_done,
    changes=frozenset({"state", "ended", "reports"}),
    ways=WORDLESS,
)
VERBS["not done"] = Verb(
    by=RECEIVER,
    refused=refused_in(NOT_ACKNOWLEDGED | CLOSED),
    follow=_not_done,
    changes=frozenset({"promised", "reports"}),
    ways={"": "", "no day": "invalid_value", "yesterday": "next_action_in_past"},
)
VERBS["ask"] = Verb(
    by=RECEIVER,
    refused=_may_ask,
    follow=_ask,
    changes=frozenset({"is_asked"}),
    ways=WORDLESS,
)
VERBS["answer"] = Verb(
    by=SENDER,
    refused=_may_answer,
    follow=_answer,
    changes=frozenset({"is_asked", "answered"}),
    ways=WORDLESS,
)
VERBS["withdraw"] = Verb(
    by=SENDER,
    refused=refused_in(CLOSED | {"acknowledged": "already_acknowledged"}),
    follow=_withdraw,
    changes=frozenset({"state", "ended"}),
    ways=WORDLESS,
)
VERBS["in error"] = Verb(
    by=SENDER,
    refused=refused_in(CLOSED),
    follow=_in_error,
    changes=frozenset({"state", "ended", "holder"}),
    ways=WORDLESS,
    is_fact=True,
)
