"""P60, P61: sealed files there and back, and what a record costs the server."""

import asyncio
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Awaitable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from app.domain.entry import Attachment
from app.domain.errors import Unreachable
from app.flows import keychain
from app.flows.documents import Documents
from bench.pairs import Goal, limited
from bench.sync import BATCHES, BODY, CLIENTS, OPS, Work, push_all
from bench.sync_rig import Rig
from main import Starters
from storage.blobs import FolderBlobs
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from sync.courier.freight import Freight, places
from tests.fictitious.life import PHRASE, Known, a_life
from tests.sync.server.actors import Person, Space

SIZE: Final = 20 << 20
MB: Final = 1e6
TICKS: Final = os.sysconf("SC_CLK_TCK")
"""Ticks a second in which the kernel counts processor time."""


class Counting(HttpPeer):
    """A peer that counts the parts it sent, and falls silent after some of them."""

    def __init__(self, url: str, starters: Starters) -> None:
        me = keychain.me(starters.door.rooms().vault)
        signer = Signer(me.device, me.keys.sign)
        super().__init__(
            url, signer, now=lambda: datetime.now(UTC), ledger=starters.departures
        )
        self.sent = 0
        self.left = 1 << 30

    async def put_part(self, space: bytes, part: bytes, data: bytes) -> None:
        """Send one part, if the line still holds."""
        if not self.left:
            raise Unreachable("peer.silent")
        self.left -= 1
        self.sent += 1
        await super().put_part(space, part, data)


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P60 and P61."""
    with tempfile.TemporaryDirectory(prefix="alveole-bench-") as name:
        folder = Path(name)
        with Rig.running(folder / "files") as rig:
            yield from asyncio.run(_files(rig, folder, 1 if quick else 10))
        with Rig.running(folder / "records") as rig:
            yield from _records(rig, folder / "records", 1 if quick else 10)


async def _files(rig: Rig, folder: Path, times: int) -> list[Goal]:
    starters = Starters(folder / "home")
    await asyncio.to_thread(a_life, starters.home, documents=0, years=0, server=rig.url)
    with closing(starters.door) as door:
        house = await asyncio.to_thread(door.unlock, "passphrase", PHRASE)
        await house.courier.sync()
        peer, space = Counting(rig.url, starters), house.space.id
        documents = replace(house.documents, airlock=Known())
        freight = Freight(space, peer, door.rooms().blobs)
        up, down = [], []
        for turn in range(times):
            file = await asyncio.to_thread(_sealed, documents)
            up.append(await _rate(freight.send(file.parts, places([file]))))
            await house.courier.sync()
            away = folder / f"away-{turn}"
            other = FolderBlobs(away, now=lambda: datetime.now(UTC), entropy=os.urandom)
            down.append(await _rate(Freight(space, peer, other).fetch(file)))
        again = await _cut(freight, peer, _sealed(documents))
        await peer.close()
    return [*_rates(up, down), again]


def _sealed(documents: Documents) -> Attachment:
    added = documents.add(os.urandom(SIZE), name="20 MB").entry
    if added is None:
        raise OSError("a file was refused")
    return added.attachments[0]


async def _rate(work: Awaitable[None]) -> float:
    started = time.perf_counter()
    await work
    return SIZE / MB / (time.perf_counter() - started)


async def _cut(freight: Freight, peer: Counting, file: Attachment) -> Goal:
    """Cut a sending in its middle; count the parts that go twice."""
    peer.sent, peer.left = 0, len(file.parts) // 2
    with suppress(Unreachable):
        await freight.send(file.parts, places([file]))
    peer.left = 1 << 30
    await freight.send(file.parts, places([file]))
    twice = peer.sent - len(file.parts)
    work = f"20 MB in {len(file.parts)} parts, cut at 50 %, then sent again"
    return limited(
        "P60",
        "freight.resent",
        [twice],
        unit="parts",
        limit=1,
        work=work,
        binding=False,
    )


def _rates(up: list[float], down: list[float]) -> Iterator[Goal]:
    work = (
        "a sealed file of 20 MB, signed requests, hashes checked, fsync on both sides"
    )
    for name, found in (("up", up), ("down", down)):
        yield limited(
            "P60",
            f"freight.{name}",
            found,
            unit="MB/s",
            limit=50,
            work=work,
            better="higher",
            binding=False,
        )


def _records(rig: Rig, folder: Path, times: int) -> Iterator[Goal]:
    """P61: processor time of the server's process, and bytes on its disk."""
    spaces = [Space(Person(f"f{n}").device(), f"f{n}") for n in range(CLIENTS)]
    lines, work = [rig.found(space) for space in spaces], Work(spaces)
    records = CLIENTS * BATCHES * OPS
    spent, kept = [], []
    for _ in range(times):
        work.prepare()
        work.rows.clear()
        ticks, size = _ticks(rig.pid), _size(folder)
        push_all(lines, work)
        spent.append((_ticks(rig.pid) - ticks) / TICKS / records * 1e6)
        kept.append((_size(folder) - size) / records / 1e3)
    what = f"{records} records of {BODY} B a round, {OPS} a push"
    for name, found, unit, limit in (
        ("cpu", [statistics.fmean(spent)], "us", 60.0),
        ("stored", [statistics.fmean(kept)], "kB", 1.4),
    ):
        yield limited(
            "P61",
            f"freight.record_{name}",
            found,
            unit=unit,
            limit=limit,
            work=what,
            binding=False,
        )


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _size(folder: Path) -> int:
    """Return the bytes of a folder once every write is in its database."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    for each in files:
        if each.suffix == ".db":
            with closing(sqlite3.connect(each)) as database:
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return sum(each.stat().st_size for each in files if each.exists())
