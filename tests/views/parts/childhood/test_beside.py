"""The names beside a curve stand where its lines end."""

from decimal import Decimal

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.childhood.beside import names_beside

MARKS = [Decimal(0), Decimal(10)]


@pytest.mark.anyio
async def test_a_name_is_at_the_height_of_its_line() -> None:
    ends = {"3": Decimal(0), "97": Decimal(10), "50": Decimal(5)}
    column = ft.Column
    async with FletUnit(
        drawing(lambda: column(names_beside(ends, MARKS, tall=200)))
    ) as ui:
        tops = {
            one.content.value: one.top for one in ui.all(ft.Container) if one.content
        }
        assert tops == {"97": -10, "50": 90, "3": 190}


def test_no_line_has_no_name() -> None:
    assert names_beside({}, MARKS, tall=200) == []
