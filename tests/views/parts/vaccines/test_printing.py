"""The booklet is printed: warned once, noted, every dose with who tells it."""

from dataclasses import replace

import pytest

from tests.screens.fletunit import Invoked
from tests.screens.opening import on
from tests.views.parts.vaccines.told import IMPORTED, MMR, TETANUS, noted
from tests.views.prints import reader

pytestmark = pytest.mark.anyio


def saving(saved: list[tuple[str, bytes]]) -> Invoked:
    """Play a person who puts the file somewhere."""

    def client(name: str, args: dict[str, object]) -> str | None:
        if name == "save_file":
            saved.append((str(args["file_name"]), bytes(args["src_bytes"])))  # type: ignore[call-overload]  # Flet's own
            return "/somewhere"
        return None

    return client


@pytest.mark.covers("C-043")
async def test_the_booklet_is_printed_after_one_warning_and_noted() -> None:
    house, _entries = noted(MMR, TETANUS)
    read = replace(TETANUS, day="2010", vaccine="Tetavax")
    house.vaccines.booklet.add(read, told=IMPORTED)
    saved: list[tuple[str, bytes]] = []
    async with on(house, "/sante/vaccins/carnet", saving(saved)) as ui:
        await ui.until("3 doses notées")
        await ui.press("vaccines-print")
        await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.")
    ((name, content),) = saved
    assert name == "carnet.pdf"
    assert house.departures.days(1)
    said = " ".join(reader.words(content))
    for words in (
        "PRIORIX",
        "A1",
        "12/03/2019",
        "Confirmé par Dr",
        "dans un",
        "03/2024",
        "Revaxis",
        "Lu dans un",
    ):
        assert words in said
