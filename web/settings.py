"""What differs from one installation to another, read once from the environment.

Must not know what the settings are used for. Every variable is listed in `Settings`, but for
HANDOVER_DATABASE_OWNER: the service never has the owner's address (database_commands.py).
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from handover.deadlines import DEFAULT_RULEBOOK
from handover.family.identity import PRACTICE_KEY
from handover.location import is_postgres
from handover.rules.reading import read_rulebook
from handover.rules.rulebook import Rulebook
from handover.rules.rules_file import RulesError
from web.mail_settings import Mail, MailSettingsError, mail_from

SHORTEST_KEY = 32
"""Characters: a signing key that could be guessed signs nothing."""
LOOPBACK = "127.0.0.1"
LARGEST_BODY_BYTES = 256 * 1024
"""A handover is a few kilobytes; what is larger is a mistake or an attack [P]."""


class SettingsError(ValueError):
    """The service cannot start with these settings; the message says what to set."""


@dataclass(frozen=True)
class Settings:
    """One installation.

    - HANDOVER_DATA: the folder of the database files (default `var`)
    - HANDOVER_DATABASE: the address of a PostgreSQL database, which then holds all that the files
      would: postgresql://NAME:PASSWORD@HOST:PORT/DATABASE (default: the files). It is a secret
    - HANDOVER_SECRET_KEY: at least 32 random characters, which sign the cookies
    - HANDOVER_FAMILY_KEY: at least 32 random characters, never changed: with them the service finds
      a mother's record again. Keep them as safe as the log, and apart from it
    - HANDOVER_DEMONSTRATION: `yes` for a practice region of invented people
    - HANDOVER_HOST, HANDOVER_PORT: where to listen (default 127.0.0.1, 8000)
    - HANDOVER_WORKERS: how many processes answer requests (default 1)
    - HANDOVER_PROXIES: how many proxies of your own stand in front (default 0)
    - HANDOVER_IDLE_MINUTES: signed out after so long without a page (default 30)
    - HANDOVER_SIGNED_IN_HOURS: signed out after so long in any case (default 12)
    - HANDOVER_METRICS_TOKEN: at least 32 random characters, with which a watcher reads /metrics
      (default: nobody does)
    - HANDOVER_RULES: a TOML file, or a folder of them, in which areas set their own deadlines
      (default: none do; how they are written is in handover/rules/default.toml)
    - HANDOVER_SMTP (a secret), HANDOVER_MAIL_FROM, HANDOVER_ADDRESS: the mail server, the sender,
      and where people open the service (web/mail_settings.py; default: no email is sent)
    - HANDOVER_LINK_HOURS: how long a one-time link works that confirms a call (default 72)
    """

    data: Path
    secret_key: str = field(repr=False)
    is_demonstration: bool = False
    host: str = LOOPBACK
    port: int = 8000
    workers: int = 1
    proxies: int = 0
    idle: timedelta = timedelta(minutes=30)
    signed_in_at_most: timedelta = timedelta(hours=12)
    largest_body_bytes: int = LARGEST_BODY_BYTES
    family_key: str = field(default=PRACTICE_KEY, repr=False)
    database: str = field(default="", repr=False)
    metrics_token: str = field(default="", repr=False)
    # Read here, before any worker starts: a file edited later counts from the next start, not
    # from whenever a worker is replaced.
    rulebook: Rulebook = field(default=DEFAULT_RULEBOOK, repr=False)
    mail: Mail | None = field(default=None, repr=False)
    link_lasts: timedelta = timedelta(hours=72)

    @property
    def events_path(self) -> str:
        """The event log: the only thing that cannot be made again."""
        return self.database or str(self.data / "events.sqlite")

    @property
    def reads_path(self) -> str:
        """The read tables, which may be rebuilt: in files beside this one, or in the database."""
        return self.database or str(self.data / "reads.sqlite")

    @property
    def desk_path(self) -> str:
        """Accounts, sessions and what people have typed but not sent."""
        return self.database or str(self.data / "desk.sqlite")

    @property
    def cookies_are_secure(self) -> bool:
        """Only a demonstration on this very machine may speak plain HTTP."""
        return not (self.is_demonstration and self.host == LOOPBACK)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of this installation. Raises SettingsError."""
        data = Path(environment.get("HANDOVER_DATA", "var"))
        is_demonstration = environment.get("HANDOVER_DEMONSTRATION", "").lower() in {"yes", "1"}
        _make_folder(data)
        return cls(
            data=data,
            database=_database(environment.get("HANDOVER_DATABASE", "")),
            secret_key=_secret_key(environment, data, is_demonstration=is_demonstration),
            family_key=_family_key(environment, is_demonstration=is_demonstration),
            metrics_token=_metrics_token(environment.get("HANDOVER_METRICS_TOKEN", "")),
            is_demonstration=is_demonstration,
            host=environment.get("HANDOVER_HOST", LOOPBACK),
            port=_whole(environment, "HANDOVER_PORT", 8000),
            workers=max(1, _whole(environment, "HANDOVER_WORKERS", 1)),
            proxies=_whole(environment, "HANDOVER_PROXIES", 0),
            idle=timedelta(minutes=_whole(environment, "HANDOVER_IDLE_MINUTES", 30)),
            signed_in_at_most=timedelta(hours=_whole(environment, "HANDOVER_SIGNED_IN_HOURS", 12)),
            rulebook=_rulebook(environment.get("HANDOVER_RULES", "")),
            mail=_mail(environment),
            link_lasts=timedelta(hours=_whole(environment, "HANDOVER_LINK_HOURS", 72)),
        )


def _make_folder(data: Path) -> None:
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"The data folder {data} cannot be made ({error.strerror}). "
            "Set HANDOVER_DATA to a folder that this user may write."
        ) from error


def _secret_key(environment: Mapping[str, str], data: Path, *, is_demonstration: bool) -> str:
    key = environment.get("HANDOVER_SECRET_KEY", "")
    if not key and is_demonstration:
        return _demonstration_key(data / "secret.key")
    if len(key) < SHORTEST_KEY:
        raise SettingsError(
            f"Set HANDOVER_SECRET_KEY to at least {SHORTEST_KEY} random characters. "
            "It signs the cookies, so the service does not start without it."
        )
    return key


def _family_key(environment: Mapping[str, str], *, is_demonstration: bool) -> str:
    if is_demonstration:
        return PRACTICE_KEY
    key = environment.get("HANDOVER_FAMILY_KEY", "")
    if len(key) < SHORTEST_KEY:
        raise SettingsError(
            f"Set HANDOVER_FAMILY_KEY to at least {SHORTEST_KEY} random characters, and keep them "
            "for as long as the log: without them no mother's record is found again."
        )
    return key


def _metrics_token(token: str) -> str:
    if token and len(token) < SHORTEST_KEY:
        raise SettingsError(
            f"Set HANDOVER_METRICS_TOKEN to at least {SHORTEST_KEY} random characters, or leave it "
            "out: then nobody reads /metrics."
        )
    return token


def _demonstration_key(path: Path) -> str:
    """Make a key once and keep it, so that a restart signs nobody out."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(48)
        file.write(key)
    return key


def _database(address: str) -> str:
    if address and not is_postgres(address):
        # The address is not repeated: it may hold a password.
        raise SettingsError(
            "Set HANDOVER_DATABASE to the address of a PostgreSQL database, "
            "postgresql://NAME:PASSWORD@HOST:PORT/DATABASE, or leave it out: then the service "
            "keeps its data in files, in HANDOVER_DATA."
        )
    return address


def _rulebook(path: str) -> Rulebook:
    try:
        return read_rulebook(Path(path) if path else None)
    except RulesError as error:
        raise SettingsError(f"HANDOVER_RULES: {error}") from error


def _mail(environment: Mapping[str, str]) -> Mail | None:
    try:
        return mail_from(environment)
    except MailSettingsError as error:
        raise SettingsError(str(error)) from error


def _whole(environment: Mapping[str, str], name: str, default: int) -> int:
    text = environment.get(name, str(default))
    if not (text.isascii() and text.isdigit()):
        raise SettingsError(f"Set {name} to a whole number: it is {text!r} now.")
    return int(text)
