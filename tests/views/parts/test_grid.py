"""A table stands where each word has room; elsewhere its rows are read one by one."""

from collections.abc import Sequence

import flet as ft
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.box import stack
from views.parts.grid import tabled

pytestmark = pytest.mark.anyio

COLUMNS = ("Date", "Vaccin")
ROWS = (("1975", "BCG"), ("2009", "Tétanos"))


def a_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], room: float
) -> FletUnit:
    return FletUnit(drawing(lambda: stack(list(tabled(columns, rows, room)))))


def aloud(ui: FletUnit) -> list[str]:
    return [text.semantics_label for text in ui.all(ft.Text) if text.semantics_label]


async def test_a_wide_table_has_columns_and_each_cell_says_whose_it_is() -> None:
    async with a_table(COLUMNS, ROWS, 600) as ui:
        head, *rows = ui.all(ft.Row)
        assert [len(row.controls) for row in (head, *rows)] == [2, 2, 2]
        assert aloud(ui) == [
            *("Date : 1975", "Vaccin : BCG"),
            *("Date : 2009", "Vaccin : Tétanos"),
        ]


async def test_a_column_has_the_room_of_its_longest_word() -> None:
    rows = (("Activité professionnelle", "Cadre", "Artisan, commerçant, chef"),)
    async with a_table(("", "Mère", "Père"), rows, 460) as ui:
        first, second, third = (cell.expand for cell in ui.all(ft.Row)[0].controls)
        assert first >= 9 * len("professionnelle")
        assert second < first
        assert third > second


@pytest.mark.parametrize("room", [120, 300])
async def test_a_narrow_table_is_read_row_by_row_under_the_same_names(
    room: float,
) -> None:
    columns = ("Date", "Anticoagulants", "Commentaire du médecin")
    async with a_table(columns, (("2009", "", "Aucun"),), room) as ui:
        assert [text.value for text in ui.all(ft.Text)] == [
            *("Date", "2009"),
            *("Commentaire du médecin", "Aucun"),
        ]


async def test_many_columns_are_never_squeezed() -> None:
    async with a_table(tuple("abcdef"), (tuple("uvwxyz"),), 5_000) as ui:
        assert len(ui.all(ft.Row)) == 6
        assert [row.controls[0].content.value for row in ui.all(ft.Row)] == list(
            "abcdef"
        )


async def test_a_row_of_another_length_stands_by_itself() -> None:
    rows = (("1975", "BCG"), ("Note",), ("un", "deux", "trois"))
    async with a_table(COLUMNS, rows, 300) as ui:
        said = [text.value for text in ui.all(ft.Text)]
        assert said == ["Date", "1975", "Vaccin", "BCG", "Note", "un · deux · trois"]


async def test_without_names_two_cells_are_a_name_and_what_it_names() -> None:
    async with a_table(("",), (("Poids", "72 kg"), ("", "seul")), 700) as ui:
        (row,) = ui.all(ft.Row)
        assert [cell.content.value for cell in row.controls] == ["Poids", "72\u202fkg"]
        assert ui.text().splitlines()[-1] == "seul"


async def test_no_row_is_no_table() -> None:
    async with a_table(COLUMNS, (), 600) as ui:
        assert ui.text() == ""
