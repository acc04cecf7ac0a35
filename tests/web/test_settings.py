import re
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from handover.deadlines import RULES
from handover.urgency import Urgency
from web import settings
from web.commands import main
from web.settings import Settings, SettingsError

KEY = "0123456789abcdef" * 3
KEYS = {"HANDOVER_SECRET_KEY": KEY, "HANDOVER_FAMILY_KEY": KEY[::-1]}


def environment(data: Path, **more: str) -> dict[str, str]:
    return {"HANDOVER_DATA": str(data), **more}


def test_without_a_key_a_real_installation_does_not_start(tmp_path: Path) -> None:
    for key in ({}, {"HANDOVER_SECRET_KEY": "short"}):
        with pytest.raises(SettingsError, match="Set HANDOVER_SECRET_KEY to at least 32"):
            Settings.from_environment(environment(tmp_path, **key))


def test_without_a_family_key_a_real_installation_does_not_start(tmp_path: Path) -> None:
    for key in ({}, {"HANDOVER_FAMILY_KEY": "short"}):
        with pytest.raises(SettingsError, match="Set HANDOVER_FAMILY_KEY to at least 32"):
            Settings.from_environment(environment(tmp_path, HANDOVER_SECRET_KEY=KEY, **key))


def test_a_token_that_could_be_guessed_lets_nobody_read_the_figures(tmp_path: Path) -> None:
    short = environment(tmp_path, **KEYS, HANDOVER_METRICS_TOKEN="x" * 31)
    with pytest.raises(SettingsError, match="Set HANDOVER_METRICS_TOKEN to at least 32"):
        Settings.from_environment(short)
    enough = environment(tmp_path, **KEYS, HANDOVER_METRICS_TOKEN="x" * 32)
    assert Settings.from_environment(enough).metrics_token == "x" * 32
    assert "x" * 32 not in repr(Settings.from_environment(enough))


@pytest.mark.parametrize("said,workers", [("", 1), ("0", 1), ("3", 3)])
def test_at_least_one_worker_answers(tmp_path: Path, said: str, workers: int) -> None:
    given = {"HANDOVER_WORKERS": said} if said else {}
    assert Settings.from_environment(environment(tmp_path, **KEYS, **given)).workers == workers


def test_a_demonstration_makes_its_key_once_for_nobody_else_to_read(tmp_path: Path) -> None:
    practice = environment(tmp_path / "new", HANDOVER_DEMONSTRATION="yes")

    first = Settings.from_environment(practice)
    second = Settings.from_environment(practice)

    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 32
    assert stat.S_IMODE((tmp_path / "new" / "secret.key").stat().st_mode) == 0o600


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    found = Settings.from_environment(
        environment(
            tmp_path,
            **KEYS,
            HANDOVER_PORT="9000",
            HANDOVER_IDLE_MINUTES="10",
            HANDOVER_SIGNED_IN_HOURS="8",
        )
    )

    assert (found.port, found.idle) == (9000, timedelta(minutes=10))
    assert found.signed_in_at_most == timedelta(hours=8)
    assert found.cookies_are_secure
    assert not found.is_demonstration


@pytest.mark.parametrize("name", ["HANDOVER_PORT", "HANDOVER_IDLE_MINUTES", "HANDOVER_PROXIES"])
def test_a_number_that_is_none_is_named(tmp_path: Path, name: str) -> None:
    wrong = environment(tmp_path, **KEYS, **{name: "many"})

    with pytest.raises(SettingsError, match=f"Set {name} to a whole number"):
        Settings.from_environment(wrong)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(SettingsError, match="Set HANDOVER_DATA"):
        Settings.from_environment(environment(tmp_path / "file" / "data"))


def test_the_key_is_never_printed(tmp_path: Path) -> None:
    found = Settings.from_environment(environment(tmp_path, **KEYS))

    assert KEY not in repr(found)


def test_a_demonstration_on_a_network_needs_https(tmp_path: Path) -> None:
    open_to_all = Settings(data=tmp_path, secret_key=KEY, is_demonstration=True, host="0.0.0.0")  # noqa: S104 - that is the case

    assert open_to_all.cookies_are_secure


def test_every_variable_is_documented() -> None:
    source = Path(settings.__file__).read_text(encoding="utf-8")
    used = set(re.findall(r'"(HANDOVER_[A-Z_]+)"', source))

    assert used
    assert used <= set(re.findall(r"HANDOVER_[A-Z_]+", Settings.__doc__ or ""))


def test_the_command_line_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HANDOVER_SECRET_KEY", raising=False)
    answer = CliRunner().invoke(main, ["serve", "--data", str(tmp_path)])

    assert answer.exit_code == 1
    assert "Set HANDOVER_SECRET_KEY" in answer.output


@pytest.mark.parametrize("arguments", [["--help"], ["serve", "--help"]])
def test_every_command_explains_itself(arguments: list[str]) -> None:
    answer = CliRunner().invoke(main, arguments)

    assert answer.exit_code == 0
    assert "Serve" in answer.output


WRONG_RULES = """\
areas = ["Derby"]
[priority]
id = "derby/priority/1"
call = { open_time = "-2 hours" }
acknowledge = { by_closing = 1 }
try_again = { times_a_day = 2 }
"""


def test_without_rules_of_its_own_every_area_has_the_default(tmp_path: Path) -> None:
    found = Settings.from_environment(environment(tmp_path, **KEYS))

    assert found.rulebook.of("Derby") == RULES


def test_rules_are_read_from_the_named_file(tmp_path: Path) -> None:
    rules = tmp_path / "derby.toml"
    rules.write_text(WRONG_RULES.replace("-2 hours", "2 hours"), encoding="utf-8")

    found = Settings.from_environment(
        environment(
            tmp_path,
            **KEYS,
            HANDOVER_RULES=str(rules),
        )
    )

    assert found.rulebook.of("Derby")[Urgency.PRIORITY].rule_id == "derby/priority/1"


def test_the_command_line_says_what_is_wrong_with_the_rules_and_does_not_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "derby.toml"
    rules.write_text(WRONG_RULES, encoding="utf-8")
    monkeypatch.setenv("HANDOVER_RULES", str(rules))

    answer = CliRunner().invoke(main, ["serve", "--demo", "--data", str(tmp_path / "data")])

    assert answer.exit_code == 1
    said = f'Error: HANDOVER_RULES: {rules}, line 4: priority call: "-2 hours" is less than nothing'
    assert said in answer.output
    assert "Traceback" not in answer.output
