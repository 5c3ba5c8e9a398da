"""The codes of the first pages come out of the sealed worker, and nothing more."""

import pytest
from PIL import Image

from app.domain.errors import Refused
from app.domain.prescribed import Code, Square
from app.gates.pixels import Pixels
from sync.airlock.parent import SealedAirlock
from sync.airlock.squares import CODES_MAX, PAGES, coded
from tests.app.prescriptions import GIVEN, a_token
from tests.fictitious.certificates import text
from tests.fictitious.squares import page, pdf, png

WHITE = Pixels(40, 40, b"\xff" * 4800)


def pixels(*texts: str) -> Pixels:
    drawn = page(*texts)
    return Pixels(drawn.width, drawn.height, drawn.convert("RGB").tobytes())


def test_only_the_first_pages_are_looked_at() -> None:
    asked: list[int] = []

    def draw(rank: int, _width: int) -> Pixels:
        asked.append(rank)
        return pixels("au dos") if rank == PAGES else WHITE

    assert coded(draw).codes == ()
    assert asked == [0, 1, 2]


def test_a_page_that_cannot_be_drawn_hides_no_other() -> None:
    def draw(rank: int, _width: int) -> Pixels:
        if rank != 1:
            raise Refused("import.damaged")
        return pixels("deux")

    assert [one.text for one in coded(draw).codes] == ["deux"]


def test_a_code_seen_on_each_page_is_told_once() -> None:
    drawn = pixels("trois", "deux")
    found = coded(lambda _rank, _width: drawn).codes
    assert sorted(one.text for one in found) == ["deux", "trois"]


def test_no_more_codes_come_out_than_are_believed() -> None:
    pages = [pixels(*(f"{rank}-{one}" for one in range(5))) for rank in range(3)]
    found = coded(lambda rank, _width: pages[rank]).codes
    assert 10 <= len(found) <= CODES_MAX


@pytest.mark.parametrize("shape", Square)
def test_a_picture_gives_its_code_through_the_seal(
    an_airlock: SealedAirlock, shape: Square
) -> None:
    found = an_airlock.codes(png(page("Bonjour, 12 mars", shape=shape)))
    assert found == (Code(shape, "Bonjour, 12 mars"),)


@pytest.mark.covers("C-014")
def test_a_pdf_gives_its_prescription_through_the_seal(
    an_airlock: SealedAirlock,
) -> None:
    token = a_token()
    found = an_airlock.codes(pdf(page(), page(token, side=4)))
    assert found == (Code(Square.QR, token, GIVEN),)


def test_a_text_has_no_code(an_airlock: SealedAirlock) -> None:
    assert an_airlock.codes(b"Bonjour") == ()


def thicket() -> Image.Image:
    """Return a page of nothing but what makes a reader look closer."""
    corner = Image.frombytes("1", (8, 8), bytes([0, 126, 66, 90, 90, 66, 126, 0]))
    tile, page_ = corner.convert("L"), Image.new("L", (2000, 2800))
    for place in range(0, 2000 * 2800, 8 * 8):
        page_.paste(tile, (place // 8 % 2000, place // (8 * 2000) * 8))
    return page_


def test_a_page_that_takes_too_long_costs_its_codes_only() -> None:
    hurried = SealedAirlock(seconds=0.01)
    with pytest.raises(Refused, match=r"import\.too_slow"):
        hurried.codes(png(thicket()))
    hurried.close()
    patient = SealedAirlock(seconds=30)
    assert patient.codes(png(thicket())) == ()
    assert patient.read(b"Bonjour", name="a.txt").text == "Bonjour"
    patient.close()


def test_a_file_that_is_none_is_refused(an_airlock: SealedAirlock) -> None:
    with pytest.raises(Refused, match=r"import\."):
        an_airlock.codes(b"\0\1\2")


@pytest.mark.covers("C-045")
def test_a_certificate_is_read_from_a_picture_a_pdf_and_plain_words(
    an_airlock: SealedAirlock,
) -> None:
    said = text()
    files = (
        png(page(said, side=8)),
        pdf(page(said, side=8)),
        f"Voici\n{said}\n".encode(),
    )
    found = [an_airlock.codes(content) for content in files]
    told = [one.certificate and one.certificate.issuer for (one,) in found]
    assert told == ["CNAM", "CNAM", "CNAM"]
    assert [one.text for (one,) in found] == [said] * 3


@pytest.mark.covers("C-045")
def test_a_text_that_only_looks_like_a_certificate_is_none(
    an_airlock: SealedAirlock,
) -> None:
    assert an_airlock.codes(b"HC1:ABC\nHC1: bonjour\n") == ()
