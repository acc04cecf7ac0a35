"""The links at the top of every page, by role. Must not know the pages behind them."""

from dataclasses import dataclass

from flask import current_app, request, url_for

from handover.actor import Role
from web.desk.accounts import Account

_CLINICIAN = (
    ("Record a handover", "midwife.start"),
    ("Waiting for my team", "visitor.inbox"),
    ("Sent by my team", "midwife.sent"),
)
LINKS: dict[Role, tuple[tuple[str, str], ...]] = {
    Role.MIDWIFE: _CLINICIAN,
    Role.HEALTH_VISITOR: _CLINICIAN,
    Role.LEAD: (("Board", "lead.board"),),
    Role.KEEPER: (("Directory", "directory.teams"),),
}

FIRST: dict[Role, tuple[str, ...]] = {
    Role.MIDWIFE: ("midwife.sent", "midwife.start"),
    Role.HEALTH_VISITOR: ("visitor.inbox",),
    Role.LEAD: ("lead.board",),
    Role.KEEPER: ("directory.teams",),
}
"""The page on which each role's day starts; the first of these that is installed."""


@dataclass(frozen=True)
class Link:
    """One link of the navigation."""

    text: str
    href: str
    is_current: bool


def links_for(account: Account | None) -> list[Link]:
    """The links of this person's role, without those whose page is not installed."""
    if account is None:
        return []
    return [
        Link(text, url_for(endpoint), request.endpoint == endpoint)
        for text, endpoint in LINKS[account.role]
        if _is_installed(endpoint)
    ]


def first_page_of(account: Account) -> str | None:
    """The address where this person's day starts, or None when no such page is installed."""
    for endpoint in FIRST[account.role]:
        if _is_installed(endpoint):
            return url_for(endpoint)
    return None


def _is_installed(endpoint: str) -> bool:
    return endpoint in current_app.view_functions
