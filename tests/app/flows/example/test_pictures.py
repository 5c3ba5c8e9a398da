"""The pictures of the example are real PNG, different, and say what they are."""

from io import BytesIO

import pytest
from PIL import Image

from app.flows.example.pictures import HEIGHT, WIDTH, picture
from app.imports.png import READER


@pytest.mark.parametrize("name", ["chest", "knee", "sheet"])
def test_the_airlock_reads_what_was_drawn(name: str) -> None:
    content = picture(name)
    assert READER.read(content).pages == 1
    drawn = Image.open(BytesIO(content))
    assert drawn.size == (WIDTH, HEIGHT)
    foot = drawn.crop((0, HEIGHT - 110, WIDTH, HEIGHT - 20)).tobytes()
    assert max(foot) - min(foot) > 150, "the word EXEMPLE stands out"


def test_no_two_are_the_same() -> None:
    assert len({picture(name) for name in ("chest", "knee", "sheet")}) == 3
