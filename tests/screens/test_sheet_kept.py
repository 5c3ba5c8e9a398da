"""The recovery sheet is noted before it leaves; the ledger never says its key."""

from typing import Any

import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import CODE, KEY, FakeDoor, a_world, filled
from views.shell import opened

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-157")]


@pytest.mark.parametrize("told", ["/feuille.pdf", None])
async def test_a_sheet_put_in_a_file_is_noted_first(told: str | None) -> None:
    """A browser never says where: it is noted either way."""
    door, kept, noted = FakeDoor(filled()), list[bytes](), list[tuple[str, int]]()

    def client(name: str, args: Any) -> str | None:  # noqa: ANN401 - as sent
        if name != "save_file":
            return None
        kept.append(args["src_bytes"])
        (day,) = house.departures.days(1)
        noted.extend((one.purpose, one.sent) for one in day.tallies)
        assert KEY[:4] not in repr(day)
        return told

    house = door.open()
    world = opened(a_world(door))
    async with FletUnit(world, route="/secours", on_invoke=client) as ui:
        await ui.until("Remplacer ma feuille")
        await ui.type("proof", CODE)
        await ui.press("sheet-see")
        await ui.press("sheet-save")
        await ui.until("Imprimez ce fichier")
    assert kept[0].startswith(b"%PDF")
    assert noted == [("copy_kit", len(kept[0]))]
