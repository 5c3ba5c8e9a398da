"""A card is read from its text or a file, without any space; a false one is refused."""

from pathlib import Path

import pytest

from app.crypto import emergency
from app.domain.emergency import Card, Part, Told
from tests.views.commands.desk import Desk

LINES = (
    Told(Part.ALLERGY, "Latex, Boutons"),
    Told(Part.CONTACT, "Rose, 06 39 98 00 01"),
)
CARD = Card("Camille Fictive", "1958-03-12", "2026-11-22", LINES)
TEXT = emergency.sign(bytes(32), emergency.pack(CARD))


@pytest.mark.covers("C-165")
def test_a_card_is_read_in_words(desk: Desk) -> None:
    assert desk.run("emergency-check", TEXT) == 0
    said = "\n".join(desk.out)
    assert "Camille Fictive" in said
    assert "22 novembre 2026" in said
    assert "Allergies : Latex, Boutons" in said
    assert emergency.check(TEXT).signer in said


def test_a_file_is_read_too_and_json_says_all_of_it(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "card.txt"
    path.write_text(TEXT + "\r\n")
    (said,) = desk.answers("emergency-check", str(path))
    assert said["day"] == "2026-11-22"
    assert said["lines"][0] == {"part": "allergy", "text": "Latex, Boutons"}


@pytest.mark.covers("C-165")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TEXT[:-3] + ("000" if TEXT[-3:] != "000" else "111"), "emergency.altered"),
        ("ALVU1:nothing", "emergency.unreadable"),
        ("absent", "import.no_file"),
    ],
)
def test_what_is_no_card_or_was_changed_is_refused(
    desk: Desk, text: str, code: str
) -> None:
    assert desk.run("emergency-check", text) == 1
    assert f"[{code}]" in desk.err[-1]


def test_a_file_that_is_no_text_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "card.bin"
    path.write_bytes(b"\xff\xfe\x00")
    assert desk.run("emergency-check", str(path)) == 1
    assert "[emergency.unreadable]" in desk.err[-1]
