"""Lets a request of the API act for the account whose bearer token it carries.

A token is a session of the desk, as a page's cookie is, but the two are read apart: the API
looks at no cookie. Must not know what anybody may do.
"""

from uuid import UUID

from flask import request

from handover.refusals import NotPermitted
from web.account.signed_in import current_account, is_api, let_in
from web.composition import composition
from web.desk.accounts import Account


def bearer_token() -> str | None:
    """The token of this request's Authorization header."""
    sent = request.authorization
    if sent is None or sent.type != "bearer":
        return None
    return sent.token


def let_in_bearer() -> None:
    """Before a request of the API: find whose token it is. Without one it stays a stranger's."""
    token = bearer_token() if is_api() else None
    if not token:
        return
    together = composition()
    found = together.desk.sessions.find(token, together.clock())
    if found is None or found.is_expired:
        return
    if account := together.desk.accounts.get(found.account_id):
        let_in(account)


def acting() -> Account:
    """Whose token was let in. Raises NotPermitted; a guarded endpoint never meets that."""
    account = current_account()
    if account is None:
        raise NotPermitted
    return account


def own_team_id() -> UUID:
    """The team of whoever acts. Raises NotPermitted for somebody without one."""
    team_id = acting().team_id
    if team_id is None:
        raise NotPermitted
    return team_id
