"""What one is entrusted with may be refused: erased here once it is agreed."""

from typing import Any

import pytest

from app.domain.collection import Rubric
from app.domain.ids import SpaceId
from tests.screens.entrusting import entrusted_with
from tests.screens.opening import on

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]
STOP = "reading-stop-" + b"m".hex() * 16


async def test_it_is_asked_before_anything_is_erased() -> None:
    house = entrusted_with(Rubric.MEASURES)
    left: list[SpaceId] = []
    spaces: Any = house.entrusted
    spaces.leave = left.append
    async with on(house, "/proches") as ui:
        await ui.until("Ne plus lire")
        await ui.press(STOP)
        await ui.until("Ne plus lire : Espace de Mireille Roche ?")
        await ui.press("confirm-no")
        assert left == []
        await ui.press(STOP)
        await ui.press("confirm-yes")
        await ui.until("tout est effacé de cet appareil")
    assert left == [b"m" * 16]
