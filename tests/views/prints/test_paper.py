"""Paper: our footer, our type embedded, a language, no clock."""

from datetime import date
from pathlib import Path

from tests.views.prints import reader
from views.prints.paper import FONTS, Paper
from views.prints.sheet import Sheet

DAY = date(2026, 11, 21)


def test_every_page_says_what_alveole_is_not_and_its_number(fonts: Path) -> None:
    sheet = Sheet("Feuille", day=DAY, fonts=fonts)
    sheet.turn()
    for rank, said in enumerate(reader.words(sheet.pdf()), 1):
        assert "Ce n'est pas le site monespacesante.fr" in said
        assert f"Page {rank} sur 2" in said


def test_the_language_and_the_title_are_told_to_readers(fonts: Path) -> None:
    pdf = Sheet("Feuille de secours", day=DAY, fonts=fonts).pdf()
    assert b"/Lang (fr)" in pdf
    assert b"Feuille de secours" in pdf


def test_the_only_date_inside_is_the_one_given(fonts: Path) -> None:
    pdf = Sheet("Feuille", day=DAY, fonts=fonts).pdf()
    assert b"D:20261121000000" in pdf
    assert pdf.count(b"D:20") == 1


def test_our_type_is_embedded_when_it_is_there(fonts: Path) -> None:
    pdf = Sheet("Feuille", day=DAY, fonts=fonts).pdf()
    assert (b"/FontFile2" in pdf) is (fonts == FONTS)


def test_a_sign_no_font_has_becomes_another(tmp_path: Path) -> None:
    paper = Paper("Feuille", day=DAY, band="#000000", fonts=tmp_path)
    assert paper.normalize_text("Ź") == "Z"
    assert paper.normalize_text("李") == "?"
    assert paper.normalize_text("8\u202fh") == "8\u00a0h"
