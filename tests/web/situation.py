"""One way to be refused, said once for the page and the API. Must not know which ways there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from handover import refusals as r
from handover.states import State
from handover.urgency import Urgency
from tests.web.asking import CHECK, Asking
from tests.web.stage import Stage

Before = Callable[[Stage, str], None]

TYPED_KEPT, TYPED_TO_COPY, TOLD, FORBIDDEN, NOT_FOUND = 422, 409, 303, 403, 404
"""A page's answers: the form again; somebody was quicker; the record and a message; no page."""
UNPROCESSABLE, CONFLICT, UNAVAILABLE = 422, 409, 503


def nothing(_stage: Stage, _who: str) -> None:
    """Nothing happens between opening the page and pressing the button."""


@dataclass(frozen=True)
class Situation:
    """One way to be refused. `changed` says the same to both; `typed` and `sent` go beyond it.

    `says` begins what is read (the sentence of the refusal, if empty), `path` is that of the field
    it is about. `page_says`, `page_path` and `api_says` stand where the two differ.
    """

    asking: Asking
    refusal: type[r.Refusal]
    path: str = ""
    changed: Mapping[str, object] = field(default_factory=dict)
    says: str = ""
    stands: State = State.WAITING
    urgency: Urgency = Urgency.PRIORITY
    since: timedelta = timedelta(0)
    who: str = ""
    before: Before = nothing
    page: int = TYPED_KEPT
    api: int = UNPROCESSABLE
    typed: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, object] = field(default_factory=dict)
    page_says: str = ""
    page_path: str = ""
    api_says: str = ""
    case: str = ""
    is_real: bool = False
    is_alone: bool = False

    @property
    def sender(self) -> str:
        """Who asks."""
        return self.who or self.asking.who

    @property
    def read_on_page(self) -> str:
        return self.page_says or self.says or self.refusal.sentence

    @property
    def read_by_program(self) -> str:
        return self.api_says or self.says or self.refusal.sentence

    @property
    def needs_own_stage(self) -> bool:
        """Whether it changes what others would stand on."""
        return self.is_real or self.is_alone

    def __str__(self) -> str:
        """The name of the test: what is asked, what of it is wrong, and the refusal."""
        place = "check" if self.asking is CHECK else self.asking.command.__name__
        case = self.case or " ".join(str(value) for value in self.changed.values())
        parts = (self.refusal.__name__, place, self.stands.value, self.who, self.path, case)
        return "-".join(part for part in parts if part)
