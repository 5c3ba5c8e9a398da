"""What a sheet is made of: read back from the page."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no types

from tests.views.prints import reader
from views.prints.sheet import BODY, Sheet

DAY = date(2026, 11, 21)


def test_nothing_but_ranks_and_the_footer_is_under_twelve_points(fonts: Path) -> None:
    sheet = Sheet("Titre", day=DAY, fonts=fonts)
    sheet.heading("Partie")
    sheet.write("Phrase.")
    sheet.steps(["Un pas."])
    sheet.table(["Jour"], [["21/11/2026"]], widths=(100,))
    small = {size for size in reader.sizes(sheet.pdf()) if size < BODY}
    assert small <= {10}


def test_the_page_is_white_and_the_words_black(fonts: Path) -> None:
    sheet = Sheet("Titre", day=DAY, fonts=fonts)
    sheet.write("Phrase.")
    greys = reader.picture(sheet.pdf()).getcolors()
    count, ground = max(greys)
    assert ground == 255
    assert count > 900_000
    assert min(grey for _, grey in greys) < 10


def test_a_band_runs_along_every_page(fonts: Path) -> None:
    sheet = Sheet("Titre", day=DAY, band="#9C3D1E", fonts=fonts)
    sheet.turn()
    for page in (0, 1):
        bands = [box for box in reader.paths(sheet.pdf(), page) if box[3] > 200]
        assert len(bands) == 1
        assert bands[0][2] > 2


def test_a_long_table_says_its_heading_on_each_page(fonts: Path) -> None:
    sheet = Sheet("Titre", day=DAY, fonts=fonts)
    rows = [[f"ligne {rank}", "valeur"] for rank in range(60)]
    sheet.table(["Jour", "Mesure"], rows, widths=(50, 50))
    said = reader.words(sheet.pdf())
    assert len(said) > 1
    assert all("Jour" in page for page in said)
    assert all(f"ligne {rank}" in "".join(said) for rank in range(60))


def test_a_title_is_never_left_alone_at_the_foot_of_a_page(fonts: Path) -> None:
    sheet = Sheet("Titre", day=DAY, fonts=fonts)
    while sheet.top < 250:
        sheet.write("Phrase.")
    sheet.heading("Partie")
    sheet.write("Suite.")
    first, second = reader.words(sheet.pdf())
    assert "Partie" not in first
    assert "Partie" in second


def test_the_line_to_fill_has_room_above_it(fonts: Path) -> None:
    sheet = Sheet("Titre", day=DAY, fonts=fonts)
    before = sheet.top
    sheet.blank("Je la range ici :")
    assert sheet.top - before > 15
    assert "Je la range ici" in reader.words(sheet.pdf())[0]


def test_screens_do_not_wait_for_the_library_of_prints() -> None:
    asked = "import sys, views.screens as shelf; shelf.all_screens()"
    heavy = "print('fpdf' in sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", f"{asked}; {heavy}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"


def test_who_listens_to_a_sheet_is_told_titles_and_paragraphs_in_order(
    fonts: Path,
) -> None:
    sheet = Sheet("Titre", day=DAY, fonts=fonts)
    sheet.heading("Partie")
    sheet.write("Phrase.")
    sheet.steps(["Un pas."])
    sheet.table(["Jour"], [["21/11/2026"]], widths=(100,))
    (told,) = reader.told(sheet.pdf())
    assert told == ["H1", "H2", "P", "P", "P"]


def test_a_paragraph_that_goes_on_is_told_on_both_pages(fonts: Path) -> None:
    sheet = Sheet("Titre", day=DAY, fonts=fonts)
    sheet.write("Une phrase assez longue pour tenir une ligne. " * 120)
    first, second = reader.told(sheet.pdf())
    assert (first, second) == (["H1", "P"], ["P"])


def test_the_foot_of_a_page_stands_at_the_edge_whatever_breaks_it(fonts: Path) -> None:
    sheet = Sheet("Titre", day=DAY, fonts=fonts)
    with sheet.indented(40):
        for rank in range(80):
            sheet.write(f"Ligne {rank}")
    document = pypdfium2.PdfDocument(sheet.pdf())
    lefts = set()
    for rank in range(len(document)):
        page = document[rank].get_textpage()
        at = page.search("Logiciel libre").get_next()
        lefts.add(round(page.get_charbox(at[0])[0]))
    assert len(document) > 1
    assert len(lefts) == 1
