"""A table gives its columns, then rows that say the same as on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.foreign import Block, Shape
from app.gates.xml import parsed
from app.imports.cda.tables import row_of, table

Said = list[tuple[str, tuple[str, ...]]]


def laid(inside: str) -> Said:
    blocks = table(parsed(f"<table>{inside}</table>".encode()))
    return [(block.shape.value, block.cells) for block in blocks]


def row(*cells: str, name: str = "td") -> str:
    return f"<tr>{''.join(f'<{name}>{cell}</{name}>' for cell in cells)}</tr>"


def head(*cells: str) -> str:
    return f"<thead>{row(*cells, name='th')}</thead>"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            head("Date", "Vaccin") + row("2026", "Tétanos"),
            [("columns", ("Date", "Vaccin")), ("row", ("2026", "Tétanos"))],
        ),
        (
            row("Date", "Vaccin", name="th") + row("2026", "Tétanos"),
            [("columns", ("Date", "Vaccin")), ("row", ("2026", "Tétanos"))],
        ),
        (row("a", "b"), [("columns", ("",)), ("row", ("a", "b"))]),
        (
            head("Antécédents") + row("Oui", "2020"),
            [
                ("caption", ("Antécédents",)),
                ("columns", ("",)),
                ("row", ("Oui", "2020")),
            ],
        ),
        (
            "<caption>Bilan</caption>" + head("Rien"),
            [("caption", ("Bilan",)), ("caption", ("Rien",))],
        ),
        (
            "<thead><tr><th colspan='2'>Dose</th><th>Date</th></tr></thead>"
            + row("1", "mg", "2026"),
            [("columns", ("Dose", "Dose", "Date")), ("row", ("1", "mg", "2026"))],
        ),
        (
            "<thead><tr><th colspan='2'>Dose</th></tr><tr><th>Min</th><th>Max</th></tr>"
            "</thead>" + row("1", "2"),
            [("caption", ("Dose",)), ("columns", ("Min", "Max")), ("row", ("1", "2"))],
        ),
        (
            head("Examen", "Résultat")
            + "<tr><td rowspan='2'>Glycémie</td><td>4,9</td></tr><tr><td>0,9</td></tr>",
            [
                ("columns", ("Examen", "Résultat")),
                ("row", ("Glycémie", "4,9")),
                ("row", ("Glycémie", "0,9")),
            ],
        ),
        (
            head("a", "b", "c", "d", "e")
            + "<tr><td colspan='2'>Note</td><td colspan='3'>au repas</td></tr>",
            [("columns", ("a", "b", "c", "d", "e")), ("row", ("Note", "au repas"))],
        ),
        (
            head("a", "b", "c") + "<tr><td>1</td><td colspan='2'>2</td></tr>",
            [("columns", ("a", "b", "c")), ("row", ("1", "2", ""))],
        ),
        (
            head("Date", "Date", "") + row("", "1", "") + row("", "2", ""),
            [("columns", ("Date",)), ("row", ("1",)), ("row", ("2",))],
        ),
        (head("Rien", "Du tout"), [("columns", ("Rien", "Du tout"))]),
        ("", []),
    ],
)
def test_a_table_is_laid(written: str, said: Said) -> None:
    assert laid(written) == said


def test_a_table_inside_a_cell_stays_in_it() -> None:
    inner = "<table>" + row("x", "y") + "</table>"
    assert laid(head("a", "b") + row("1", inner))[1:] == [("row", ("1", "x y"))]


@pytest.mark.parametrize("span", ["999999999", "-1", "0", "a", "", "1e9"])
def test_an_absurd_span_costs_nothing(span: str) -> None:
    cell = f"<tr><td rowspan='{span}' colspan='{span}'>a</td><td>b</td></tr>"
    assert len(laid(head("a", "b") + cell * 3)) < 10


WORDS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit")
SPAN = st.sampled_from(["", " colspan='2'", " rowspan='2'", " rowspan='9' colspan='3'"])
CELL = st.builds(
    "<{0}{1}>{2}</{0}>".format,
    st.sampled_from(["td", "th"]),
    SPAN,
    st.sampled_from(["", *WORDS]),
)
ROW = st.lists(CELL, max_size=4).map(lambda cells: f"<tr>{''.join(cells)}</tr>")


@given(st.lists(ROW, max_size=5), st.lists(ROW, max_size=2))
def test_no_word_of_a_table_is_lost(rows: list[str], heads: list[str]) -> None:
    written = f"<table><thead>{''.join(heads)}</thead>{''.join(rows)}</table>"
    node = parsed(written.encode())
    blocks = list(table(node))
    said = " ".join(cell for block in blocks for cell in block.cells)
    written_words = {
        str(text) for cell in node.iter("td", "th") for text in cell.itertext()
    }
    assert written_words <= set(said.replace("\n", " ").split())
    for block in blocks:
        assert isinstance(block, Block)
        assert block.cells
        assert block.shape in (Shape.COLUMNS, Shape.ROW, Shape.CAPTION)


def test_one_row_is_found_under_the_names_of_its_columns() -> None:
    node = parsed(f"<table>{head('a', 'b')}{row('1', '')}{row('3')}</table>".encode())
    rows = list(node.iter("tr"))
    assert row_of(node, rows[1]) == [("a", "1"), ("b", "")]
    assert row_of(node, rows[2]) == []
    assert row_of(node, node) == []


def test_more_titles_than_a_table_has_are_rows() -> None:
    said = laid(f"<thead>{row('a', 'b', name='th') * 25}</thead>")
    assert [shape for shape, _ in said] == ["columns", *["row"] * 5]
