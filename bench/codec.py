"""Packets of devices, decoded one after the other (P42)."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from bench.pairs import Goal, cpu_seconds, limited
from tests.app.domain.sig.packets import SORTS, Sort

PACKETS: Final = 20_000
NAMED: Final = ("weight", "glucose", "cgm")
LIMIT: Final = 40_000
WORK: Final = "the longest packet of its sort, whole; numbers are Decimal"


def decoded(sort: Sort, raw: bytes, count: int) -> None:
    """Decode one packet so many times."""
    decode = sort.decode
    for _ in range(count):
        decode(raw)


def rates(sort: Sort, count: int, few: int) -> list[float]:
    """Return how many packets of this sort are decoded a processor second."""
    raw = sort.encode(sort.value)
    work = partial(decoded, sort, raw, count)
    return [count / cpu_seconds(work) for _ in range(few)]


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P42: three packets by name, then the slowest of all sorts."""
    count, few = (PACKETS // 10, 1) if quick else (PACKETS, 7)
    found = {sort.name: rates(sort, count, few) for sort in SORTS}
    slowest = min(found, key=lambda name: max(found[name]))
    named = {f"devices.decode_{name}": (found[name], WORK) for name in NAMED}
    every = f"the slowest of {len(SORTS)} sorts: {slowest}"
    named["devices.decode_slowest"] = found[slowest], every
    for name, (spent, work) in named.items():
        yield limited(
            "P42",
            name,
            spent,
            unit="packets/s",
            limit=LIMIT,
            work=work,
            better="higher",
        )
