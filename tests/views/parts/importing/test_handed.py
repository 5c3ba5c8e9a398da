"""A file that came among documents reaches the screen of imports, once."""

import pytest

from app.domain.lent import lend
from tests.views.parts.importing.shown import shown
from views.parts.importing.handed import ROUTE, hand, handed
from views.screens.import_readings import SCREEN

pytestmark = pytest.mark.anyio


async def test_a_file_that_is_given_is_taken_once() -> None:
    large = lend(b"lines")
    async with shown():
        hand("glucose.csv", large)
        assert handed() == ("glucose.csv", large)
        assert handed() is None


async def test_nothing_given_gives_nothing() -> None:
    async with shown():
        assert handed() is None


async def test_the_last_file_given_is_the_one_taken() -> None:
    async with shown():
        hand("old.csv", b"old")
        hand("new.csv", b"new")
        assert handed() == ("new.csv", b"new")
        assert handed() is None


def test_it_leads_to_the_screen_that_takes_it() -> None:
    assert SCREEN.route == ROUTE
