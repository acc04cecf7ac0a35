"""Nobody signs in as the clock: no account can be made for it, and none in the table is one."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from handover.actor import Role
from tests.world import PASSWORD, World
from web.desk.accounts import accounts


def test_no_account_is_the_clocks(world: World) -> None:
    with pytest.raises(ValueError, match="nobody signs in as clock"):
        replace(world.accounts["lena"], role=Role.CLOCK)


def test_a_row_that_says_so_signs_nobody_in(world: World) -> None:
    desk = world.together.desk
    with desk.database.writing() as connection:
        is_lena = accounts.c.username == "lena"
        connection.execute(update(accounts).where(is_lena).values(role=Role.CLOCK.value))
    with pytest.raises(ValueError, match="nobody signs in as clock"):
        desk.accounts.authenticate("lena", PASSWORD)
    assert desk.accounts.authenticate("mary", PASSWORD) is not None
