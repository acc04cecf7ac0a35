"""What a team covers: never nothing, cut to the district, and given up only with a reason."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from handover import commands as c
from handover.directory import commands as t
from handover.directory.cover import (
    Cover,
    district_in,
    parse_district,
    share_an_authority,
    with_districts,
)
from handover.directory.cover_events import CoverChanged, LeftUncovered, ReliedOn
from handover.directory.refusals import LeavesUncovered, NoCover
from handover.handover import Handover
from handover.refusals import InvalidValue, TeamClosed
from handover.team import Team
from handover.teams import TeamKind
from tests.domain.moment import Moment, once
from tests.region import CORBY, DERBY, KIT, LEICESTER, NOTTINGHAM, Region, register

OR_SAY_WHY = "Have another team cover it first, or say why it is right that nobody does."


def cover(region: Region, team_id: UUID = DERBY) -> Cover:
    found: Team = region.service.repository.get(team_id)
    return found.cover


def left(region: Region) -> list[tuple[list[str], str]]:
    logged = region.service.read_log(0, 1000)
    said = [one.event for one in logged if isinstance(one.event, LeftUncovered)]
    return [(one.areas, one.reason) for one in said]


@pytest.mark.parametrize(
    "typed,district",
    [
        ("LE10", "LE10"),
        (" le10 ", "LE10"),
        ("le 10", "LE10"),
        ("DE1", "DE1"),
        ("B15", "B15"),
        ("EC1A", "EC1A"),
        ("M1", "M1"),
        ("LE10 1AB", "LE10"),
        ("le101ab", "LE10"),
        ("LE1 1AB", "LE1"),
        ("LE11AB", "LE1"),
        ("EC1A 1BB", "EC1A"),
        ("", None),
        ("LE", None),
        ("10", None),
        ("LE10 1", None),
        ("LE10 1ABC", None),
        ("LEI10", None),
        ("Leicester", None),
        ("LE10, LE9", None),
    ],
)
def test_of_a_postcode_only_the_district_is_kept(typed: str, district: str | None) -> None:
    assert district_in(typed) == district


def test_what_is_no_district_is_refused_beside_its_field() -> None:
    with pytest.raises(InvalidValue) as refused:
        parse_district("Hinckley")
    assert refused.value.field == "districts"
    assert refused.value.message == "Enter the first half of a postcode, for example LE10"
    assert parse_district("cv13 6aa") == "CV13"


@pytest.mark.parametrize(
    "words,cut",
    [
        ("Hinckley LE10 1AB", "Hinckley LE10"),
        ("le101ab hinckley", "le10 hinckley"),
        ("DE1 2AB and DE3 4CD", "DE1 and DE3"),
        ("LE10", "LE10"),
        ("RT5 health", "RT5 health"),
        ("", ""),
    ],
)
def test_a_postcode_within_words_is_cut_too(words: str, cut: str) -> None:
    assert with_districts(words) == cut


def test_an_area_is_said_once_however_it_is_written() -> None:
    said = Cover.of(["Leicestershire", "LEICESTERSHIRE", " Rutland "], ["LE10", "le10 1ab"])
    assert said == Cover(("Leicestershire", "Rutland"), ("LE10",))
    assert said.areas == ("Leicestershire", "Rutland", "LE10")
    with pytest.raises(InvalidValue, match=r"^Enter the local authority$"):
        Cover.of([" - "], ["LE10"])


def test_two_areas_together_are_each_of_their_parts_once() -> None:
    both = Cover(("Derby",), ("DE1",)).and_also(Cover(("DERBY", "Leek"), ("DE1", "ST13")))
    assert both == Cover(("Derby", "Leek"), ("DE1", "ST13"))
    assert Cover(("Derby",), ("DE1",)).and_also(Cover()) == Cover(("Derby",), ("DE1",))


@pytest.mark.parametrize(
    "authorities,districts", [((), ()), (("Derby",), ("nowhere",)), ((" - ",), ("DE1",))]
)
def test_a_team_without_cover_is_not_registered(
    region: Region, authorities: tuple[str, ...], districts: tuple[str, ...]
) -> None:
    told = replace(register("Lincoln"), authorities=authorities, districts=districts)
    head = region.service.head()
    with pytest.raises((NoCover, InvalidValue)) as refused:
        region.ask(KIT, told)
    assert refused.value.field == ("districts" if districts == ("nowhere",) else "authorities")
    assert region.service.head() == head


def test_one_district_alone_is_cover(region: Region) -> None:
    told = replace(register("Lincoln"), authorities=(), districts=("ln1 1aa",))
    assert cover(region, region.ask(KIT, told).subject_id) == Cover((), ("LN1",))


def test_a_team_covers_more_from_now_on(region: Region) -> None:
    region.ask(KIT, t.ChangeCover(DERBY, ("Derby", "Derbyshire"), ("DE1",)))
    assert cover(region) == Cover(("Derby", "Derbyshire"), ("DE1",))
    assert left(region) == []


def test_a_team_that_covers_nothing_more_is_refused(region: Region) -> None:
    with pytest.raises(NoCover) as refused:
        region.ask(KIT, t.ChangeCover(DERBY, (), (), "Nobody lives there"))
    assert refused.value.field == "authorities"


def test_an_area_that_nobody_else_covers_is_given_up_only_with_a_reason(region: Region) -> None:
    with pytest.raises(LeavesUncovered) as refused:
        region.ask(KIT, t.ChangeCover(DERBY, ("Derbyshire",), (), " . "))
    assert refused.value.field == "uncovered"
    assert refused.value.message == f"No other health visiting team covers Derby. {OR_SAY_WHY}"
    assert cover(region) == Cover(("Derby",))
    region.ask(KIT, t.ChangeCover(DERBY, ("Derbyshire",), (), " It became part of the county "))
    assert cover(region) == Cover(("Derbyshire",))
    assert left(region) == [(["Derby"], "It became part of the county")]


def test_why_nobody_covers_it_is_a_few_sentences_and_no_story(region: Region) -> None:
    with pytest.raises(InvalidValue) as refused:
        region.ask(KIT, t.ChangeCover(DERBY, ("Derbyshire",), (), "x" * 1001))
    assert refused.value.field == "uncovered"
    assert refused.value.message == (
        "Shorten the reason to 1,000 characters or fewer: it has 1,001"
    )
    region.ask(KIT, t.ChangeCover(DERBY, ("Derbyshire",), (), "x" * 1000))


def test_another_open_team_of_the_same_kind_that_covers_it_is_enough(region: Region) -> None:
    region.ask(KIT, t.ChangeCover(NOTTINGHAM, ("Nottingham", "DERBY"), ()))
    region.ask(KIT, t.ChangeCover(DERBY, ("Derbyshire",), ()))
    assert left(region) == []


@pytest.mark.parametrize(
    "kind,covers", [(TeamKind.MIDWIFERY, "Derby"), (TeamKind.HEALTH_VISITING, "Derbyshire Dales")]
)
def test_a_team_of_another_kind_or_area_is_not(region: Region, kind: TeamKind, covers: str) -> None:
    region.ask(KIT, register("Buxton", kind=kind, authorities=(covers,)))
    with pytest.raises(LeavesUncovered):
        region.ask(KIT, t.ChangeCover(DERBY, ("Derbyshire",), ()))


def test_a_closed_team_covers_nothing(region: Region) -> None:
    region.ask(KIT, register("Buxton", authorities=("Derby",)))
    region.ask(KIT, t.ChangeCover(DERBY, ("Derbyshire",), ()))
    region.ask(KIT, t.ChangeCover(DERBY, ("Derby",), (), "Back again"))
    assert left(region) == [(["Derbyshire"], "Back again")]
    with pytest.raises(TeamClosed):
        region.ask(KIT, t.ChangeCover(CORBY, ("Corby",), ()))


def test_many_areas_are_named_up_to_five_and_counted_beyond(region: Region) -> None:
    districts = tuple(f"DE{number}" for number in range(1, 8))
    region.ask(KIT, t.ChangeCover(DERBY, ("Derby",), districts))
    with pytest.raises(LeavesUncovered) as refused:
        region.ask(KIT, t.ChangeCover(DERBY, ("Derby",), ("DE1",)))
    assert refused.value.message.startswith(
        "No other health visiting team covers DE2, DE3, DE4, DE5, DE6 and 1 more. "
    )
    with pytest.raises(LeavesUncovered) as two:
        region.ask(KIT, t.ChangeCover(DERBY, ("Derby",), districts[2:]))
    assert two.value.message.startswith("No other health visiting team covers DE1 and DE2. ")
    with pytest.raises(LeavesUncovered) as five:
        region.ask(KIT, t.ChangeCover(DERBY, ("Derby",), districts[5:]))
    assert "covers DE1, DE2, DE3, DE4 and DE5. " in five.value.message


def test_closing_leaves_no_area_behind_either(region: Region) -> None:
    with pytest.raises(LeavesUncovered) as refused:
        region.ask(KIT, c.CloseTeam(DERBY, "Merged"))
    assert refused.value.message == f"No other health visiting team covers Derby. {OR_SAY_WHY}"
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", uncovered="Nobody lives there"))
    assert left(region) == [(["Derby"], "Nobody lives there")]


def test_a_successor_of_the_same_kind_covers_the_area_of_the_team_that_closed(
    region: Region,
) -> None:
    region.ask(KIT, t.ChangeCover(DERBY, ("Derby",), ("DE1",)))
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    assert cover(region, NOTTINGHAM) == Cover(("Nottingham", "Derby"), ("DE1",))
    assert left(region) == []


def test_a_successor_that_covers_it_already_changes_nothing(region: Region) -> None:
    region.ask(KIT, t.ChangeCover(NOTTINGHAM, ("Nottingham", "Derby"), ()))
    head = region.service.head()
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    events = [one.event for one in region.service.read_log(head, 10)]
    assert not any(isinstance(one, CoverChanged) for one in events)


def test_midwives_who_take_over_from_health_visitors_do_not_cover_their_area(
    region: Region,
) -> None:
    with pytest.raises(LeavesUncovered):
        region.ask(KIT, c.CloseTeam(DERBY, "Merged", LEICESTER))
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", LEICESTER, "Derby's midwives visit"))
    assert cover(region, LEICESTER) == Cover(("Leicester",))


@pytest.mark.parametrize(
    "one,other,shares",
    [
        (("Derby",), ("DERBY", "Derbyshire"), True),
        (("Derby",), ("Derbyshire",), False),
        ((), ("Derby",), False),
    ],
)
def test_whether_two_teams_share_an_authority(
    one: tuple[str, ...], other: tuple[str, ...], *, shares: bool
) -> None:
    assert share_an_authority(one, other) is shares


@pytest.mark.parametrize("is_changed", [False, True])
def test_of_two_teams_that_cover_each_other_only_one_gives_the_area_up(
    region: Region, meanwhile: Callable[..., Moment], *, is_changed: bool
) -> None:
    north = region.ask(KIT, register("Derby North", authorities=("Derby",))).subject_id
    give_up = t.ChangeCover(north, ("Derbyshire",), ()) if is_changed else c.CloseTeam(north, "One")
    moment = meanwhile(after=once(lambda: region.ask(KIT, give_up)))
    with pytest.raises(LeavesUncovered, match="covers Derby"):
        region.ask(KIT, c.CloseTeam(DERBY, "Merged"))
    assert moment.tries == 2, "the first time the other one covered it"
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", uncovered="Nobody lives there"))
    assert left(region) == [(["Derby"], "Nobody lives there")]


def test_a_team_reads_for_which_area_another_has_relied_on_it(region: Region) -> None:
    region.ask(KIT, t.ChangeCover(NOTTINGHAM, ("Nottingham", "DERBY"), ()))
    region.ask(KIT, t.ChangeCover(DERBY, ("Derby",), ("DE1",)))
    head = region.service.head()
    region.ask(KIT, t.ChangeCover(DERBY, (), ("DE1",)))
    [said] = [
        one.event
        for one in region.service.read_log(head, 10)
        if one.event.originator_id == NOTTINGHAM
    ]
    assert isinstance(said, ReliedOn)
    assert (said.team.team_id, said.areas) == (DERBY, ["Derby"])
    head = region.service.head()
    region.ask(KIT, c.CloseTeam(DERBY, "Merged", uncovered="Nobody lives in DE1"))
    logged = region.service.read_log(head, 10)
    assert {one.event.originator_id for one in logged}.isdisjoint({NOTTINGHAM, LEICESTER})


def test_a_successor_that_covers_it_already_cannot_close_in_that_moment(
    region: Region, meanwhile: Callable[..., Moment]
) -> None:
    region.ask(KIT, t.ChangeCover(NOTTINGHAM, ("Nottingham", "Derby"), ()))
    handover_id = region.recorded()
    gone = c.CloseTeam(NOTTINGHAM, "Merged", uncovered="Nobody lives there")
    meanwhile(after=once(lambda: region.ask(KIT, gone)))
    with pytest.raises(TeamClosed):
        region.ask(KIT, c.CloseTeam(DERBY, "Merged", NOTTINGHAM))
    found: Handover = region.service.repository.get(handover_id)
    assert found.receiving.team_id == DERBY
