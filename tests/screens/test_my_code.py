"""« Mon code » : large, as a square, copied for a while; a server comes first."""

from dataclasses import replace

import flet as ft
import pytest

from tests.screens.entrusting import CODE, entrusted_with
from tests.screens.opening import on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.a11y, pytest.mark.covers("C-028")]
PAGE = "/proches/code"


@pytest.mark.parametrize("width", [320, 1280])
async def test_the_code_is_read_aloud_shown_and_copied(width: int) -> None:
    async with on(entrusted_with(), PAGE, width=width) as ui:
        await ui.until("Copier le code")
        assert all(group in ui.text() for group in CODE.split("-"))
        spelled = [one.semantics_label for one in ui.all(ft.Text)]
        assert "A B C D E" in spelled
        assert ui.all(ft.Image)
        assert "https://sante.exemple.fr" in ui.text()
        await ui.press("my-code-copy")
        await ui.until("Le presse-papiers sera vidé dans 30 secondes.")
        assert faults(ui) == []


async def test_without_a_server_the_code_would_lead_nowhere() -> None:
    house = entrusted_with()
    alone = replace(house.dependents, own=replace(house.space, server=""))
    async with on(replace(house, dependents=alone), PAGE) as ui:
        await ui.until("Choisissez d'abord un serveur.")
        assert "ABCDE" not in ui.text()
        assert ui.named("entrust-server")
