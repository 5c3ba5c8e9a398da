"""What the worker of the « sas » does with the photograph of a page."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.errors import Refused
from app.gates.paged import Foreign
from app.gates.paper import sheet
from app.gates.pixels import Pixels
from sync.airlock.frames import Answer, Ask, Want

SCANNED = frozenset({Want.FRAME, Want.SCAN})
"""What is asked of a photograph; `Want.PRESS` is asked of pixels of ours."""
_LOOKED_AT, _TAKEN_FROM = 1000, 2600
"""Pixels across the photograph: to find the page, and to take it out."""

Draw = Callable[[int, int], Pixels]
"""Gives a page (from 0), at most so many pixels wide."""


def scanned(draw: Draw, ask: Ask) -> tuple[Answer, bytes]:
    """Say where the page lies in a photograph, or give that page alone."""
    finding = ask.want is Want.FRAME
    most = _LOOKED_AT if finding else min(_TAKEN_FROM, 2 * ask.width)
    drawn = draw(ask.rank, most)
    image = sheet.pictured(drawn.width, drawn.height, drawn.rgb)
    if finding:
        return Answer(cut=sheet.framed(image)), b""
    if not ask.cut.sound():
        raise Refused("import.damaged")
    page = sheet.cut_out(image, ask.cut, ask.width).convert("RGB")
    rgb = page.tobytes()
    return Answer(width=page.width, height=page.height, size=len(rgb)), rgb


def pressed(rgb: Foreign, ask: Ask) -> tuple[Answer, bytes]:
    """Pack the pixels of a page, *width* across, for a PDF."""
    if not isinstance(rgb, bytes) or ask.width < 1:
        raise Refused("import.damaged")
    height, rest = divmod(len(rgb), 3 * ask.width)
    if rest or not height:
        raise Refused("import.damaged")
    image = sheet.pictured(ask.width, height, rgb)
    plate = sheet.pressed(image, ask.cut.tone)
    told = replace(plate, content=b"")
    return Answer(plate=told, size=len(plate.content)), plate.content
