"""What is told of a loss, word by word, and who is meant where only one of the twins was lost."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from handover.family.babies import BabyNamed
from handover.family.losses import LossKind
from handover.family.part_dates import PartDate
from handover.family.refusals import BabyHasDied, LossKnown, RoutineContactStopped
from handover.refusals import InvalidValue
from tests import region as r
from tests import undoing as u
from tests.domain.test_loss import BORN, TWINS, born, due, family_of, second, seen
from tests.losing import KEY_CONTACT, loss, record_loss
from tests.region import HANA, MARY, TODAY, Region, record

AT_BIRTH = loss(LossKind.NEONATAL_DEATH, happened_on=None)
FOR_THE_SECOND = replace(AT_BIRTH, contact_name="Olu Fenn")
IS_BORN = (
    "This baby is recorded as born. Choose another kind of loss, or record a note if the birth "
    "is wrong"
)
TWO_LINES, TOO_LONG = "a\nb", "a" * 121


@pytest.mark.parametrize(
    "changed,field,says",
    [
        ({"plan": " "}, "plan", "Enter the plan"),
        ({"plan": "a" * 1001}, "plan", "Shorten the plan to 1,000 characters"),
        ({"when": TWO_LINES}, "when", "Enter when it was on one line"),
        ({"when": TOO_LONG}, "when", "Shorten when it was to 120 characters"),
        ({"contact_name": TWO_LINES}, "contact_name", "Enter the key contact's name on one line"),
        ({"contact_name": TOO_LONG}, "contact_name", "Shorten the key contact's name to 120"),
        ({"contact_role": TWO_LINES}, "contact_role", "Enter the key contact's role on one line"),
        ({"contact_role": TOO_LONG}, "contact_role", "Shorten the key contact's role to 120"),
        ({"contact_role": ""}, "contact_role", "Enter the key contact's role"),
        ({"contact_telephone": "12"}, "contact_telephone", "Enter a UK telephone number"),
        (
            {"who_names_one": TWO_LINES},
            "who_names_one",
            "Enter who will name a key contact on one line",
        ),
        ({"who_names_one": TOO_LONG}, "who_names_one", "Shorten who will name a key contact to"),
        (
            {"contact_name": ""},
            "contact_name",
            "Name the key contact, or say who will name one",
        ),
        ({"how_known": None}, "how_known", "Say how you know"),
        ({"from_whom": " "}, "from_whom", "Say who told you"),
    ],
)
def test_what_is_told_wrongly_is_refused_beside_its_field(
    changed: dict[str, Any], field: str, says: str
) -> None:
    with pytest.raises(InvalidValue) as refused:
        loss(**changed)
    assert (refused.value.field, refused.value.message[: len(says)]) == (field, says)


def test_what_is_told_is_kept_trimmed_and_the_number_as_it_is_dialled() -> None:
    told = loss(
        plan=" She rings \n on Friday ",
        when=" in the night ",
        from_whom=" the ward ",
        contact_name=" Ines Wold ",
        contact_role=" Midwife ",
        contact_telephone="+441632960177",
        who_names_one=" nobody else ",
    )
    assert (told.plan, told.when, told.from_whom) == (
        "She rings \n on Friday",
        "in the night",
        "the ward",
    )
    assert told.key_contact == "Ines Wold, Midwife, 01632 960177"
    assert told.who_names_one == "nobody else"


def test_nothing_but_the_kind_the_plan_and_a_contact_must_be_told() -> None:
    told = loss(happened_on=None, contact_name="", contact_role="", who_names_one="the ward")
    assert (told.happened_on, told.when, told.contact_name) == (None, "", "")
    loss(plan="a" * 1000, when="a" * 120, contact_name="a" * 120, contact_role="a" * 120)


@pytest.mark.parametrize(
    "kind,on,field,says",
    [
        (
            LossKind.STILLBIRTH,
            PartDate(2026, 11, 25),
            "happened_on",
            "The date of the loss is in the future. Check the year",
        ),
        (LossKind.MISCARRIAGE, None, "kind", IS_BORN),
        (LossKind.TERMINATION, None, "kind", IS_BORN),
        *(
            (
                kind,
                on,
                "happened_on",
                "The date is before the baby was born. Check it, or choose stillbirth",
            )
            for kind in (LossKind.NEONATAL_DEATH, LossKind.SUDDEN_DEATH)
            for on in (PartDate(2026, 11, 19), PartDate(2026, 10), PartDate(2025))
        ),
    ],
)
def test_what_contradicts_the_birth_says_so_beside_its_field(
    region: Region, kind: LossKind, on: PartDate | None, field: str, says: str
) -> None:
    handover_id = region.recorded(record(whom=born()))
    with pytest.raises(InvalidValue) as refused:
        region.ask(MARY, record_loss(handover_id, loss(kind, happened_on=on)))
    assert (refused.value.field, refused.value.message) == (field, says)


@pytest.mark.parametrize("kind", [LossKind.NEONATAL_DEATH, LossKind.SUDDEN_DEATH])
@pytest.mark.parametrize(
    "on",
    [None, PartDate(2026), PartDate(2026, 11), PartDate(2026, 11, 20), PartDate(2026, 11, 24)],
)
def test_a_baby_may_die_on_the_day_of_birth_and_until_today(
    region: Region, kind: LossKind, on: PartDate | None
) -> None:
    handover_id = region.recorded(record(whom=born()))
    region.ask(MARY, record_loss(handover_id, loss(kind, happened_on=on)))
    assert seen(region, handover_id).is_stopped


def test_a_stillbirth_may_be_known_from_before_the_day_of_birth(region: Region) -> None:
    handover_id = region.recorded(record(whom=born()))
    region.ask(MARY, record_loss(handover_id, loss(happened_on=PartDate(2026, 11, 18))))
    assert seen(region, handover_id).is_stopped


@pytest.mark.parametrize("kind", list(LossKind))
def test_of_an_unborn_baby_every_kind_of_loss_may_be_told(region: Region, kind: LossKind) -> None:
    handover_id = region.recorded(record(whom=due()))
    region.ask(MARY, record_loss(handover_id, loss(kind, happened_on=PartDate(2026, 1))))
    assert seen(region, handover_id).is_stopped


@pytest.mark.parametrize(
    "on,ended_on",
    [
        (None, TODAY),
        (PartDate(2026, 11, 3), date(2026, 11, 3)),
        (PartDate(2026, 11, 24), TODAY),
        (PartDate(2026, 11), TODAY),
        (PartDate(2026, 10), date(2026, 10, 31)),
        (PartDate(2026, 9), date(2026, 9, 30)),
        (PartDate(2026, 2), date(2026, 2, 28)),
        (PartDate(2024, 2), date(2024, 2, 29)),
        (PartDate(2025, 12), date(2025, 12, 31)),
        (PartDate(2026), TODAY),
        (PartDate(2025), date(2025, 12, 31)),
    ],
)
def test_a_pregnancy_has_ended_by_the_last_day_that_was_told(
    region: Region, on: PartDate | None, ended_on: date
) -> None:
    handover_id = region.recorded(record(whom=due()))
    region.ask(MARY, record_loss(handover_id, loss(happened_on=on)))
    [pregnancy] = family_of(region, handover_id).pregnancies.values()
    assert pregnancy.ended_on == ended_on


def test_a_loss_of_a_stranger_is_refused_beside_the_baby(region: Region) -> None:
    handover_id = region.recorded()
    region.ask(MARY, record_loss(handover_id))
    for command in (record_loss(handover_id, baby_id=uuid4()), u.ask_undone(handover_id, uuid4())):
        with pytest.raises(InvalidValue) as refused:
            region.ask(MARY, command)
        assert refused.value.field == "baby_id"


def test_a_record_about_the_living_twin_alone_may_begin(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    region.ask(MARY, record_loss(both, AT_BIRTH, second(region, both)))
    living = region.recorded(record(whom=born(BORN, BabyNamed(1, "Ada"))))
    assert seen(region, living).baby_ids == seen(region, both).baby_ids[:1]


def test_each_refusal_names_the_contact_for_the_baby_who_is_meant(region: Region) -> None:
    """Two twins, two losses, two people to ask: never the other one."""
    both = region.recorded(record(whom=TWINS))
    region.ask(MARY, record_loss(both, FOR_THE_SECOND, second(region, both)))
    region.ask(MARY, record_loss(both, AT_BIRTH))
    first_id, second_id = seen(region, both).baby_ids
    for order, baby_id, name in ((1, first_id, "Ines Wold"), (2, second_id, "Olu Fenn")):
        ask = f" Key contact: {name}, Bereavement midwife, 01632 960177."
        with pytest.raises(BabyHasDied) as begun:
            region.recorded(record(whom=born(BORN, BabyNamed(order))))
        assert begun.value.message == BabyHasDied.sentence + ask
        with pytest.raises(LossKnown) as told:
            region.ask(MARY, record_loss(both, AT_BIRTH, baby_id))
        assert told.value.message == LossKnown.sentence + ask


def test_what_is_stopped_names_the_newest_contact_to_the_letter(region: Region) -> None:
    both = region.recorded(record(whom=TWINS))
    region.ask(MARY, record_loss(both, FOR_THE_SECOND, second(region, both)))
    region.ask(MARY, record_loss(both, AT_BIRTH))
    with pytest.raises(RoutineContactStopped) as refused:
        region.ask(HANA, r.acknowledge(both))
    said = f"{RoutineContactStopped.sentence} Key contact: {KEY_CONTACT}."
    assert refused.value.message == said
