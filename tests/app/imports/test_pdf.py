"""A PDF gives words, title, day and pages; nothing in it runs."""

import pytest

from app.domain.errors import Refused
from app.gates.pixels import PIXELS_DRAWN
from app.imports import HITS_MAX, Confidence
from app.imports.pdf import draw, find, read, sniff, unlock
from tests.fictitious.printing import locked_pdf, pdf

LINES = ["Compte rendu du 14 janvier", "œdème (léger), nævus, L’Hôpital"]
A_PDF = pdf(LINES, title="Œdème : suivi", date="2026-01-14")


def test_words_title_day_and_pages() -> None:
    found = read(A_PDF)
    assert [line for line in LINES if line not in found.text] == []
    assert (found.title, found.pages, found.findings) == ("Œdème : suivi", 1, ())
    assert found.when is not None
    assert found.when.text == "2026-01-14"


@pytest.mark.parametrize(
    "left", ["Microsoft Word - lettre", "Untitled", "C:\\x\\y", "scan.pdf", "document1"]
)
def test_a_title_left_by_a_program_is_none(left: str) -> None:
    assert read(pdf(LINES, title=left, date="2026-01-14")).title == ""


@pytest.mark.parametrize("date", ["2026-02-31", "0026-01-01", "hier"])
def test_an_impossible_day_is_none(date: str) -> None:
    assert read(pdf(LINES, title="x", date=date)).when is None


@pytest.mark.parametrize(
    "active", [b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>", b"/AA<</S/Launch>>"]
)
def test_active_content_is_told(active: bytes) -> None:
    content = A_PDF.replace(b"/Lang(fr)", active)
    assert read(content).findings == ("pdf.active_content",)


def test_a_page_is_drawn_at_the_width_asked() -> None:
    drawn = draw(A_PDF, 0, 400)
    assert (drawn.width, len(drawn.rgb)) == (400, drawn.width * drawn.height * 3)
    assert min(drawn.rgb) < 128 < max(drawn.rgb)


def test_a_page_out_of_proportion_is_drawn_smaller() -> None:
    strip = A_PDF.replace(b"[0 0 595 842]", b"[0 0 9 14400]")
    drawn = draw(strip, 0, 4000)
    assert drawn.width * drawn.height <= PIXELS_DRAWN * 1.01


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match=r"import\.no_page"):
        draw(A_PDF, 1, 400)


def test_a_password_is_named_as_such() -> None:
    locked = (
        b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>"
        b"/ID[<00><00>]/Root" % (b"41" * 32, b"42" * 32)
    )
    with pytest.raises(Refused, match=r"import\.password"):
        read(A_PDF.replace(b"/Root", locked))


@pytest.mark.covers("C-004")
@pytest.mark.parametrize("method", ["RC4", "AES_128", "AES_256"])
def test_a_password_opens_the_file_and_no_other_does(method: str) -> None:
    locked = locked_pdf(["Résultats du 14 janvier"], "Sésame-é", method=method)
    for reading in (read, lambda content: draw(content, 0, 100)):
        with pytest.raises(Refused, match=r"import\.password$"):
            reading(locked)
    with pytest.raises(Refused, match=r"import\.password_wrong$"):
        unlock(locked, "sesame")
    opened = unlock(locked, "Sésame-é")
    assert read(opened).text == "Résultats du 14 janvier"
    assert draw(opened, 0, 100).width == 100


@pytest.mark.parametrize(
    ("words", "count"),
    [
        *(("oedeme", 1), ("ŒDÈME  (léger)", 1), ("l'hopital", 1), ("e", 9)),
        *(("zzz", 0), (" ", 0), ("", 0), (".", 0)),
    ],
)
def test_words_are_found_as_people_type_them(words: str, count: int) -> None:
    assert len(find(A_PDF, words)) == count


def test_words_are_boxed_where_they_are_drawn() -> None:
    ((box,),) = (hit.boxes for hit in find(A_PDF, "janvier"))
    drawn = draw(A_PDF, 0, 1000)
    left, top = int(box.left * drawn.width), int(box.top * drawn.height)
    right = left + int(box.width * drawn.width)
    bottom = top + int(box.height * drawn.height)
    dark = [
        (at % drawn.width, at // drawn.width)
        for at in range(drawn.width * drawn.height)
        if drawn.rgb[at * 3] < 128
    ]
    last = max(x for x, y in dark if top <= y <= bottom)
    assert right - 3 <= last <= right + 3
    inside = [x for x, y in dark if left <= x <= right and top <= y <= bottom]
    assert len(inside) > 50


def test_words_cut_by_the_end_of_a_line_are_found_in_two_boxes() -> None:
    (hit,) = find(A_PDF, "janvier œdème")
    assert len(hit.boxes) == 2


def test_words_are_sought_page_after_page_and_counted_up_to_a_point() -> None:
    long = pdf(["mot mot mot"] * 400, title="", date="2026-01-14")
    hits = find(long, "mot")
    assert len(hits) == HITS_MAX
    assert [hit.page for hit in hits] == sorted(hit.page for hit in hits)
    assert len({hit.page for hit in hits}) > 1


@pytest.mark.parametrize("content", [b"%PDF-1.7", A_PDF[:200]])
def test_half_a_file_is_damaged(content: bytes) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        read(content)


def test_the_mark_may_follow_some_junk() -> None:
    assert sniff(b"junk\n%PDF-1.4", "x") is Confidence.SURE
    assert sniff(b" " * 1024 + b"%PDF-1.4", "x.pdf") is Confidence.NO


def test_long_text_is_cut_and_said_so() -> None:
    found = read(pdf(LINES * 4000, title="", date="2026-01-14"))
    assert found.findings == ("text.truncated",)
    assert len(found.text.encode()) <= 200_000
