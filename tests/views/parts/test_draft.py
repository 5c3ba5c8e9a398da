"""A draft: the last thing typed is kept, and what is dropped stays dropped."""

import asyncio
from collections.abc import Mapping
from typing import Any

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import a_house
from views.parts.draft import Draft

pytestmark = pytest.mark.anyio


async def a_breath(_: float) -> None:
    """Wait for a moment."""
    await asyncio.sleep(0.001)


def blank(page: ft.Page) -> None:
    page.add(ft.Text("page"))


async def test_only_the_last_text_is_written() -> None:
    drafts = a_house().drafts
    kept: list[Mapping[str, str]] = []

    class Spy:
        def keep(self, name: str, fields: Mapping[str, str]) -> None:
            kept.append(fields)
            drafts.keep(name, fields)

    async with FletUnit(blank) as ui:
        spy: Any = Spy()
        draft = Draft(ui.page, a_breath, spy, "form")
        draft.keep({"title": "Ra"})
        draft.keep({"title": "Rappel"})
        await ui.settle()
    assert kept == [{"title": "Rappel"}]
    assert drafts.get("form") == {"title": "Rappel"}


async def test_a_draft_dropped_does_not_come_back() -> None:
    drafts = a_house().drafts
    async with FletUnit(blank) as ui:
        draft = Draft(ui.page, a_breath, drafts, "form")
        draft.keep({"title": "Rappel"})
        await draft.drop()
        await ui.settle()
    assert drafts.list() == []
