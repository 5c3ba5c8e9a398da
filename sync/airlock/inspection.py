"""What is believed of an exam, of a page scanned, as the « sas » tells them."""

import math
from dataclasses import replace

from app.domain.errors import Refused
from app.domain.imaging import Scale, Slice, Study
from app.domain.scan import Cut, Plate
from sync.airlock.frames import PAGED_MAX, Answer
from sync.airlock.verdict import PAGES_MAX, TITLE_MAX, shown

_MODALITY_MAX = 16
_PACKED = {("DCTDecode", 8, 3), ("FlateDecode", 1, 1)}
_SIDE_MAX = 4096


def study(answer: Answer, size: int) -> Study:
    """Return the exam found in *size* bytes.

    Raises Refused("import.damaged") when it is not one: no image, a place outside
    the file, words that cannot be shown.
    """
    found = answer.study
    if found is None or found.ignored < 0:
        raise Refused("import.damaged")
    slices = [one for series in found.series for one in series.slices]
    sound = (
        0 < len(slices) <= PAGES_MAX
        and shown(found.patient, TITLE_MAX * 4)
        and all(_inside(one, size) for one in slices)
        and all(
            one.slices
            and shown(one.title, TITLE_MAX * 4)
            and shown(one.modality, _MODALITY_MAX)
            for one in found.series
        )
    )
    if not sound:
        raise Refused("import.damaged")
    return found


def scale(answer: Answer) -> Scale:
    """Return the scale of an image. Raises Refused("import.damaged")."""
    found = answer.scale
    if found is None:
        raise Refused("import.damaged")
    look = found.look
    lengths = (found.across, found.down, look.width)
    told = (*lengths, found.low, found.high, look.centre)
    if min(lengths) < 0 or found.low > found.high or not all(map(math.isfinite, told)):
        raise Refused("import.damaged")
    return found


def cut(answer: Answer) -> Cut:
    """Return where a page lies. Raises Refused("import.damaged") for no page."""
    found = answer.cut
    if found is None or not found.sound():
        raise Refused("import.damaged")
    return found


def plate(answer: Answer, content: bytes) -> Plate:
    """Return a page of a PDF. Raises Refused("import.damaged") when it is not one."""
    found = answer.plate
    if found is None or not content:
        raise Refused("import.damaged")
    known = (found.filter, found.bits, found.colours) in _PACKED
    if not known or not all(
        0 < one <= _SIDE_MAX for one in (found.width, found.height)
    ):
        raise Refused("import.damaged")
    return replace(found, content=content)


def _inside(one: Slice, size: int) -> bool:
    placed = one.start >= 0 and one.size > 0 and one.start + one.size <= size
    return placed and 0 <= one.packed <= PAGED_MAX and 0 <= one.frame < PAGES_MAX
