"""What a sender reads while recording: choices, due times, and her answers before she sends.

Words only. Must not know drafts, routes or forms; `step` names where an answer is changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from handover.answers import Answer, Knowledge
from handover.area import is_out_of_area
from handover.calendar import LONDON, local_date
from handover.commands import Record
from handover.content import Kind, ParentsTold
from handover.deadlines import due_times, explain
from handover.family.safe_contact import SafeContact, Safety, Way
from handover.opening_hours import OpeningHours
from handover.person import About
from handover.rules.rule import Rules
from handover.teams import TeamNamed
from handover.urgency import Urgency
from handover.words import say_clock, say_date, say_time
from web.presenters.family import named_babies, pairs_of
from web.presenters.filled import Filled, filled_of
from web.presenters.labels import HOW_KNOWN, KIND, KIND_HINT, KNOWLEDGE, TRIGGER, URGENCY
from web.presenters.referred import referred_shown
from web.presenters.safety_labels import HIDDEN_BECAUSE, SAFETY, WAY
from web.presenters.team import TeamShown

OUT_OF_HOURS_NOW = frozenset({Urgency.IMMEDIATE, Urgency.SAME_DAY})
"""These do not wait for a team to open (domain 9(c), calendar rules, [P])."""
SOURCE_NOT_RECORDED = "Source not recorded"
_COMMON_STARTS = {"The", "Her", "His", "Their"}
_THIRD, _SIXTH = 3, 6


@dataclass(frozen=True)
class UrgencyChoice:
    """One urgency for one team: what it means, and when both clocks would run out from now."""

    value: str
    label: str
    meaning: str
    call_due: str
    acknowledge_due: str


@dataclass(frozen=True)
class AnswerRow:
    """One line of "check your answers". Every line of `words` is a paragraph of its own."""

    question: str
    words: str
    step: str


@dataclass(frozen=True)
class AnswerCard:
    """The answers of one step, in the order in which they were asked."""

    title: str
    step: str
    rows: tuple[AnswerRow, ...]


def urgency_choices(hours: OpeningHours, now: datetime, rules: Rules) -> list[UrgencyChoice]:
    """The four urgencies as they stand at `now` for a team with these `hours` and `rules`."""
    return [urgency_choice(urgency, hours, now, rules) for urgency in Urgency]


def urgency_choice(
    urgency: Urgency, hours: OpeningHours, now: datetime, rules: Rules
) -> UrgencyChoice:
    """One urgency as it stands at `now` for a team with these `hours` and `rules`."""
    due = due_times(urgency, now, hours, rules=rules)
    return UrgencyChoice(
        value=urgency.value,
        label=URGENCY[urgency],
        meaning=explain(urgency, hours, rules),
        call_due=near_time(due.call_due_at, now),
        acknowledge_due=near_time(due.acknowledge_due_at, now),
    )


def near_time(moment: datetime, now: datetime) -> str:
    """`moment` as somebody choosing at `now` says it: "2pm today", "5pm tomorrow", else in full."""
    if moment.astimezone(LONDON).time() == time.min:
        return say_time(moment)  # midnight belongs to two days
    days_ahead = (local_date(moment) - local_date(now)).days
    near = {0: "today", 1: "tomorrow"}.get(days_ahead)
    return f"{say_clock(moment)} {near}" if near else say_time(moment)


def out_of_hours_route(urgency: Urgency, team: TeamShown) -> str:
    """The route to take now because the team is shut and this cannot wait; empty if it can."""
    if team.is_open or urgency not in OUT_OF_HOURS_NOW:
        return ""
    return team.out_of_hours


def out_of_area_words(own: TeamShown, team: TeamShown) -> str:
    """Why it goes out of area, as it is worked out from the two teams; empty if it does not."""
    if not is_out_of_area(_named(own), _named(team)):
        return ""
    if own.ods_code != team.ods_code:
        why = f"{team.organisation} is another organisation."
    else:
        why = f"{team.name} covers no local authority that your team covers."
    return f"{why} Do not assume that they can see your records."


def area_answer(*, is_out: bool) -> str:
    """What the sender said of it."""
    return "You say that it is out of area" if is_out else "You say that it is not out of area"


def _named(team: TeamShown) -> TeamNamed:
    return TeamNamed(
        team.team_id,
        team.name,
        team.organisation,
        team.ods_code,
        team.area,
        team.telephone,
        team.authorities,
    )


def holds_words(kind: Kind) -> str:
    """Who holds responsibility once it is sent (glossary, 9a)."""
    if kind is Kind.CONCERN:
        return "You go on holding it: a concern passes information only"
    return "You hold it until a named person there acknowledges"


def spaced(nhs_number: str) -> str:
    """Ten digits as 3-3-4, held together by non-breaking spaces."""
    return "\u00a0".join((nhs_number[:_THIRD], nhs_number[_THIRD:_SIXTH], nhs_number[_SIXTH:]))


def baby_words(about: About) -> str:
    """Which babies, if not all; and when the baby is due, or when it was born."""
    named = f"{named_babies(pairs_of(about))}\n" if about.babies else ""
    if about.due_on is not None:
        return f"{named}Due on {say_date(about.due_on)}"
    assert about.baby_born_on is not None  # noqa: S101 - About holds one of the two
    return f"{named}Born on {say_date(about.baby_born_on)}"


def answer_words(answer: Answer) -> str:
    """What is known, or how far it was asked: never blank."""
    if answer.knowledge is Knowledge.KNOWN:
        return f"{answer.words}\n({source_words(answer)})"
    state = KNOWLEDGE[answer.knowledge]
    return f"{state}: {answer.words}" if answer.words else state


def source_words(answer: Answer) -> str:
    """How what is known is known; an answer from before sources were asked says so."""
    if answer.how_known is None:
        return SOURCE_NOT_RECORDED
    how = HOW_KNOWN[answer.how_known]
    return f"{how} {lower_first(answer.from_whom)}" if answer.from_whom else how


def lower_first(words: str) -> str:
    """`words` within a sentence: "The mother" as "the mother", "Dr Wold" and "GP" as they are."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if first in _COMMON_STARTS and rest else words


def parents_words(parents: ParentsTold) -> str:
    """Whether the parents know of this, and if not, why."""
    return "Yes" if parents.told else f"No: {parents.why_not}"


def answer_cards(command: Record, team: TeamShown) -> list[AnswerCard]:
    """Everything that will be sent, by step."""
    stop = tuple(_referred(command))
    return [
        AnswerCard("About", "about", tuple(_about(command))),
        AnswerCard("To", "to", tuple(_to(team))),
        AnswerCard("Why and how urgent", "why", tuple(_why(command))),
        *([AnswerCard("Refer first", "referred", stop)] if stop else []),
        AnswerCard("Situation and assessment", "situation", tuple(_situation(command))),
        AnswerCard("Family factors", "family", tuple(_family(command))),
        *_form(command),
        AnswerCard("Expected response", "response", tuple(_response(command))),
    ]


def _about(command: Record) -> Iterator[AnswerRow]:
    about, mother = command.about, command.about.mother
    yield AnswerRow("Mother", mother.name, "about")
    yield AnswerRow("NHS number", spaced(mother.nhs_number), "about")
    yield AnswerRow("Date of birth", say_date(mother.born_on), "about")
    yield AnswerRow("Baby", baby_words(about), "about")
    if command.hidden_because is not None:
        yield AnswerRow("Address hidden", HIDDEN_BECAUSE[command.hidden_because], "about")


def _to(team: TeamShown) -> Iterator[AnswerRow]:
    yield AnswerRow("Team", f"{team.name}\n{team.organisation}", "to")
    yield AnswerRow("Telephone", f"{team.telephone}\n{team.verified_words}", "to")
    yield AnswerRow("Now", team.open_words, "to")


def _why(command: Record) -> Iterator[AnswerRow]:
    yield AnswerRow("Kind", f"{KIND[command.kind]}\n{KIND_HINT[command.kind]}", "why")
    yield AnswerRow("Reason for the call", TRIGGER[command.trigger], "why")
    yield AnswerRow("Urgency", URGENCY[command.urgency], "why")
    if command.area is not None:
        said = area_answer(is_out=command.area.is_out_of_area)
        yield AnswerRow("Out of area", f"{said}: {command.area.reason}", "why")


def _referred(command: Record) -> Iterator[AnswerRow]:
    shown = referred_shown(command.referred)
    for question, words in shown.facts if shown else ():
        yield AnswerRow(question, words, "referred")


def _situation(command: Record) -> Iterator[AnswerRow]:
    yield AnswerRow("Situation", command.safer.situation, "situation")
    yield AnswerRow("Assessment", command.safer.assessment, "situation")


def _family(command: Record) -> Iterator[AnswerRow]:
    safer = command.safer
    yield AnswerRow("Father and other men", answer_words(safer.father), "family")
    yield AnswerRow("Social care", answer_words(safer.social_care), "family")
    yield AnswerRow("Safe contact", answer_words(safer.safe_contact), "family")
    if command.safe_contact is not None:
        yield AnswerRow("Ways to reach her", _ways(command.safe_contact), "family")


def _ways(told: SafeContact) -> str:
    """Each way of which something is said, one a line; then where and when."""
    said = [
        f"{WAY[way]}: {SAFETY[told.safety_of(way)].lower()}"
        for way in Way
        if told.safety_of(way) is not Safety.NOT_KNOWN
    ]
    code = f"Code phrase: {told.code_phrase}" if told.code_phrase else ""
    return "\n".join(filter(None, (*said, told.number, told.when, code)))


def _form(command: Record) -> Iterator[AnswerCard]:
    """One card for each page of the form."""
    answered = filled_of(command.safer)
    for section in dict.fromkeys(one.section for one in answered):
        rows = tuple(
            AnswerRow(one.label, _with_source(one), section.key)
            for one in answered
            if one.section is section
        )
        yield AnswerCard(section.title, section.key, rows)


def _with_source(one: Filled) -> str:
    answer = one.given.answer
    if answer.knowledge is Knowledge.KNOWN and one.question.asks_source:
        return f"{one.words}\n({source_words(answer)})"
    return one.words


def _response(command: Record) -> Iterator[AnswerRow]:
    yield AnswerRow("What you ask them to do", command.safer.expected_response, "response")
    yield AnswerRow("Parents told", parents_words(command.safer.parents_told), "response")
