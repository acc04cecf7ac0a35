"""The alarm about the clock process in words: what is not passed on, and up to when all was.

Pure: what the auditor found goes in, words come out; empty when nothing has to be said.
"""

from handover.words import say_time
from projections.auditing import Audit

IS_TRUE_ANYWAY = (
    "What is overdue stands below all the same: it is worked out when you look. But nobody was "
    "told by this service, so ring rather than wait. Whoever runs it has to start it: tell them."
)


def alarm(found: Audit) -> tuple[str, ...]:
    """A headline, up to when it is true, and what to do."""
    if found.is_well:
        return ()
    true_up_to = found.true_up_to
    said = [_headline(found), f"True up to {say_time(true_up_to)}." if true_up_to else ""]
    return (*(one for one in (*said, _unmoved(found)) if one), IS_TRUE_ANYWAY)


def _headline(found: Audit) -> str:
    if found.is_silent and found.beat_at is not None:
        return f"The clock process has not been heard of since {say_time(found.beat_at)}."
    if found.is_silent:
        return "Nobody looks whether the clock process has recorded what fell due."
    if found.beat_at is None:
        return "No clock process is running."
    return "The clock process runs, and has not recorded all that fell due."


def _unmoved(found: Audit) -> str:
    if not found.unmoved:
        return ""
    fell = "1 thing has" if found.unmoved == 1 else f"{found.unmoved:,} things have"
    return f"{fell} fallen due since and {'is' if found.unmoved == 1 else 'are'} not recorded."
