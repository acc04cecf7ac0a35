"""Forms in data: a wrong one stops the start, a released one stays, an old record keeps its own."""

from hashlib import sha256
from pathlib import Path

import pytest

from handover.answers import Answer, HowKnown, Knowledge
from handover.content import Kind, Trigger
from handover.forms.catalogue import CATALOGUE, FOLDER, RELEASED, Catalogue, checksum
from handover.forms.filled import FilledForm, FormAnswer
from handover.forms.form import Why
from handover.forms.question import Answered, Asks
from handover.forms.reading import FormError
from handover.refusals import InvalidValue
from tests.region import form_of_move, safer, safer_before_sources
from web.presenters.filled import filled_of, safer_label

TRANSFER = "transfer-of-care/1"


def copied(to: Path) -> tuple[Path, Path]:
    """The forms and the list of what was released, to be changed."""
    for path in FOLDER.glob("*/*.toml"):
        copy = to / path.relative_to(FOLDER)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    released = to / RELEASED.name
    released.write_bytes(RELEASED.read_bytes())
    return to / "transfer-of-care" / "1.toml", released


def read_again(folder: Path, released: Path) -> Catalogue:
    """The catalogue as it would start, with everything in it released as it is."""
    sums = (f"{p.parent.name}/{p.stem} {checksum(p)}" for p in sorted(folder.glob("*/*.toml")))
    released.write_text("\n".join(sums), encoding="utf-8")
    return Catalogue.read(folder, released)


def test_a_released_form_that_changed_does_not_start(tmp_path: Path) -> None:
    form, released = copied(tmp_path)
    form.write_text(form.read_text("utf-8").replace("None seen", "Nothing seen"), "utf-8")
    with pytest.raises(FormError) as refused:
        Catalogue.read(tmp_path, released)
    assert str(refused.value) == (
        f"{TRANSFER} was released and has changed since: undo it, or make it the next version"
    )


def test_a_released_form_that_is_gone_does_not_start(tmp_path: Path) -> None:
    form, released = copied(tmp_path)
    form.unlink()
    with pytest.raises(FormError) as refused:
        Catalogue.read(tmp_path, released)
    assert str(refused.value) == (
        f"{TRANSFER} was released and is gone: old records are read with it"
    )


def test_other_line_ends_and_an_empty_line_change_nothing(tmp_path: Path) -> None:
    """A checkout on another system has them."""
    form, released = copied(tmp_path)
    form.write_bytes(form.read_bytes().replace(b"\n", b"\r\n"))
    released.write_text(f"\n{released.read_text('utf-8')}\n", "utf-8")
    assert Catalogue.read(tmp_path, released) == CATALOGUE


def test_a_new_version_is_asked_and_the_old_one_is_still_read(tmp_path: Path) -> None:
    form, released = copied(tmp_path)
    newer = form.read_text("utf-8").replace("version = 1", "version = 2")
    (form.parent / "2.toml").write_text(newer, "utf-8")
    with pytest.raises(FormError) as refused:
        Catalogue.read(tmp_path, released)
    add = f"add it with {sha256(newer.encode()).hexdigest()}"
    assert str(refused.value) == f"transfer-of-care/2 is not in released.txt: {add}"
    forms = read_again(tmp_path, released)
    why = Why(Kind.HANDOVER_OF_CARE, Trigger.DISCHARGE, is_born=True)
    assert forms.asked(why).form_id == "transfer-of-care/2"
    assert TRANSFER in forms.forms


@pytest.mark.parametrize(
    "written,instead,says",
    [
        ('key = "marks"', 'key = "feeding"', "the key feeding is used twice"),
        ('key = "marks"', 'key = "feeding_marks"', r"feeding_marks begins with the key feeding"),
        ('asks = "scale"', 'asks = "mood"', r"line \d+: mood is not one of answer, choice"),
        ('at_lowest = "', 'at_bottom = "', r"line \d+: unknown key at_bottom"),
        ('at_lowest = "so bad that the child cannot live at home"\n', "", "a scale needs lowest"),
        ('"neonatal_unit"]', '"holiday"]', r"line \d+: holiday is not one of"),
        ('value = "seen"', 'value = "none"', "marks: the option none stands twice"),
        ('label = "Feeding"', 'label = ""', r"line \d+: write label = "),
        ("version = 1", "version = 3", r"belongs in transfer-of-care/3.toml"),
        (
            *('besides = "safer/1"', 'besides = "safer/9"'),
            "^transfer-of-care/1: there is no form safer/9 to ask besides$",
        ),
    ],
)
def test_a_form_that_could_not_be_asked_does_not_start(
    tmp_path: Path, written: str, instead: str, says: str
) -> None:
    form, released = copied(tmp_path)
    text = form.read_text("utf-8")
    assert written in text
    form.write_text(text.replace(written, instead, 1), "utf-8")
    with pytest.raises(FormError, match=says):
        read_again(tmp_path, released)


@pytest.mark.parametrize(
    "why,expected",
    [
        (Why(Kind.HANDOVER_OF_CARE, Trigger.DISCHARGE, is_born=True), 14),
        (Why(Kind.HANDOVER_OF_CARE, Trigger.BIRTH, is_born=True), 14),
        (Why(Kind.HANDOVER_OF_CARE, Trigger.NEONATAL_UNIT, is_born=True), 14),
        (Why(Kind.HANDOVER_OF_CARE, Trigger.DISCHARGE, is_born=False), 0),
        (Why(Kind.HANDOVER_OF_CARE, Trigger.MOVE, is_born=True), 2),
        (Why(Kind.CONCERN, Trigger.DISCHARGE, is_born=True), 0),
        (Why(Kind.HANDOVER_OF_CARE, Trigger.EMERGING_CONCERN, is_born=True), 0),
    ],
)
def test_only_the_reasons_that_need_it_ask_it(why: Why, expected: int) -> None:
    form = CATALOGUE.asked(why)
    assert len(list(form.asked(why))) == expected
    assert form.form_id == (TRANSFER if expected else "safer/1")


def test_a_record_is_drawn_with_the_questions_of_its_own_form() -> None:
    old = safer_before_sources()
    assert safer_label(old, "father") == "Father and other men in the baby's life"
    assert filled_of(old) == []
    said = safer()
    object.__setattr__(said, "form", form_of_move())
    assert next(one.label for one in filled_of(said)) == "Her other children, and the father's"


def test_the_scale_has_both_ends_written_out() -> None:
    scale = CATALOGUE.forms[TRANSFER].question("scaling")
    assert (scale.asks, scale.lowest, scale.highest) == (Asks.SCALE, 0, 10)
    assert scale.at_lowest == "so bad that the child cannot live at home"
    assert scale.at_highest == "safe enough to close"


@pytest.mark.parametrize("number", [-1, 11, None])
def test_a_rating_beyond_the_ends_is_refused(number: int | None) -> None:
    scale = CATALOGUE.forms[TRANSFER].question("scaling")
    with pytest.raises(InvalidValue, match="Choose a number from 0 to 10"):
        scale.answered(Answered(Knowledge.KNOWN, number=number, by="Mary"))


def test_given_to_the_mother_only_is_told_apart() -> None:
    mine = Answer(Knowledge.KNOWN, "Mother", HowKnown.SEEN_MYSELF)
    assert FormAnswer("icon", mine, ("mother",), number=1).is_mother_only
    assert not FormAnswer("icon", mine, ("mother", "other_male"), number=1).is_mother_only
    assert not FormAnswer("icon", Answer(Knowledge.DECLINED), ("mother",)).is_mother_only
    assert FilledForm(TRANSFER).answer_to("icon") is None
