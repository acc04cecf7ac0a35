"""The service's own log: a line of JSON each on standard error, without a word about anybody.

What we say ourselves names no person. A library's words may quote what it was given, so of them
only the pattern is kept, and of an error its kind. Must not know who says what.
"""

import json
import logging
import logging.config
from datetime import UTC, datetime

OURS = ("web", "projections", "handover")
FACTS = "facts"
"""Where a line of ours carries its facts: `log.info("...", extra={FACTS: {...}})`."""


class JsonLines(logging.Formatter):
    """One line a record: when, how grave, from where, which process, what, and its facts."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line of JSON; what cannot be told safely is left out."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "process": record.process,
            "said": said_by(record),
            **getattr(record, FACTS, {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=False)


def said_by(record: logging.LogRecord) -> str:
    """Our own words as they are; of all others the pattern, without what was put into it."""
    is_ours = record.name.split(".")[0] in OURS
    return record.getMessage() if is_ours else str(record.msg)


def configuration(*, is_demonstration: bool) -> dict[str, object]:
    """What the standard library and gunicorn are told; a demonstration is quiet unless ill."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": {
            "web": {"level": "WARNING" if is_demonstration else "INFO"},
            "gunicorn.error": {"level": "WARNING", "handlers": [], "propagate": True},
        },
    }


def install(*, is_demonstration: bool) -> None:
    """Log so from now on."""
    logging.config.dictConfig(configuration(is_demonstration=is_demonstration))
