"""A fact is stored under its topic: whoever reads the log finds its class by that alone."""

from eventsourcing.utils import resolve_topic

from handover.stated import Stated


class Remarked(Stated):
    TOPIC = "tests.remarked"


class RemarkedInPassing(Remarked):
    """Has no topic of its own: it would be read as the one above."""


def test_a_fact_is_found_by_its_topic_as_soon_as_its_class_is_read() -> None:
    """Not only once one was written: whoever only reads has written none."""
    assert resolve_topic("tests.remarked") is Remarked


def test_a_fact_is_of_the_first_version_and_holds_nothing_personal_unless_it_says_so() -> None:
    assert (Remarked.class_version, Remarked.PERSONAL) == (1, frozenset())
    assert Remarked.HAS_RECEIPT, "a command caused it"
