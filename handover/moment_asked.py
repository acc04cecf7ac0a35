"""A moment of the past, as of which somebody asks what was known. Must not know what is asked."""

from datetime import datetime

from handover.refusals import InvalidValue

AS_KNOWN_ON = "as_known_on"
"""The name of the moment, wherever one is asked for."""


def check_moment(moment: datetime, now: datetime) -> None:
    """Refuse a moment that has no zone, or is still to come. Raises InvalidValue."""
    if moment.tzinfo is None:
        raise InvalidValue(
            "Say in which time zone it is, for example 2026-11-14T09:30:00+00:00", field=AS_KNOWN_ON
        )
    if moment > now:
        raise InvalidValue(
            "This moment is in the future. Choose one that has passed", field=AS_KNOWN_ON
        )


def nothing_known() -> InvalidValue:
    """What is said of a moment before there was a record."""
    return InvalidValue(
        "Nothing about this was recorded by then. Choose a later moment", field=AS_KNOWN_ON
    )
