"""A synthetic export of Apple Health, a gigabyte read in the airlock: pace, memory."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from app.domain.device import Reading
from app.domain.harvest import Asking, Strand
from app.domain.lent import Lent
from bench.memory import watched
from bench.pairs import Goal, limited
from sync.airlock.parent import SealedAirlock
from tests.fictitious.apple import export_of

SIZE: Final = 1 << 30
QUICK: Final = 32 << 20
PACE_MIN: Final = 20_000
MEMORY_MAX: Final = 300


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give the records a second and the peak memory of one whole export."""
    size = QUICK if quick else SIZE
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.xml"
        records = _written(path, size)
        begun = perf_counter()
        with watched() as memory:
            kept = _harvested(path)
        spent = perf_counter() - begun
    work = f"{records} records, {size >> 20} MB, {kept} readings and points"
    yield limited(
        "issue 6",
        "apple_health.records_a_second",
        [records / spent],
        unit="/s",
        better="higher",
        limit=PACE_MIN,
        work=work,
    )
    yield limited(
        "issue 6",
        "apple_health.peak_memory",
        [memory.worker],
        unit="MiB",
        limit=MEMORY_MAX,
        work=f"{work}, the process of the airlock",
    )


def _written(path: Path, size: int) -> int:
    """Write an export of about *size* bytes; return how many records it holds."""
    records = 0
    with path.open("wb") as file:
        for piece, count in export_of(size):
            file.write(piece)
            records += count
    return records


def _harvested(path: Path) -> int:
    """Read the whole of it through the airlock; return how much came out."""
    airlock, kept = SealedAirlock(), 0
    with path.open("rb", buffering=0) as file:

        def read(start: int, size: int) -> bytes:
            return os.pread(file.fileno(), size, start)

        content = Lent(path.stat().st_size, read)
        asking = Asking("Europe/Paris")
        for items in airlock.harvest(content, asking, name="export.xml"):
            kept += sum(_weight(item) for item in items)
    airlock.close()
    return kept


def _weight(item: object) -> int:
    return len(item.points) if isinstance(item, Strand) else isinstance(item, Reading)
