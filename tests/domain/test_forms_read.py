"""A form as it is written in its file: what each key means, what is assumed, what is refused."""

from pathlib import Path

import pytest

from handover.answers import Knowledge
from handover.content import Kind, Trigger
from handover.forms.form import Form
from handover.forms.question import Asks, Option, Question
from handover.forms.reading import FormError, read_form

WHOLE = """\
form = "sleep"
version = 3
title = "How everybody sleeps"
besides = "safer/1"
kind = "concern"

[[section]]
key = "home"
title = "At home"
asked_for = ["birth", "move"]
once_born = true

[[section.question]]
key = "bed"
asks = "choice"
label = "Where the baby sleeps"
hint = "At night"
words = "Where else?"
on = "Since when?"
by = "Who saw it?"
known_from = "The red book"
not_asked = "Not seen"
states = ["not_asked", "declined"]
options = [
  { value = "cot", text = "In a cot" },
  { value = "other", text = "Elsewhere", words = "Where" },
]

[[section.question]]
key = "rest"
asks = "scale"
label = "How rested is she?"
number = "From 1 to 5"
lowest = 1
highest = 5
at_lowest = "not at all"
at_highest = "wholly"
asked_for = ["discharge"]
once_born = false

[[section]]
key = "help"
title = "Who helps"

[[section.question]]
key = "helps"
asks = "reached"
label = "Who was told"
options = [
  { value = "mother", text = "Mother" },
  { value = "father", text = "Father" },
]

[[section.question]]
key = "worry"
asks = "paragraph"
label = "What worries you?"

[[section.question]]
key = "plan"
asks = "answer"
label = "What is planned?"
"""
EVERY_STATE = (
    *(Knowledge.ASKED_UNKNOWN, Knowledge.DECLINED),
    *(Knowledge.NOT_ASKED, Knowledge.UNSAFE_TO_ASK),
)


def read(folder: Path, text: str = WHOLE, place: str = "sleep/3.toml") -> Form:
    """The form in a file with this text."""
    path = folder / place
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return read_form(path)


def refused(folder: Path, text: str, place: str = "sleep/3.toml") -> str:
    """What is said of a form that could not be asked, after the name of its file."""
    with pytest.raises(FormError) as refusal:
        read(folder, text, place)
    name, _, said = str(refusal.value).partition(", ")
    assert name == str(folder / place)
    return said


def line(written: str) -> int:
    """The line of the whole form on which this stands first."""
    return WHOLE[: WHOLE.index(written)].count("\n") + 1


def test_every_key_of_a_form_is_read(tmp_path: Path) -> None:
    bed = Question(
        "bed",
        Asks.CHOICE,
        "Where the baby sleeps",
        hint="At night",
        words="Where else?",
        on="Since when?",
        by="Who saw it?",
        known_from="The red book",
        not_asked="Not seen",
        states=(Knowledge.NOT_ASKED, Knowledge.DECLINED),
        options=(Option("cot", "In a cot"), Option("other", "Elsewhere", "Where")),
        kind=Kind.CONCERN,
        asked_for=(Trigger.BIRTH, Trigger.MOVE),
        once_born=True,
    )
    form = read(tmp_path)
    assert (form.name, form.version, form.title) == ("sleep", 3, "How everybody sleeps")
    assert form.besides == "safer/1"
    assert [(one.key, one.title) for one in form.sections] == [
        ("home", "At home"),
        ("help", "Who helps"),
    ]
    assert form.sections[0].questions[0] == bed


def test_a_question_is_asked_as_its_section_says_unless_it_says_otherwise(tmp_path: Path) -> None:
    bed, rest = read(tmp_path).sections[0].questions
    assert (bed.asked_for, bed.once_born) == ((Trigger.BIRTH, Trigger.MOVE), True)
    assert (rest.asked_for, rest.once_born) == ((Trigger.DISCHARGE,), False)


def test_a_scale_has_its_name_and_both_its_ends(tmp_path: Path) -> None:
    rest = read(tmp_path).question("rest")
    assert (rest.number, rest.lowest, rest.highest) == ("From 1 to 5", 1, 5)
    assert (rest.at_lowest, rest.at_highest) == ("not at all", "wholly")


def test_what_a_form_leaves_out_is_asked_of_nobody_and_besides_nothing(tmp_path: Path) -> None:
    text = WHOLE.replace('besides = "safer/1"\n', "").replace('kind = "concern"\n', "")
    form = read(tmp_path, text)
    assert form.besides == ""
    assert form.sections[1].questions[0] == Question(
        "helps",
        Asks.REACHED,
        "Who was told",
        states=EVERY_STATE,
        options=(Option("mother", "Mother"), Option("father", "Father")),
    )


def test_whatever_is_asked_may_be_unknown_declined_not_asked_or_unsafe(tmp_path: Path) -> None:
    form = read(tmp_path)
    assert form.question("plan").states == EVERY_STATE
    assert form.question("rest").states == EVERY_STATE
    assert form.question("worry").states == (), "her own view is always known to her"


@pytest.mark.parametrize("place", ["sleep/4.toml", "rest/3.toml"])
def test_a_form_stands_where_its_name_and_version_say(tmp_path: Path, place: str) -> None:
    said = refused(tmp_path, WHOLE, place)
    assert said == "line 1: form sleep, version 3 belongs in sleep/3.toml"


NEEDED = ['form = "sleep"', "version = 3", 'title = "How everybody sleeps"']


@pytest.mark.parametrize("written", NEEDED)
def test_a_form_needs_its_name_its_version_and_its_title(tmp_path: Path, written: str) -> None:
    key = written.partition(" ")[0]
    assert refused(tmp_path, WHOLE.replace(f"{written}\n", "")) == f"line 1: write {key} = ..."


AT_ITS_LINE = {
    "unknown reason": (
        *('"move"]', '"holiday"]', 'key = "bed"'),
        f"holiday is not one of {', '.join(one.value for one in Trigger)}",
    ),
    "unknown kind": (
        *('kind = "concern"', 'kind = "hope"', 'kind = "concern"'),
        "hope is not one of handover_of_care, concern",
    ),
    "unknown key of the form": ("besides", "beside", "form", "unknown key beside"),
    "unknown key of a section": (
        *('title = "Who helps"', 'name = "Who helps"\ntitle = "Who helps"'),
        *('[[section]]\nkey = "help"', "unknown key name"),
    ),
    "unknown keys of a question, the first of them": (
        *('label = "What worries you?"', 'worry = "x"\nlook = "x"\nlabel = "What worries you?"'),
        *('key = "worry"', "unknown key look"),
    ),
    "the kind of one question": (
        *('label = "What worries you?"', 'kind = "concern"\nlabel = "What worries you?"'),
        *('key = "worry"', "unknown key kind"),
    ),
    "unknown key of an option": (
        *('text = "In a cot"', 'words = "x", says = "In a cot"'),
        *('key = "bed"', "unknown key says"),
    ),
    "section without a title": (
        *('title = "Who helps"\n', "", '[[section]]\nkey = "help"', "write title = ..."),
    ),
    "section without a key": (
        *('key = "help"\n', "", '[[section]]\nkey = "help"', "write key = ..."),
    ),
    "question without a label": (
        *('label = "What is planned?"\n', "", 'key = "plan"', "write label = ..."),
    ),
    "question with a number for a label": (
        *('"What is planned?"', "7", 'key = "plan"', "write label = ..."),
    ),
    "question without its kind of answer": (
        *('asks = "answer"\n', "", 'key = "plan"', "write asks = ..."),
    ),
    "question without a key": (
        *('key = "plan"\n', "", '[[section.question]]\nkey = "plan"', "write key = ..."),
    ),
    "unknown state": (
        *('states = ["not_asked"', 'states = ["maybe"', 'key = "bed"'),
        f"maybe is not one of {', '.join(one.value for one in Knowledge)}",
    ),
    "option without a value": ('value = "cot", ', "", 'key = "bed"', "write value = ..."),
    "option without a text": (*(', text = "In a cot"', "", 'key = "bed"', "write text = ..."),),
    "a choice of one": (
        *('  { value = "cot", text = "In a cot" },\n', "", 'key = "bed"'),
        "bed: a choice needs two options or more",
    ),
    "one person who could be reached": (
        *('  { value = "father", text = "Father" },\n', "", 'key = "helps"'),
        "helps: a choice needs two options or more",
    ),
    "options that stand twice, the first of them": (
        '  { value = "other", text = "Elsewhere", words = "Where" },\n',
        *('  { value = "a", text = "A" },\n  { value = "cot", text = "B" },\n' * 2, 'key = "bed"'),
        "bed: the option cot stands twice",
    ),
}


@pytest.mark.parametrize("written,instead,at,says", AT_ITS_LINE.values(), ids=AT_ITS_LINE.keys())
def test_what_could_not_be_asked_is_refused_at_its_line(
    tmp_path: Path, written: str, instead: str, at: str, says: str
) -> None:
    assert WHOLE.count(written) >= 1
    said = refused(tmp_path, WHOLE.replace(written, instead, 1))
    assert said == f"line {line(at)}: {says}"


@pytest.mark.parametrize("end", ["lowest", "highest", "at_lowest", "at_highest"])
def test_a_scale_without_one_of_its_ends_is_refused(tmp_path: Path, end: str) -> None:
    [written] = [one for one in WHOLE.split("\n") if one.startswith(f"{end} = ")]
    said = refused(tmp_path, WHOLE.replace(f"{written}\n", ""))
    at, needs = line('key = "rest"'), "lowest, highest, at_lowest and at_highest"
    assert said == f"line {at}: rest: a scale needs {needs}"


def test_a_section_that_asks_nothing_is_refused(tmp_path: Path) -> None:
    after = len(WHOLE.splitlines()) + 2
    said = refused(tmp_path, WHOLE + '\n[[section]]\nkey = "more"\ntitle = "More"\n')
    assert said == f"line {after}: a section without a question"


@pytest.mark.parametrize(
    "key,says",
    [
        ("bed", "the key bed is used twice"),
        ("bedding", "the key bedding begins with the key bed"),
        ("be", "the key bed begins with the key be"),
    ],
)
def test_no_key_names_two_questions_nor_begins_with_another(
    tmp_path: Path, key: str, says: str
) -> None:
    said = refused(tmp_path, WHOLE.replace('key = "plan"', f'key = "{key}"'))
    assert said == f"line 1: {says}"
