"""The settings of the mail: all or none, no password in any message, nothing sent in the open."""

from pathlib import Path

import pytest

from web.mail_settings import Mail, MailSettingsError, Security, mail_from
from web.processes import processes
from web.settings import Settings, SettingsError

WHOLE = {
    "HANDOVER_SMTP": "smtps://pick-up:s%40cret@mail.example.nhs.uk",
    "HANDOVER_MAIL_FROM": "pick.up@example.nhs.uk",
    "HANDOVER_ADDRESS": "https://pick-up.example.nhs.uk/",
}


def test_without_any_there_is_no_mail() -> None:
    assert mail_from({}) is None


def test_all_of_it_is_read() -> None:
    assert mail_from(WHOLE) == Mail(
        Security.SMTPS,
        "mail.example.nhs.uk",
        465,
        "pick.up@example.nhs.uk",
        "https://pick-up.example.nhs.uk",
        "pick-up",
        "s@cret",
    )


@pytest.mark.parametrize(
    "server,security,port",
    [
        ("smtps://mail.nhs.uk:4465", Security.SMTPS, 4465),
        ("smtp+starttls://mail.nhs.uk", Security.STARTTLS, 587),
        ("smtp://localhost", Security.NONE_NEEDED, 25),
        ("smtp://127.0.0.1:2525", Security.NONE_NEEDED, 2525),
    ],
)
def test_a_server_is_written_in_three_ways(server: str, security: Security, port: int) -> None:
    mail = mail_from({**WHOLE, "HANDOVER_SMTP": server})
    assert mail is not None
    assert (mail.security, mail.port, mail.name, mail.password) == (security, port, "", "")


@pytest.mark.parametrize("left_out", WHOLE)
def test_a_part_alone_says_what_is_missing(left_out: str) -> None:
    with pytest.raises(MailSettingsError, match=f"Set {left_out} too, or none of"):
        mail_from({name: said for name, said in WHOLE.items() if name != left_out})


@pytest.mark.parametrize(
    "server",
    [
        "mail.nhs.uk",
        "https://mail.nhs.uk",
        "smtps://",
        "smtps://name:hidden@mail.nhs.uk:port",
        "smtps://name:hidden@mail.nhs.uk:99999",
        "smtp://name:hidden@mail.nhs.uk:25",
    ],
)
def test_a_server_that_cannot_be_is_refused_without_repeating_it(server: str) -> None:
    with pytest.raises(MailSettingsError) as refused:
        mail_from({**WHOLE, "HANDOVER_SMTP": server})
    assert str(refused.value) == (
        "Set HANDOVER_SMTP to smtps://NAME:PASSWORD@HOST:465 or "
        "smtp+starttls://NAME:PASSWORD@HOST:587, or to smtp://HOST:PORT for a server on this "
        "machine."
    )


@pytest.mark.parametrize(
    "address",
    [
        "pick-up.nhs.uk",
        "http://pick-up.nhs.uk",
        "https://",
        "https://[",
        "https://pick-up.nhs.uk/?a=b",
        "https://pick-up.nhs.uk/#a",
    ],
)
def test_links_lead_to_an_address_that_nobody_listens_in_on(address: str) -> None:
    with pytest.raises(MailSettingsError, match="Set HANDOVER_ADDRESS to the https:// address"):
        mail_from({**WHOLE, "HANDOVER_ADDRESS": address})


def test_on_this_machine_links_may_be_tried_without_https() -> None:
    mail = mail_from({**WHOLE, "HANDOVER_ADDRESS": "http://127.0.0.1:8000"})
    assert mail is not None
    assert mail.address == "http://127.0.0.1:8000"


def test_the_sender_is_one_address() -> None:
    with pytest.raises(MailSettingsError, match="Set HANDOVER_MAIL_FROM to one email address"):
        mail_from({**WHOLE, "HANDOVER_MAIL_FROM": "Pick up <pick.up@nhs.uk>"})


def test_an_installation_with_a_wrong_one_does_not_start_and_none_is_shown(tmp_path: Path) -> None:
    practice = {"HANDOVER_DEMONSTRATION": "yes", "HANDOVER_DATA": str(tmp_path)}
    settings = Settings.from_environment({**practice, **WHOLE})
    assert settings.mail is not None
    assert "cret" not in repr(settings) + repr(settings.mail)
    with pytest.raises(SettingsError, match="HANDOVER_ADDRESS"):
        Settings.from_environment({**practice, **WHOLE, "HANDOVER_ADDRESS": ""})


def test_the_post_runs_with_the_rest_where_a_mail_server_is_set() -> None:
    without, with_mail = processes(3), processes(3, has_mail=True)
    assert with_mail[: len(without)] == without
    assert [one.arguments for one in with_mail[len(without) :]] == [("post",), ("post",)]
