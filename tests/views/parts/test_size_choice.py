"""The largest file is chosen in the settings, and applies at once."""

import pytest

from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-023")]


async def test_the_largest_file_is_chosen_and_said_where_files_are_added() -> None:
    house = a_house()
    async with on(house, "/reglages") as ui:
        await ui.until("Taille la plus grande d'un fichier")
        assert faults(ui) == []
        await ui.choose("size-max-100000000", "100000000")
        await ui.settle()
    assert house.arrivals.size_max == 100_000_000
    async with on(house, "/documents/ajouter") as ui:
        await ui.until("100 Mo au plus.")


async def test_a_size_chosen_elsewhere_is_shown_too() -> None:
    house = a_house()
    house.arrivals.allow(5_000_000)
    async with on(house, "/reglages") as ui:
        await ui.until("5 Mo")
