"""What came before the record of a mark on a baby who is not yet mobile, in words. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from handover.referred_first import ReferredFirst
from handover.words import say_time


@dataclass(frozen=True)
class Referred:
    """A line for the top of a record, and each fact by its question."""

    headline: str
    facts: tuple[tuple[str, str], ...]


def referred_shown(referred: ReferredFirst | None) -> Referred | None:
    """The referral or the decision as it is read; None where neither was asked for."""
    if referred is None:
        return None
    return Referred(_headline(referred), tuple(_facts(referred)))


def referred_lines(referred: ReferredFirst) -> Iterator[str]:
    """The same, to read aloud."""
    if referred.referred_at is None:
        yield "The baby has not been referred to children's social care."
        yield f"{referred.senior_name}, {referred.senior_role}, decided so: {referred.reason}"
        return
    yield f"I have referred the baby: {referred.referred_to}, {say_time(referred.referred_at)}."
    if referred.reference:
        yield f"The reference of the referral is {referred.reference}."


def _headline(referred: ReferredFirst) -> str:
    if referred.is_referred:
        return f"Referred first: {referred.referred_to}"
    return f"Not referred: decided by {referred.senior_name}, {referred.senior_role}"


def _facts(referred: ReferredFirst) -> Iterator[tuple[str, str]]:
    if referred.referred_at is None:
        yield "Referred", "No: a named senior decided"
        yield "Senior", f"{referred.senior_name}, {referred.senior_role}"
        yield "Reason for not referring", referred.reason
        return
    yield "Referred", f"Yes: {referred.referred_to}"
    yield "When", say_time(referred.referred_at)
    yield "Reference", referred.reference or "None given"
