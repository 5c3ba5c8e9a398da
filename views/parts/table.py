"""« Tableau » : the words and figures behind a chart."""

from collections.abc import Sequence

import flet as ft

from views.theme import look, size


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> ft.Control:
    """Return a table of at most 100 rows; it alone may scroll sideways."""
    palette = look().palette
    grid = ft.DataTable(
        columns=[ft.DataColumn(label=ft.Text(words)) for words in headers],
        rows=[
            ft.DataRow(cells=[ft.DataCell(ft.Text(words)) for words in row])
            for row in rows
        ],
        border=ft.Border.all(1, palette.border),
        data_row_min_height=size(48),
        data_row_max_height=size(64),
        heading_row_height=size(56),
        column_spacing=24,
    )
    return ft.Row([grid], scroll=ft.ScrollMode.AUTO)
