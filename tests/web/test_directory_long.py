"""A directory of more teams than stand on one page."""

import pytest
from flask.testing import FlaskClient

from handover import commands as c
from handover.opening_hours import OpeningHours
from handover.teams import TeamKind
from tests.browsing import ClientOf, page, words
from tests.web.scene import Scene


@pytest.fixture
def kit(client_of: ClientOf) -> FlaskClient:
    return client_of("kit")


def test_a_long_directory_has_pages(kit: FlaskClient, scene: Scene) -> None:
    for number in range(30):
        register = c.RegisterTeam(
            name=f"Peak team {number:02}",
            kind=TeamKind.MIDWIFERY,
            organisation="Peak trust",
            ods_code="RPK",
            area="Peak",
            places=("Peak",),
            telephone="01632 960150",
            verified_on=None,
            hours=OpeningHours.weekdays(),
            out_of_hours="Ring 999",
            authorities=("Peak",),
        )
        scene.ask("kit", register)
    said = words(page(kit, "/directory?q=peak"))
    assert "30 teams for “peak”" in said
    assert "All teams: page 1 of 2" in said
    assert "What needs putting right: page 1 of 2" in said
    last = words(page(kit, "/directory?q=peak&page=2&doubtful=2"))
    assert "Peak team 29" in last
    assert "All teams: page 2 of 2" in last
