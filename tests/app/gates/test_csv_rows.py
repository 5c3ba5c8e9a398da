"""Tables are read whatever their separator, and refused when no table is so."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Special
from app.domain.errors import Refused
from app.domain.lent import lend
from app.gates.csv_rows import (
    CELL_MAX,
    LINE_MAX,
    columns,
    number,
    rows,
    separator_of,
    stated,
)
from app.gates.paged import Paged

TABLE = 'Heure,Valeur,Note\n08:00,"6,3","un, deux"\n\n09:00,7,\n'


def cells(content: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in rows(content)]


def test_cells_are_told_apart_and_empty_lines_left_out() -> None:
    found = list(rows(TABLE.encode()))
    assert [row.cells for row in found][1:] == [
        ("08:00", "6,3", "un, deux"),
        ("09:00", "7", ""),
    ]
    assert [row.line for row in found] == [1, 2, 4]
    assert found[1].raw == b'08:00,"6,3","un, deux"'


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_separator_is_seen(sign: str) -> None:
    assert cells(sign.join(("a", "b", "c")).encode()) == [("a", "b", "c")]


def test_a_title_without_separator_hides_none() -> None:
    assert separator_of([b"Mes mesures", b"a;b;c", b"1,5;2;3"]) == ";"


def test_a_mark_an_accent_and_an_older_coding_are_read() -> None:
    assert cells("\ufeffé;è".encode()) == [("é", "è")]
    assert cells("é;è".encode("cp1252")) == [("é", "è")]


def test_a_note_of_several_lines_is_one_cell_and_one_line() -> None:
    found = list(rows(b'a,b\n1,"x\ny"\n2,z\n'))
    assert [row.cells for row in found] == [("a", "b"), ("1", "x y"), ("2", "z")]
    assert [row.line for row in found] == [1, 2, 4]
    assert found[1].raw == b'1,"x\ny"'


def test_no_control_character_is_left_in_a_cell() -> None:
    assert cells(b"a\x1b[2J,b\x00c") == [("a [2J", "b c")]


def test_a_long_cell_is_cut() -> None:
    assert cells(b"a,b" + b"x" * 500) == [("a", "b" + "x" * (CELL_MAX - 1))]


@pytest.mark.parametrize(
    "content",
    [b"a," * LINE_MAX, b'a,b\n1,"' + b"x\n" * LINE_MAX, b"a,b\rc,d"],
    ids=["one line", "a quote never closed", "line ends of nobody"],
)
def test_what_no_table_has_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        list(rows(content))


def test_a_large_table_is_read_by_pages() -> None:
    content = b"a,b\n" + b"1,2\n" * 50_000
    assert sum(1 for _ in rows(Paged(lend(content)))) == 50_001


def test_columns_are_named_without_accent_nor_capital_and_the_first_wins() -> None:
    (header,) = rows("Numéro  de Série,Heure,heure".encode())
    assert columns(header) == {"numero de serie": 0, "heure": 1}
    assert (header.cell(1), header.cell(9), header.cell(None)) == ("Heure", "", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,3", "6.3"),
        (" 104 ", "104"),
        ("-1.50", "-1.50"),
        *((wrong, None) for wrong in ("", "1e9", "NaN", "1,2,3", "12 mg", "٣", "1_0")),
    ],
)
def test_a_number_has_a_dot_or_a_comma(text: str, value: str | None) -> None:
    found = number(text)
    assert (format(found, "f") if found is not None else None) == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *((low, Special.NEG_INF) for low in ("Low", "LO", "Bas")),
        *((high, Special.POS_INF) for high in ("HIGH", "Hi", "Élevé")),
        ("0", Decimal(0)),
        ("peut-être", None),
    ],
)
def test_beyond_what_a_meter_reads_is_no_number(
    text: str, said: Decimal | Special | None
) -> None:
    assert stated(text) == said


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    with suppress(Refused):
        assert all(row.cells for row in rows(content))
