"""One node carries role, name and identifier."""

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.tid import tid

pytestmark = pytest.mark.anyio


async def test_the_node_is_merged_and_named() -> None:
    async with FletUnit(
        drawing(lambda: tid("word", ft.Text("mot"), selected=True))
    ) as ui:
        assert ui.one(ft.MergeSemantics)
        assert ui.one(ft.Semantics, identifier="word").selected
        assert ui.tid("word").value == "mot"
