"""A record of a mark on a baby not yet mobile, after it was made: it stands on a referral.

A part of the Handover aggregate in a module of its own (domain 9(d), row 21). Must not know
referrals but by their ids; whoever asks has found those that carry it (deciding/marks.py).
"""

from abc import ABC
from collections.abc import Iterable
from uuid import UUID

from handover.acknowledgement import Acknowledgement
from handover.referral.refusals import MarkNeedsReferral
from handover.referred_first import ReferredFirst
from handover.states import State

Carriers = frozenset[UUID]
"""The referrals on which the record of a mark stands, for one baby of it."""


class Marked(ABC):
    """Refer first, or a named senior's reason: that holds for as long as the record stands."""

    state: State
    referred: ReferredFirst | None
    acknowledgement: Acknowledgement | None
    is_in_error: bool

    @property
    def is_mark_referred(self) -> bool:
        """Whether it is of a mark that was referred; not one for which a senior gave a reason."""
        return self.referred is not None and self.referred.is_referred

    @property
    def needs_referral(self) -> bool:
        """Whether it is such a record and stands: it was neither withdrawn nor entered in error."""
        is_withdrawn = self.state is State.CLOSED and self.acknowledgement is None
        return self.is_mark_referred and not is_withdrawn and not self.is_in_error

    def check_referred(self, carried: Iterable[Carriers]) -> None:
        """Refuse that it goes on where nothing carries it for each baby: MarkNeedsReferral."""
        if self.is_mark_referred and not all(carried):
            raise MarkNeedsReferral
