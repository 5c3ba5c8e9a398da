"""P30: the first image of an exam of 300 slices, then each of the next ones."""

import itertools
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from app.domain.entry import Entry
from app.domain.imaging import Look
from app.flows.imaging import Imaging
from bench.pairs import Goal, limited, seconds
from main import Starters
from tests.fictitious.imaging import a_file, chest, said
from tests.fictitious.life import PHRASE

SLICES: Final = 300
DRAWN: Final = 8
"""Different images: a scanner's differ little, and drawing them is not the point."""


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P30: the store, the airlock and the picture, without the screen."""
    count = 30 if quick else SLICES
    with TemporaryDirectory() as folder, closing(Starters(Path(folder)).door) as door:
        ways = {"passphrase": PHRASE}
        house = door.create("Camille", birth_date="", server="", ways=ways).house
        entry = house.documents.add(exam(count), name="x.zip").entry
        if entry is None:
            raise RuntimeError("the exam was refused")
        yield first(house.imaging, entry, count, 1 if quick else 10)
        yield following(house.imaging, entry, count, 5 if quick else 50)


def exam(count: int) -> bytes:
    """Return an archive of slices of 512 by 512."""
    drawn = [chest(rank, DRAWN) for rank in range(DRAWN)]
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for rank in range(count):
            content = a_file(drawn[rank * DRAWN // count], said(rank))
            archive.writestr(f"IM{rank:05}", content)
    return out.getvalue()


def first(imaging: Imaging, entry: Entry, count: int, times: int) -> Goal:
    """From a closed exam to its first image."""
    spent = [seconds(partial(_opened, imaging, entry)) for _ in range(times)]
    return limited(
        "P30",
        "imaging.first_image",
        spent,
        unit="s",
        limit=2.0,
        work=f"open an exam of {count} slices, draw the first",
        binding=False,  # a target of quality, section 5
    )


def following(imaging: Imaging, entry: Entry, count: int, times: int) -> Goal:
    """From one image to the next, as a hand goes through them."""
    slices = itertools.cycle(imaging.study(entry.id).series[0].slices)

    def draw() -> None:
        imaging.draw(entry.id, next(slices), width=1024, look=Look())

    return limited(
        "P30",
        "imaging.next_image",
        [seconds(draw) for _ in range(times)],
        unit="s",
        limit=0.2,
        work=f"draw one more slice of {count}",
        binding=False,  # ours: quality names the first image only
    )


def _opened(imaging: Imaging, entry: Entry) -> None:
    where = imaging.study(entry.id).series[0].slices[0]
    imaging.draw(entry.id, where, width=1024, look=Look())
