"""What a study of 500 MB takes of memory and time: to come in, to be looked at."""

import itertools
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from app.domain.entry import Entry
from app.domain.imaging import Look
from app.flows.arrivals import read_through
from bench.memory import watched
from bench.pairs import Goal, limited, seconds
from main import Starters
from tests.fictitious.imaging import write_exam
from tests.fictitious.life import PHRASE
from views.house import House

IMAGES: Final = 950
"""Half a MiB each, stored as they are: 499 MB."""

GROWTH_MAX: Final = 150.0
WORKER_MAX: Final = 512.0


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give the memory of coming in and of being looked at, then the first image."""
    count = 40 if quick else IMAGES
    with TemporaryDirectory() as place, closing(Starters(Path(place)).door) as door:
        ways = {"passphrase": PHRASE}
        house = door.create("Camille", birth_date="", server="", ways=ways).house
        study = Path(place) / "study.zip"
        with study.open("wb") as out:
            write_exam(out, count)
        work = f"a study of {study.stat().st_size // 1_000_000} MB"
        with watched() as coming:
            entry = added(house, study)
        with watched() as seen:
            looked_at(house, entry, 50)
        yield weighed("growth_in", coming.growth, GROWTH_MAX, f"take in {work}")
        yield weighed("growth_seen", seen.growth, GROWTH_MAX, f"look at {work}")
        most = max(coming.worker, seen.worker)
        yield weighed("worker", most, WORKER_MAX, f"read and draw {work} in the sas")
        spent = [
            seconds(partial(looked_at, house, entry, 1))
            for _ in range(1 if quick else 5)
        ]
        yield limited(
            "P30",
            "large.first_image",
            spent,
            unit="s",
            limit=5.0,
            work=f"open {work}, draw its first image",
            binding=False,  # ours: quality names a series of 200 images only
        )


def added(house: House, path: Path) -> Entry:
    """Take a study in as the command line does."""
    with path.open("rb") as file:
        size = path.stat().st_size
        content = house.arrivals.take(read_through(file), size, name=path.name)
    (piece,) = house.parcels.opened(content, name=path.name).pieces
    kept = house.parcels.keep(piece).entry
    if kept is None:
        raise RuntimeError("the study was refused")
    return kept


def looked_at(house: House, entry: Entry, images: int) -> None:
    """Open a study and draw some of its images, from one end to the other."""
    slices = house.imaging.study(entry.id).series[0].slices
    for where in itertools.islice(slices, 0, None, -(-len(slices) // images)):
        house.imaging.draw(entry.id, where, width=1024, look=Look())


def weighed(name: str, mebibytes: float, limit: float, work: str) -> Goal:
    """Return one goal in MiB."""
    return limited(
        "S3", f"large.{name}", [mebibytes], unit="MiB", limit=limit, work=work
    )
