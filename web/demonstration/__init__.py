"""A practice region of invented teams, people and handovers, always relative to the first start.

Made through the same service, rules and log as everything else. Never mixed with real records.
"""

from datetime import datetime

from handover.application import HandoverService
from web.composition import Composition
from web.demonstration.clock import let_the_clock_run
from web.demonstration.emails import send_emails
from web.demonstration.people import PASSWORD, accounts
from web.demonstration.script import DIRECTORY_AGE, first_team_id, script
from web.demonstration.teams import TeamsFileError
from web.desk.accounts import Accounts

__all__ = ["PASSWORD", "NotADemonstrationError", "TeamsFileError", "ensure", "keep_apart"]


class NotADemonstrationError(RuntimeError):
    """Invented people would be mixed with real ones; the message says what to do."""


def keep_apart(composition: Composition) -> None:
    """Make the region for a demonstration, and see that nothing else is served from its data.

    Its accounts share a password that everybody knows. Raises NotADemonstrationError.
    """
    if composition.settings.is_demonstration:
        ensure(composition)
    elif any(composition.desk.accounts.get(one.account_id) for one in accounts()):
        raise NotADemonstrationError(
            "This data belongs to a demonstration, whose password everybody knows. "
            "Choose another folder (HANDOVER_DATA) or database, or serve it with --demo."
        )


def ensure(composition: Composition) -> None:
    """Make the region if it is not there yet; complete it if an earlier start was cut short.

    A region that is complete stays as it is, whatever has been done to it since. Raises
    NotADemonstrationError rather than touch a log that holds anything else.
    """
    if not composition.settings.is_demonstration:
        raise NotADemonstrationError("This is no demonstration: no invented people are added.")
    if not _is_complete(composition.desk.accounts):
        _make(composition)
    composition.projector.catch_up_fully()


def _make(composition: Composition) -> None:
    service = composition.service
    began_at = _began_at(service, composition.clock())
    for line in script(began_at, composition.settings.family_key):
        service.execute(line.command, line.asked)
    let_the_clock_run(composition, began_at)
    send_emails(service, began_at)
    _add_accounts(composition.desk.accounts)


def _is_complete(kept: Accounts) -> bool:
    """Accounts are added last, so when the last one is there, all is."""
    return kept.get(accounts()[-1].account_id) is not None


def _add_accounts(kept: Accounts) -> None:
    for account in accounts():
        if kept.get(account.account_id) is None:
            kept.add(account, PASSWORD)


def _began_at(service: HandoverService, now: datetime) -> datetime:
    """The minute of the first start: `now` for an empty log, else as the log remembers it."""
    logged = service.read_log(after=0, limit=1)
    if not logged:
        return now.replace(second=0, microsecond=0)
    first = logged[0].event
    if first.originator_id != first_team_id():
        raise NotADemonstrationError(
            "The data folder holds records that are not the demonstration's. "
            "Choose another folder for the demonstration."
        )
    return first.timestamp + DIRECTORY_AGE
