"""A scanner is opened, gone through, set, measured and left, in the browser."""

from collections.abc import Callable
from contextlib import closing

import pytest

from main import Starters
from tests.e2e.conftest import PHRASE, Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.fictitious.imaging import an_exam


@pytest.mark.covers("C-013")
def test_a_scanner_is_read_as_in_a_reading_room(
    a_device: Callable[[str], Device], screen_of: Callable[[Device], FletWeb], size: str
) -> None:
    device = a_device("home")
    with closing(Starters(device.home).door) as door:
        ways = {"passphrase": PHRASE}
        house = door.create("Camille", birth_date="", server="", ways=ways).house
        exam = house.documents.add(an_exam(12, side=128), name="scanner.zip").entry
    assert exam
    app = screen_of(device)
    open_space(app)
    app.go(f"/documents/{exam.id.hex()}")
    app.press("document-images")
    app.wait("Image 1 sur 12")
    app.press("imaging-after")
    app.wait("Image 2 sur 12")
    app.shot(f"imaging-{size}-file")
    app.press("imaging-preset-lung")
    app.press("imaging-measure")
    app.wait("Touchez le début")
    app.page.mouse.move(200, 500)
    app.page.mouse.wheel(0, -5_000)
    app.settled()
    box = app.tid("imaging-film").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    for part, wanted in ((0.3, "Touchez maintenant la fin."), (0.7, "Distance : ")):
        app.page.mouse.click(box["x"] + part * box["width"], middle)
        app.wait(wanted)
    app.shot(f"imaging-{size}-measured")
    assert app.faults() == []
    assert app.external == []
