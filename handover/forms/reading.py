"""Reads a form from its TOML file and refuses one that could not be asked.

Must not know which forms there are. Errors name the file, the line and the key.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from handover.answers import Knowledge
from handover.content import Kind, Trigger
from handover.forms.form import Form, Section
from handover.forms.question import Asks, Option, Question
from handover.rules.rules_file import RulesFile

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

EVERY_STATE = tuple(one.value for one in Knowledge if one is not Knowledge.KNOWN)
_OF_FORM = {"form", "version", "title", "besides", "kind", "section"}
_OF_SECTION = {"key", "title", "asked_for", "once_born", "question"}
_OF_QUESTION = {field.name for field in fields(Question)} - {
    "kind"
}  # which the form has, as a whole
_OF_OPTION = {field.name for field in fields(Option)}
Refuse = Callable[[str], "FormError"]


class FormError(ValueError):
    """The form cannot be used; the message names the file, the line and what is wrong."""


def read_form(path: Path) -> Form:
    """The form in the file at `path`. Raises FormError, or RulesError for what is not TOML."""
    file = RulesFile.read(path)
    told: dict[str, Any] = file.content
    at_top = _refusing(file, ())
    _only(told, _OF_FORM, at_top)
    name, version = _needed(told, "form", str, at_top), _needed(told, "version", int, at_top)
    if (path.parent.name, path.stem) != (name, str(version)):
        raise at_top(f"form {name}, version {version} belongs in {name}/{version}.toml")
    form = Form(
        name=name,
        version=version,
        title=_needed(told, "title", str, at_top),
        besides=told.get("besides", ""),
        sections=tuple(_sections(file, told)),
    )
    _check_keys(form, at_top)
    return form


def _sections(file: RulesFile, told: dict[str, Any]) -> list[Section]:
    number, sections = 0, []
    kind = _one_of(Kind, told["kind"], _refusing(file, ("kind",))) if "kind" in told else None
    for place, one in enumerate(told.get("section", [])):
        refuse = _refusing(file, ("section", str(place)))
        _only(one, _OF_SECTION, refuse)
        questions = []
        for asked in one.get("question", []):
            at_question = _refusing(file, ("section", "question", str(number), "key"))
            questions.append(_question(asked, one, kind, at_question))
            number += 1
        if not questions:
            raise refuse("a section without a question")
        key, title = (_needed(one, name, str, refuse) for name in ("key", "title"))
        sections.append(Section(key, title, tuple(questions)))
    return sections


def _question(
    told: dict[str, Any], section: dict[str, Any], kind: Kind | None, refuse: Refuse
) -> Question:
    _only(told, _OF_QUESTION, refuse)
    asks = _one_of(Asks, _needed(told, "asks", str, refuse), refuse)
    states = told.get("states", () if asks is Asks.PARAGRAPH else EVERY_STATE)
    triggers = told.get("asked_for", section.get("asked_for", []))
    made = {
        **told,
        "key": _needed(told, "key", str, refuse),
        "label": _needed(told, "label", str, refuse),
        "asks": asks,
        "kind": kind,
        "states": tuple(_one_of(Knowledge, one, refuse) for one in states),
        "options": tuple(_option(one, refuse) for one in told.get("options", [])),
        "asked_for": tuple(_one_of(Trigger, one, refuse) for one in triggers),
        "once_born": told.get("once_born", section.get("once_born", False)),
    }
    question = Question(**made)
    _check_complete(question, refuse)
    return question


def _option(told: dict[str, Any], refuse: Refuse) -> Option:
    _only(told, _OF_OPTION, refuse)
    value, text = (_needed(told, name, str, refuse) for name in ("value", "text"))
    return Option(value, text, told.get("words", ""))


def _check_complete(question: Question, refuse: Refuse) -> None:
    """A choice needs choices, and a scale both its ends written out (domain 4.1)."""
    if question.asks in {Asks.CHOICE, Asks.REACHED} and len(question.options) <= 1:
        raise refuse(f"{question.key}: a choice needs two options or more")
    ends = (question.at_lowest, question.at_highest, question.lowest, question.highest)
    if question.asks is Asks.SCALE and (None in ends or "" in ends):
        raise refuse(f"{question.key}: a scale needs lowest, highest, at_lowest and at_highest")
    values = [option.value for option in question.options]
    if twice := [value for value, often in Counter(values).items() if often > 1]:
        raise refuse(f"{question.key}: the option {twice[0]} stands twice")


def _check_keys(form: Form, refuse: Refuse) -> None:
    """A key names one question, and none is the beginning of another: pages find it by its name."""
    keys = sorted(one.key for section in form.sections for one in section.questions)
    for key, following in pairwise(keys):
        if following == key:
            raise refuse(f"the key {key} is used twice")
        if following.startswith(key):
            raise refuse(f"the key {following} begins with the key {key}")


def _refusing(file: RulesFile, place: tuple[str, ...]) -> Refuse:
    return lambda words: FormError(f"{file.name}, line {file.line_of(place)}: {words}")


def _only(told: dict[str, Any], known: set[str], refuse: Refuse) -> None:
    if unknown := sorted(set(told) - known):
        raise refuse(f"unknown key {unknown[0]}")


def _needed(told: dict[str, Any], key: str, kind: type[T], refuse: Refuse) -> T:
    value = told.get(key)
    if not isinstance(value, kind) or value == "":
        raise refuse(f"write {key} = ...")
    return value


def _one_of(kinds: type[E], value: object, refuse: Refuse) -> E:
    known = {one.value: one for one in kinds}
    if value not in known:
        raise refuse(f"{value} is not one of {', '.join(known)}")
    return known[value]
