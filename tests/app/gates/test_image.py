"""An image is weighed before it is decoded, and stands upright."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.domain.errors import Refused
from app.gates.image import PIXELS_DECODED, sized, taken_on, upright
from app.imports import jpeg, png

BOMBS = Path(__file__).parents[4] / "shared" / "data" / "hostile"
CORNERS = {
    1: "gbrr",
    2: "bgrr",
    3: "rrbg",
    4: "rrgb",
    5: "grbr",
    6: "rgrb",
    7: "rbrg",
    8: "brgr",
}
"""Where green, blue, red, red (two by two) end for each way to hold a telephone."""
COLOURS = {"g": (0, 160, 0), "b": (0, 0, 200), "r": (200, 0, 0)}


def held(orientation: int, form: str) -> bytes:
    picture, exif, file = Image.new("RGB", (2, 2)), Image.Exif(), BytesIO()
    picture.putdata([COLOURS[sign] for sign in "gbrr"])
    exif[0x0112] = orientation
    picture.resize((64, 64), Image.Resampling.NEAREST).save(
        file,
        form,
        exif=exif,
        **({"quality": 100, "subsampling": 0} if form == "JPEG" else {}),
    )
    return file.getvalue()


def corners(rgb: bytes, side: int) -> str:
    places = ((8, 8), (side - 8, 8), (8, side - 8), (side - 8, side - 8))
    seen = [rgb[(y * side + x) * 3 :][:3] for x, y in places]
    return "".join(
        min(
            COLOURS,
            key=lambda sign: sum(
                abs(a - b) for a, b in zip(COLOURS[sign], one, strict=True)
            ),
        )
        for one in seen
    )


@pytest.mark.covers("C-004")
@pytest.mark.parametrize("orientation", CORNERS)
@pytest.mark.parametrize("reader", [jpeg, png])
def test_a_picture_stands_upright_however_it_was_held(
    orientation: int, reader: object
) -> None:
    draw = jpeg.draw if reader is jpeg else png.draw
    content = held(orientation, "JPEG" if reader is jpeg else "PNG")
    drawn = draw(content, 0, 64)
    assert corners(drawn.rgb, 64) == CORNERS[orientation]


@pytest.mark.parametrize(("width", "height"), [(0, 9), (-3, -3), (PIXELS_DECODED, 2)])
def test_an_impossible_size_is_refused(width: int, height: int) -> None:
    with pytest.raises(Refused, match=r"import\.too_large"):
        sized(width, height)


def test_the_largest_size_passes() -> None:
    sized(PIXELS_DECODED, 1)


def test_damaged_exif_turns_nothing() -> None:
    content = (
        held(6, "JPEG").replace(b"MM\0*", b"MM\xff*").replace(b"II*\0", b"II\xff\0")
    )
    picture = Image.open(BytesIO(content))
    assert upright(picture) is picture
    assert taken_on(picture) is None


@pytest.mark.parametrize("name", ["generated_bombs/huge.png"])
def test_the_hostile_flood_is_refused(name: str) -> None:
    path = BOMBS / name
    if not path.exists():
        pytest.skip("the hostile files are not on this machine")
    with pytest.raises(Refused, match=r"import\.too_large"):
        png.read(path.read_bytes())


def test_without_the_gate_the_flood_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    file = BytesIO()
    Image.new("1", (8_000, 6_000)).save(file, "PNG")
    with pytest.raises(Refused, match=r"import\.too_large"):
        png.read(file.getvalue())
    monkeypatch.setattr(png, "sized", lambda *_: None)
    assert png.read(file.getvalue()).pages == 1
