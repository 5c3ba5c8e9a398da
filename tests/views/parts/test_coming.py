"""What comes is counted in plain words, and a person may enter before the end."""

import flet as ft
import pytest

from app.domain.syncing import Coming, Seal, Stage, SyncState
from tests.screens.fletunit import FletUnit, drawing, plain
from tests.screens.homes import StillCourier, a_house
from tests.screens.opening import on
from views.parts.acting import Act
from views.parts.box import stack
from views.parts.coming import arriving, coming_told, coming_words


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (Stage.WHOLE, "Éléments reçus : 1 200, sur 20 500 au plus"),
        (Stage.ENTRIES, "Éléments reçus : 1 200 sur 20 500"),
        (Stage.KEEPING, "Éléments rangés : 1 200 sur 20 500"),
        (Stage.FILES, "Fichiers reçus : 1 200 sur 20 500"),
    ],
)
def test_each_stage_has_its_words(stage: Stage, words: str) -> None:
    assert plain(coming_words(Coming(stage, 1200, 20500))) == words


def test_a_stage_told_is_read_and_another_step_is_none() -> None:
    assert coming_told("keeping", "3/40") == Coming(Stage.KEEPING, 3, 40)
    assert coming_told("in", "") is None
    assert coming_told("left", "598") is None


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("coming", "share"), [(None, None), (Coming(Stage.ENTRIES, 50, 200), 0.25)]
)
async def test_the_bar_is_as_long_as_what_is_here(
    coming: Coming | None, share: float | None
) -> None:
    entered: list[str] = []

    async def now() -> None:
        entered.append("now")

    act: Act = now
    async with FletUnit(drawing(lambda: stack(arriving(coming, act)))) as ui:
        assert ui.one(ft.ProgressBar).value == share
        await ui.press("join-now")
        assert entered == ["now"]


@pytest.mark.anyio
@pytest.mark.parametrize("route", ["/", "/documents"])
async def test_a_space_that_arrives_is_not_called_empty(route: str) -> None:
    house = a_house(courier=StillCourier(SyncState(Seal.RECEIVING)))
    async with on(house, route) as ui:
        await ui.until("Votre espace arrive sur cet appareil")
        assert "premier document" not in ui.text()
        assert "Aucun document" not in ui.text()
