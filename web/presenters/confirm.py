"""What one call was about, for the colleague who was on the telephone: no name of a mother or baby.

Pure. Must not know who reads it.
"""

from dataclasses import dataclass

from handover.content import Kind
from handover.handover import Handover
from handover.words import say_time
from web.presenters.labels import KIND, URGENCY


@dataclass(frozen=True)
class CallShown:
    """The call, and what the sender reported of it."""

    kind: str
    is_concern: bool
    urgency: str
    sender: str
    sending: str
    telephone: str
    team: str
    when: str
    with_whom: str
    agreed: str


def call_shown(handover: Handover) -> CallShown:
    """The last talk with the colleague who takes it on by word of mouth."""
    assert handover.word_of_mouth is not None  # noqa: S101 - a link opens for nothing else
    reported, said = handover.word_of_mouth
    talk = next(
        (envelope, one)
        for envelope, one in reversed(handover.conversations)
        if one.with_name.casefold() == said.professional.casefold()
    )
    return CallShown(
        kind=KIND[handover.kind].lower(),
        is_concern=handover.kind is Kind.CONCERN,
        urgency=URGENCY[handover.urgency],
        sender=reported.name,
        sending=handover.sending.name,
        telephone=handover.sending.telephone,
        team=handover.receiving.name,
        when=say_time(talk[0].happened_at),
        with_whom=f"{said.professional}, {said.professional_role}",
        agreed=talk[1].agreed,
    )
