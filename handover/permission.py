"""Judges one person against the policy table and one handover. Deny by default.

Somebody with no relation to a handover is told that there is none: the answer never tells
that it exists. Must not know routes or accounts.
"""

from handover.actor import Actor, Role
from handover.commands import Command
from handover.handover import Handover
from handover.policy import Action, Scope, View, scopes_of
from handover.refusals import HandoverNotFound, NotPermitted


def scopes_held(actor: Actor, handover: Handover) -> frozenset[Scope]:
    """How `actor` stands to `handover`: their team sends it, receives it, or they oversee all.

    The clock is there for all of them too; what it may do is for the table to say.
    """
    held = set()
    if actor.role in {Role.LEAD, Role.CLOCK}:
        held.add(Scope.REGION)
    if actor.team_id is not None and actor.team_id == handover.sending.team_id:
        held.add(Scope.OWN_TEAM_SENDS)
    if actor.team_id is not None and actor.team_id == handover.receiving.team_id:
        held.add(Scope.OWN_TEAM_RECEIVES)
    return frozenset(held)


def may(actor: Actor, action: Action, handover: Handover) -> bool:
    """Whether the table lets `actor` do `action` to `handover`."""
    return bool(scopes_of(actor.role, action) & scopes_held(actor, handover))


def check_on_handover(actor: Actor, action: Action, handover: Handover) -> None:
    """Raise NotPermitted, or HandoverNotFound for somebody who may not even know of it."""
    if may(actor, action, handover):
        return
    if may(actor, View.RECORD, handover) or may(actor, View.TIMELINE, handover):
        raise NotPermitted
    raise HandoverNotFound


def check_anywhere(actor: Actor, action: Action) -> None:
    """Raise NotPermitted unless the role may do `action` somewhere (no handover is involved)."""
    if not scopes_of(actor.role, action):
        raise NotPermitted


def check_directory(actor: Actor, command: type[Command]) -> None:
    """Raise NotPermitted unless the role keeps the directory for the whole region."""
    if Scope.REGION not in scopes_of(actor.role, command):
        raise NotPermitted
