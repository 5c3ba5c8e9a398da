"""The engine finds planted words, or says why not; it never outlives its time."""

import stat
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from app.domain.errors import Refused
from app.domain.foreign import Picture
from sync.airlock.recognition.engine import PROGRAM, Tesseract
from tests.fictitious.photographs import a_page
from tests.fictitious.squares import png

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sealed on Linux only")

REAL = Tesseract()
HERE = pytest.mark.skipif(
    not REAL.ready(),
    reason="no tesseract with French: apt-get install tesseract-ocr-fra",
)
WORDS = ("Amoxicilline matin et soir", "Radio du genou droit", "Merci de revenir")


def drawn(image: Image.Image) -> Picture:
    return Picture(png(image), image.width, image.height)


def told(path: Path, script: str) -> Tesseract:
    """Return an engine that is a script of ours, run without any seal."""
    path.write_text(f"#!{sys.executable} -sEB\n{script}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Tesseract(path, seconds=1, launcher=())


SPEAKS = """
import sys, time
if sys.argv[1] == "--list-langs":
    print("List of languages:\\nfra\\nosd")
    sys.exit(0)
"""


@HERE
@pytest.mark.covers("C-172")
def test_planted_words_are_found() -> None:
    found = REAL.words(drawn(a_page(WORDS)))
    assert all(words in found for words in WORDS)


@HERE
@pytest.mark.covers("C-172")
def test_accents_are_found_where_a_font_has_them() -> None:
    font = Path("assets/fonts/Alveole-400.ttf")
    if not font.is_file():
        pytest.skip("no font with accents here")
    page = Image.new("RGB", (1240, 400), "white")
    letter = ImageFont.truetype(str(font), 44)
    ImageDraw.Draw(page).text((80, 120), "Tension élevée, à contrôler", "black", letter)
    assert "Tension élevée, à contrôler" in REAL.words(drawn(page))


@HERE
def test_a_white_page_has_no_word() -> None:
    assert REAL.words(drawn(Image.new("RGB", (800, 1100), "white"))).strip() == ""


@HERE
def test_what_is_no_picture_is_a_failure() -> None:
    with pytest.raises(Refused, match=r"recognition\.failed"):
        REAL.words(Picture(b"no picture", 1, 1))


def test_an_absent_engine_is_not_offered(tmp_path: Path) -> None:
    absent = Tesseract(tmp_path / "nothing")
    assert not absent.ready()
    with pytest.raises(Refused, match=r"recognition\.absent"):
        absent.words(Picture(b"", 1, 1))
    assert PROGRAM.is_absolute()


def test_an_engine_without_french_is_not_offered(tmp_path: Path) -> None:
    assert not told(tmp_path / "engine", "print('eng')").ready()


def test_an_engine_that_cannot_be_run_is_not_offered(tmp_path: Path) -> None:
    blank = tmp_path / "engine"
    blank.write_bytes(b"")
    assert not Tesseract(blank, launcher=()).ready()


def test_it_says_what_it_was_given_by_a_pipe(tmp_path: Path) -> None:
    script = SPEAKS + "print(sys.stdin.buffer.read().decode().upper())"
    engine = told(tmp_path / "engine", script)
    assert engine.words(Picture(b"words", 1, 1)).strip() == "WORDS"


def test_it_is_ended_when_it_lasts(tmp_path: Path) -> None:
    engine = told(tmp_path / "engine", SPEAKS + "time.sleep(60)")
    with pytest.raises(Refused, match=r"recognition\.too_slow"):
        engine.words(Picture(b"", 1, 1))


def test_no_more_than_a_long_text_is_heard(tmp_path: Path) -> None:
    engine = told(tmp_path / "engine", SPEAKS + "print('é' * 300_000)")
    assert len(engine.words(Picture(b"", 1, 1)).encode()) <= 200_000
