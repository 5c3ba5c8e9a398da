"""The wallet card: its size, its words, its square read back; nothing lost unsaid."""

from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PIL import ImageFilter

from app.crypto import emergency
from app.domain.emergency import Card, Made, Part, Told
from app.domain.errors import Refused
from app.gates.codes import codes
from tests.app.crypto.reader_of_cards import read_card
from tests.views.prints import reader
from views.prints.emergency_card import SQUARE, TALL, WIDE, emergency_card

LINES = (
    Told(Part.ALLERGY, "Pénicilline, œdème du visage, Grave"),
    Told(Part.TREATMENT, "Metformine 1000 mg, 1 cp, matin et soir"),
    Told(Part.CONTACT, "Rose Fictive, fille, 06 39 98 00 01"),
    Told(Part.BLOOD, "O positif, laboratoire"),
)
FULLEST = 133
"""Modules across the square of a full card."""
LEAST = 0.3
"""Millimetres of a module that a home printer draws and any reader sees."""


def card(*lines: Told, left: int = 0) -> Card:
    """Return a card of Camille's."""
    return Card("Camille Fictive", "1958-03-12", "2026-11-22", lines, left)


def made(whole: Card, fonts: Path, left: tuple[Told, ...] = ()) -> tuple[Made, str]:
    """Return a card printed, and the text of its square."""
    text = emergency.sign(bytes(32), emergency.pack(whole))
    return emergency_card(whole, text, left, fonts=fonts), text


def seen(pdf: bytes, *, dots: int, blur: float = 0) -> list[str]:
    """Return the codes a reader finds on the page as printed with *dots* an inch."""
    page: Any = pypdfium2.PdfDocument(pdf)[0]
    drawn = page.render(scale=dots / 72).to_pil().convert("RGB")
    drawn = drawn.filter(ImageFilter.GaussianBlur(blur))
    return [one.text for one in codes(drawn.width, drawn.height, drawn.tobytes())]


def full() -> Card:
    """Return a card that holds as much as a square may."""
    lines: list[Told] = []
    while True:
        words = emergency.written(
            bytes((len(lines) * 37 + at) % 251 for at in range(40))
        )
        tried = card(*lines, Told(Part.TREATMENT, words))
        if emergency.size(emergency.pack(tried)) > emergency.BYTES_MAX:
            return card(*lines)
        lines.append(tried.lines[-1])


@pytest.mark.covers("C-165")
def test_every_line_is_said_in_words(fonts: Path) -> None:
    printed, _ = made(card(*LINES), fonts)
    said = " ".join("".join(reader.words(printed.pdf)).split())
    for words in ("Camille Fictive", "12 mars 1958", "Faite le 22 novembre 2026"):
        assert words in said
    for line in LINES:
        assert line.text in said
    assert "À vérifier avec la personne." in said
    assert printed.squeezed == ()


@pytest.mark.covers("C-165")
def test_the_four_faces_have_the_size_of_a_bank_card(fonts: Path) -> None:
    frames = [
        box for box in reader.paths(made(card(*LINES), fonts)[0].pdf) if box[2] > 100
    ]
    wide, tall = max((box[2], box[3]) for box in frames if box[3] > 100)
    assert wide == pytest.approx(2 * WIDE, abs=0.7)
    assert tall == pytest.approx(2 * TALL, abs=0.7)


@pytest.mark.covers("C-165")
def test_the_square_is_read_from_the_page_by_us_and_by_a_second_reader(
    fonts: Path,
) -> None:
    printed, text = made(card(*LINES), fonts)
    (found,) = seen(printed.pdf, dots=300)
    assert found == text
    assert emergency.check(found).card == card(*LINES)
    assert read_card(found)[1] == "Camille Fictive"


@pytest.mark.covers("C-165")
def test_a_full_square_is_read_from_a_poor_print_too(fonts: Path) -> None:
    whole = full()
    printed, text = made(whole, fonts)
    assert emergency.size(emergency.pack(whole)) > emergency.BYTES_MAX - 60
    assert SQUARE / FULLEST >= LEAST
    for dots, blur in ((300, 0.0), (200, 0.6), (180, 0.0)):
        assert seen(printed.pdf, dots=dots, blur=blur) == [text]


@pytest.mark.covers("C-165")
@pytest.mark.parametrize("at", [0, 40, 80, -1])
def test_a_hostile_square_is_read_and_refused(fonts: Path, at: int) -> None:
    raw = bytearray(emergency.read(made(card(*LINES), fonts)[1].removeprefix("ALVU1:")))
    raw[at] ^= 4
    text = emergency.PREFIX + emergency.written(bytes(raw))
    printed = emergency_card(card(*LINES), text, fonts=fonts)
    (found,) = seen(printed.pdf, dots=300)
    assert found == text
    with pytest.raises(Refused, match=r"emergency\.altered|format\.unknown"):
        emergency.check(found)


@pytest.mark.covers("C-165")
def test_what_has_no_room_is_said_on_the_page(fonts: Path) -> None:
    many = [
        Told(Part.TREATMENT, f"Médicament {rank}, un par jour") for rank in range(30)
    ]
    left = (Told(Part.WISHES, "Directives anticipées"),)
    printed, _ = made(card(*many, left=1), fonts, left)
    said = " ".join("".join(reader.words(printed.pdf)).split())
    assert printed.squeezed
    for line in (*many, *left):
        assert line.text in said
    assert "Suite des lignes dans ce carré." in said
    assert "1 ligne n'a pas tenu." in said
    assert "Ni sur la carte ni dans le carré" in said


def test_a_crowd_of_contacts_goes_on_on_another_face(fonts: Path) -> None:
    people = [
        Told(Part.CONTACT, f"Personne {rank}, 06 39 98 00 {rank:02}")
        for rank in range(12)
    ]
    said = " ".join("".join(reader.words(made(card(*people), fonts)[0].pdf)).split())
    assert all(line.text in said for line in people)
