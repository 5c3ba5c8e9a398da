"""A printed document: its title, whose it is, its pages, its page of words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types

from app.domain.foreign import Block, Shape
from tests.screens.pictures import white_page
from tests.views.prints import reader
from views.prints.document import Printed, document

ASKED = Printed(
    "Camille",
    "Compte rendu de consultation",
    ("Consultations · 12 mars 2026", "Dr Fictif"),
    date(2026, 11, 21),
    text="Tout va bien.\nÀ revoir en mars.",
)
COLUMNS = ("Date", "Vaccin", "Lot")
ROWS = (("12/03/2026", "Tétanos", "4456"), ("01/01/2020", "Grippe", ""))


def rows(*columns: str) -> tuple[Block, ...]:
    """Return a table of these columns."""
    told = tuple(Block(Shape.ROW, row[: len(columns)]) for row in ROWS)
    return Block(Shape.COLUMNS, columns), *told


def test_words_are_printed_with_whose_they_are(fonts: Path) -> None:
    said = "\n".join(reader.words(document(ASKED, fonts=fonts)))
    told = (*ASKED.said, ASKED.title, "Espace de Camille", "Imprimé le 21/11/2026")
    for words in (*told, "Tout va bien.", "À revoir en mars."):
        assert words in said


def test_a_page_of_words_keeps_its_titles_its_lists_and_its_tables(fonts: Path) -> None:
    blocks = (
        Block(Shape.HEADING, ("Vaccinations",)),
        Block(Shape.CAPTION, ("Depuis la naissance",)),
        *rows(*COLUMNS),
        Block(Shape.ITEM, ("Rappel dans dix ans",), 2),
        Block(Shape.PARAGRAPH, ("Fin du document.",)),
    )
    said = "\n".join(reader.words(document(replace(ASKED, blocks=blocks), fonts=fonts)))
    cells = [cell for row in (COLUMNS, *ROWS) for cell in row if cell]
    words = ("Vaccinations", "Depuis la naissance", *cells, "- Rappel dans dix ans")
    for one in (*words, "Fin du document."):
        assert one in said
    assert "Tout va bien." not in said


def test_a_wide_table_is_said_cell_after_cell(fonts: Path) -> None:
    row = Block(Shape.ROW, tuple(f"v{rank}" for rank in range(9)))
    names = Block(Shape.COLUMNS, tuple(f"Colonne {rank}" for rank in range(9)))
    made = document(replace(ASKED, blocks=(names, row)), fonts=fonts)
    said = "".join(reader.words(made))
    assert "Colonne 8 : v8" in said


def test_rows_without_columns_are_all_there(fonts: Path) -> None:
    blocks = (Block(Shape.ROW, ("seul",)), Block(Shape.ROW, ("deux", "mots")))
    said = "".join(reader.words(document(replace(ASKED, blocks=blocks), fonts=fonts)))
    assert all(word in said for word in ("seul", "deux", "mots"))


def test_each_page_of_a_picture_is_a_page_of_paper_whole(fonts: Path) -> None:
    pages = (white_page(900, 1300).png, white_page(1600, 400).png)
    made = document(replace(ASKED, pictures=pages), fonts=fonts)
    paper = pypdfium2.PdfDocument(made)
    assert len(paper) == len(pages)
    for page, picture in zip(paper, pages, strict=True):
        (drawn,) = (one for one in page.get_objects() if one.type == 3)
        left, bottom, right, top = drawn.get_bounds()
        assert 0 < left < right < page.get_width()
        assert 0 < bottom < top < page.get_height()
        wide, tall = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
        assert abs((right - left) / (top - bottom) - wide / tall) < 0.01


def test_equal_documents_give_equal_bytes(fonts: Path) -> None:
    asked = replace(ASKED, pictures=(white_page(30, 40).png,))
    assert document(asked, fonts=fonts) == document(asked, fonts=fonts)
