"""Where a team is told by email: one address, confirmed by the team, or none."""

from datetime import timedelta

import pytest

from handover.commands import CloseTeam
from handover.directory.commands import ChangeMailbox
from handover.directory.mailbox import parse_mailbox
from handover.directory.mailbox_events import MailboxChanged
from handover.refusals import InvalidValue, TeamClosed
from handover.team import Team
from tests.mailing import DESK
from tests.region import CORBY, DERBY, KIT, NOTTINGHAM, TODAY, Region


def derby(region: Region) -> Team:
    found: Team = region.service.repository.get(DERBY)
    return found


def test_a_team_has_no_mailbox_until_a_keeper_says_so(region: Region) -> None:
    assert (derby(region).mailbox, derby(region).mailbox_verified_on) == ("", None)
    assert derby(region).tell_at == ""


def test_it_is_kept_with_the_day_on_which_the_team_confirmed_it(region: Region) -> None:
    region.ask(KIT, ChangeMailbox(DERBY, f"  {DESK} ", TODAY))
    assert (derby(region).mailbox, derby(region).mailbox_verified_on) == (DESK, TODAY)
    assert derby(region).tell_at == DESK


def test_one_that_nobody_has_confirmed_is_kept_too(region: Region) -> None:
    region.ask(KIT, ChangeMailbox(DERBY, DESK))
    assert (derby(region).tell_at, derby(region).mailbox_verified_on) == (DESK, None)


def test_blank_is_none_and_nobody_has_confirmed_that(region: Region) -> None:
    region.ask(KIT, ChangeMailbox(DERBY, DESK, TODAY))
    done = region.ask(KIT, ChangeMailbox(DERBY, " ", TODAY + timedelta(days=1)))
    changed = region.service.read_log(done.position - 2, 1)[0].event
    assert isinstance(changed, MailboxChanged)
    assert (changed.mailbox, changed.verified_on) == ("", None)
    assert (derby(region).tell_at, derby(region).mailbox_verified_on) == ("", None)


def test_it_is_not_confirmed_tomorrow(region: Region) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(KIT, ChangeMailbox(DERBY, DESK, TODAY + timedelta(days=1)))
    assert refused.value.field == "mailbox_verified_on"
    assert refused.value.message == "The day on which the team confirmed it is in the future"


def test_what_is_no_address_is_refused_beside_its_field(region: Region) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(KIT, ChangeMailbox(DERBY, "duty desk"))
    assert refused.value.field == "mailbox"
    assert derby(region).mailbox == ""


def test_a_closed_team_is_told_nothing_and_changes_nothing(region: Region) -> None:
    region.ask(KIT, ChangeMailbox(DERBY, DESK))
    region.ask(KIT, CloseTeam(DERBY, "Merged", NOTTINGHAM))
    assert (derby(region).mailbox, derby(region).tell_at) == (DESK, "")
    with pytest.raises(TeamClosed):
        region.ask(KIT, ChangeMailbox(CORBY, DESK))


@pytest.mark.parametrize(
    "typed,kept",
    [
        ("duty.desk@example.nhs.uk", "duty.desk@example.nhs.uk"),
        ("Duty.Desk@Example.NHS.UK", "Duty.Desk@example.nhs.uk"),
        ("\to'brien+hv@a-b.org\n", "o'brien+hv@a-b.org"),
        ("a" * 64 + "@nhs.net", "a" * 64 + "@nhs.net"),
    ],
)
def test_an_address_is_taken(typed: str, kept: str) -> None:
    assert parse_mailbox(typed, field="mailbox") == kept


LONG_DOMAIN = ".".join(["d" * 60] * 4)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "duty desk",
        "desk@",
        "@nhs.net",
        "desk@nhs",
        "desk@nhs.n",
        "desk@-nhs.net",
        "desk@nhs-.net",
        "desk@nhs..net",
        ".desk@nhs.net",
        "desk.@nhs.net",
        "a..b@nhs.net",
        "desk@nhs.net, other@nhs.net",
        "desk@nhs.net;other@nhs.net",
        "desk@nhs.net\nBcc: other@nhs.net",
        "Desk <desk@nhs.net>",
        '"desk"@nhs.net',
        "desk@[10.0.0.1]",
        "dêsk@nhs.net",
        "a" * 65 + "@nhs.net",
        "desk@" + "d" * 64 + ".net",
        f"{'a' * 7}@{LONG_DOMAIN}.nhs",
    ],
)
def test_what_is_no_single_address_is_refused(typed: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        parse_mailbox(typed, field="mailbox")
    says = "Enter an email address, for example duty.desk@example.nhs.uk"
    assert (refused.value.field, refused.value.message) == ("mailbox", says)


def test_an_address_of_254_characters_is_taken() -> None:
    address = f"{'a' * 6}@{LONG_DOMAIN}.nhs"
    assert len(address) == 254
    assert parse_mailbox(address, field="mailbox") == address
