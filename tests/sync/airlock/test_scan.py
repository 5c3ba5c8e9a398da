"""Pages are found, cut out and packed inside the seal, from pixels of ours at last."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.domain.errors import Refused
from app.domain.scan import WHOLE, Cut, How, Tone
from app.gates.pixels import Pixels
from sync.airlock.frames import Ask, Want
from sync.airlock.parent import SealedAirlock
from sync.airlock.scan import pressed, scanned
from tests.conftest import Tally
from tests.fictitious.photographs import Shot, a_page, jpeg, photographed
from tests.fictitious.squares import png

SHOT = Shot(((0.2, 0.1), (0.85, 0.2), (0.75, 0.85), (0.1, 0.75)), (900, 1200))
PHOTO = jpeg(photographed(a_page(), SHOT))


@pytest.fixture(scope="module")
def a_patient_airlock() -> Iterator[SealedAirlock]:
    """Return an airlock that waits for a busy machine."""
    airlock = SealedAirlock(seconds=40)
    yield airlock
    airlock.close()


@pytest.mark.covers("C-002")
@pytest.mark.parametrize("tone", Tone)
def test_a_photograph_becomes_a_page_of_a_pdf(
    a_patient_airlock: SealedAirlock, tone: Tone
) -> None:
    cut = replace(a_patient_airlock.frame(PHOTO, page=0), tone=tone)
    assert cut.how is How.PAGE
    seen = a_patient_airlock.scan(PHOTO, page=0, cut=cut, width=300)
    assert seen.width == 300
    plate = a_patient_airlock.press(PHOTO, page=0, cut=cut)
    assert abs(plate.height / plate.width - 297 / 210) < 0.02
    assert plate.filter == ("FlateDecode" if tone is Tone.INK else "DCTDecode")


@pytest.mark.covers("C-002")
def test_nothing_of_the_photograph_is_in_the_page(
    a_patient_airlock: SealedAirlock,
) -> None:
    """A planted mark of the file, beside its pixels, is not in the PDF."""
    marked = PHOTO[:2] + b"\xff\xfe\x00\x0cplanted-42" + PHOTO[2:]
    plate = a_patient_airlock.press(marked, page=0, cut=Cut())
    assert b"planted-42" in marked
    assert b"planted-42" not in plate.content
    assert Image.open(BytesIO(plate.content)).size == (plate.width, plate.height)


HOSTILE = {
    "empty": (b"", "import.empty"),
    "cut": (PHOTO[:400], "import.damaged"),
    "flood": (b"", "import.too_large"),
    "noise": (b"\x00\x01\x02" * 40, "import.unknown_format"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("ask", ["frame", "scan", "press"])
def test_a_hostile_picture_is_refused_with_a_code(
    a_patient_airlock: SealedAirlock, name: str, ask: str
) -> None:
    content, code = HOSTILE[name]
    if name == "flood":
        content = png(Image.new("1", (60_000, 1)))
        content = content[:16] + (60_000).to_bytes(4, "big") * 2 + content[24:]
    tries: dict[str, Callable[[], object]] = {
        "frame": lambda: a_patient_airlock.frame(content, page=0),
        "scan": lambda: a_patient_airlock.scan(content, page=0, cut=Cut(), width=90),
        "press": lambda: a_patient_airlock.press(content, page=0, cut=Cut()),
    }
    with pytest.raises(Refused) as refused:
        tries[ask]()
    assert refused.value.code in (code, "import.damaged")


def test_corners_that_make_no_page_are_refused(
    a_patient_airlock: SealedAirlock,
) -> None:
    folded = Cut(WHOLE[::-1])
    with pytest.raises(Refused, match=r"import\.damaged"):
        a_patient_airlock.scan(PHOTO, page=0, cut=folded, width=90)


def test_a_page_that_is_not_there_is_not_found(
    a_patient_airlock: SealedAirlock,
) -> None:
    with pytest.raises(Refused, match=r"import\.no_page"):
        a_patient_airlock.frame(PHOTO, page=1)


def test_no_more_pixels_are_drawn_than_are_needed() -> None:
    asked: list[tuple[int, int]] = []

    def draw(page: int, width: int) -> Pixels:
        asked.append((page, width))
        return Pixels(30, 40, b"\xff" * 3600)

    scanned(draw, Ask("", 1, Want.FRAME, rank=2))
    scanned(draw, Ask("", 1, Want.SCAN, width=100))
    scanned(draw, Ask("", 1, Want.SCAN, width=1654))
    assert asked == [(2, 1000), (0, 200), (0, 2600)]


@pytest.mark.parametrize(("size", "width"), [(0, 4), (11, 2), (12, 0), (12, -1)])
def test_pixels_that_make_no_page_are_refused(size: int, width: int) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        pressed(bytes(size), Ask("", size, Want.PRESS, width=width))


@pytest.mark.slow
def test_every_hostile_picture_is_looked_at_or_refused(
    an_airlock: SealedAirlock, samples: Path, tally: Tally
) -> None:
    folders = [samples / "hostile" / name for name in ("image_bad", "generated_bombs")]
    files = [one for each in folders for one in each.rglob("*") if one.is_file()]
    for path in files:
        content, code = path.read_bytes(), ""
        try:
            cut = an_airlock.frame(content, page=0)
            an_airlock.press(content, page=0, cut=cut)
        except Refused as refused:
            code = refused.code
        assert code == "" or code.startswith("import.")
    tally("hostile files scanned", len(files))
    assert an_airlock.frame(PHOTO, page=0).how is How.PAGE
