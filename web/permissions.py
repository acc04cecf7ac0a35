"""Every endpoint says who may ask it, in one decorator; one that does not say stops the start.

The answer comes from the policy table. Must not know any page; scope is judged where the
handover is known (HandoverService), not here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Flask
from flask.typing import ResponseReturnValue

from handover.policy import Action, scopes_of
from handover.refusals import NotPermitted
from web.account.signed_in import current_account
from web.account.strangers import refuse_stranger

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Public:
    """Anybody may ask, for this reason."""

    reason: str


@dataclass(frozen=True)
class AnySignedIn:
    """Whoever is signed in may ask."""


@dataclass(frozen=True)
class Needs:
    """Only a role that the policy gives this action, in some scope."""

    action: Action


Permission = Public | AnySignedIn | Needs


class UndeclaredRouteError(RuntimeError):
    """A route does not say who may ask it; the message names it."""


def requires(action: Action) -> Callable[[Callable[P, R]], Callable[P, R | ResponseReturnValue]]:
    """Let in whoever's role has `action` in some scope. Raises NotPermitted for other roles.

    A stranger is sent to sign in, and what a stranger's expired session typed is kept.
    """
    return _guarded(Needs(action))


def requires_sign_in(view: Callable[P, R]) -> Callable[P, R | ResponseReturnValue]:
    """Let in whoever is signed in."""
    return _guarded(AnySignedIn())(view)


def public(reason: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let in anybody, because of `reason`."""

    def declare(view: Callable[P, R]) -> Callable[P, R]:
        view.permission = Public(reason)  # type: ignore[attr-defined]  # read by permission_of
        return view

    return declare


def permission_of(view: object, method: str) -> Permission | None:
    """What `view` declares for `method`: a function's own, or that of a class's method."""
    if view_class := getattr(view, "view_class", None):
        view = getattr(view_class, method.lower(), None)
    found: Permission | None = getattr(view, "permission", None)
    return found


def check_all_declared(app: Flask) -> None:
    """Raise UndeclaredRouteError, naming every route that does not say who may ask it."""
    if undeclared := sorted(set(_undeclared(app))):
        raise UndeclaredRouteError(
            f"These routes do not say who may ask them: {', '.join(undeclared)}. Put "
            "@requires(action), @requires_sign_in or @public(reason) below their route."
        )


def _undeclared(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            if permission_of(app.view_functions[rule.endpoint], method) is None:
                yield f"{method} {rule.rule} ({rule.endpoint})"


def _guarded(
    permission: AnySignedIn | Needs,
) -> Callable[[Callable[P, R]], Callable[P, R | ResponseReturnValue]]:
    def guard(view: Callable[P, R]) -> Callable[P, R | ResponseReturnValue]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R | ResponseReturnValue:
            account = current_account()
            if account is None:
                return refuse_stranger()
            if isinstance(permission, Needs) and not scopes_of(account.role, permission.action):
                raise NotPermitted
            return view(*args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]  # read by permission_of
        return guarded

    return guard
