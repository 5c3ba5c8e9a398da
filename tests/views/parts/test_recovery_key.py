"""The recovery key is shown in nine numbered groups of four."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import KEY
from views.parts.recovery_key import written_key

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    "key", [KEY, "-".join(KEY[at : at + 4] for at in range(0, 36, 4))]
)
async def test_each_group_is_numbered(key: str) -> None:
    async with FletUnit(drawing(lambda: written_key(key))) as ui:
        groups = ui.text().split("\n")
        assert groups[0] == "1. 0123"
        assert groups[-1] == "9. 0123"
        assert len(groups) == 9
        assert ui.all(ft.Text)[0].semantics_label == "1 : 0 1 2 3"
