"""A screen that cannot be drawn says so; the page goes on living."""

import flet as ft
import pytest

from app.domain.errors import Refused
from tests.screens.fletunit import FletUnit, drawing, plain
from views.errors import sentence_for
from views.parts.drawn import drawn

pytestmark = pytest.mark.anyio


def failing(error: Exception) -> ft.Control:
    """Return a screen whose drawing fails so."""

    @drawn
    def broken() -> ft.Control:
        raise error

    control: ft.Control = broken()
    return control


async def test_a_refusal_becomes_its_sentence() -> None:
    async with FletUnit(drawing(lambda: failing(Refused("entry.absent")))) as ui:
        assert plain(sentence_for("entry.absent")) in ui.text()


async def test_a_bug_becomes_a_sentence_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with FletUnit(drawing(lambda: failing(KeyError("amoxicilline")))) as ui:
        assert plain(sentence_for("internal")) in ui.text()
        assert "amoxicilline" not in ui.text() + caplog.text
