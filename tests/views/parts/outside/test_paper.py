"""A page is asked for once before the first one, and noted before it leaves."""

from typing import Any

import flet as ft
import pytest

from app.domain.departure import Purpose
from tests.screens.family import a_family
from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, a_world, filled
from tests.screens.opening import on
from views.shell import opened

pytestmark = pytest.mark.anyio


async def test_a_page_is_noted_before_it_leaves() -> None:
    house, kept = filled(), list[bytes]()

    def client(name: str, given: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            kept.append(given["src_bytes"])
            (told,) = house.departures.of(NOON.date().isoformat())
            assert (told.purpose, told.sent) == (Purpose.COPY_PRINT, len(kept[0]))

    async with on(house, "/sante/visite", client) as ui:
        await ui.until("Mes questions")
        await ui.press("visit-print")
        await ui.click(ui.one(ft.FilledButton, content="Préparer la feuille"))
        await ui.until("Votre feuille est prête.")
    assert kept[0].startswith(b"%PDF")


async def test_the_paper_of_somebody_else_is_named_for_them() -> None:
    door, names = a_family(), list[str]()
    door.house = list(door.family.values())[1]

    def client(name: str, given: Any) -> None:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            names.append(given["file_name"])

    world = opened(a_world(door))
    async with FletUnit(world, route="/sante/visite", on_invoke=client) as ui:
        await ui.until("Mes questions")
        await ui.press("visit-print")
        await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.")
    assert names == ["ma-visite Léa.pdf"]


@pytest.mark.covers("C-029")
async def test_a_version_is_printed_and_the_print_is_noted_first() -> None:
    house, kept = filled(), list[tuple[str, bytes]]()
    noted = list[str]()

    def client(name: str, args: Any) -> str | None:  # noqa: ANN401 - as sent
        if name != "save_file":
            return None
        kept.append((args["file_name"], args["src_bytes"]))
        (day,) = house.departures.days(1)
        noted.extend(one.purpose for one in day.tallies)
        return "/somewhere.pdf"

    async with on(house, "/sante/volontes/directives", client) as ui:
        await ui.until("Imprimer en grand")
        await ui.press("wish-print")
        assert "Hors d'Alvéole, cette feuille n'est plus protégée." in ui.text()
        await ui.press("confirm-yes")
        await ui.until("Votre feuille est prête.")
    ((name, content),) = kept
    assert (name, content[:4]) == ("volontes.pdf", b"%PDF")
    assert noted == ["copy_print"]
