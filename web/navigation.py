"""The links at the top of every page, by role. Must not know the pages behind them."""

from dataclasses import dataclass

from flask import request, url_for

from handover.actor import Role
from web.desk.accounts import Account

DIRECTORY = ("Directory", "directory.listed")
_CLINICIAN = (
    ("Record a handover", "midwife.start"),
    ("Waiting for my team", "visitor.inbox"),
    ("Sent by my team", "midwife.sent"),
    ("Referrals", "referral.listed"),
    DIRECTORY,
)
LINKS: dict[Role, tuple[tuple[str, str], ...]] = {
    Role.MIDWIFE: _CLINICIAN,
    Role.HEALTH_VISITOR: _CLINICIAN,
    Role.LEAD: (("Board", "lead.board"), DIRECTORY),
    Role.KEEPER: (DIRECTORY, ("Register a team", "directory.register")),
}

FIRST = {
    Role.MIDWIFE: "midwife.sent",
    Role.HEALTH_VISITOR: "visitor.inbox",
    Role.LEAD: "lead.board",
    Role.KEEPER: "directory.listed",
}
"""The page on which each role's day starts."""


@dataclass(frozen=True)
class Link:
    """One link of the navigation."""

    text: str
    href: str
    is_current: bool


def links_for(account: Account | None) -> list[Link]:
    """The links of this person's role."""
    if account is None:
        return []
    return [
        Link(text, url_for(endpoint), request.endpoint == endpoint)
        for text, endpoint in LINKS[account.role]
    ]


def first_page_of(account: Account) -> str:
    """The address where this person's day starts."""
    return url_for(FIRST[account.role])
