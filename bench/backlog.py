"""Ninety days of a sensor, from its packets to the encrypted record (P40, P41)."""

import asyncio
import gc
import itertools
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from app.devices.glucose_sensor import DRIVER, Records
from app.domain.device import DeviceIdentity, Reading, TimeSource
from app.domain.dialogue import Cursor, Notified, Session
from app.domain.ids import IdMint, SpaceId
from app.domain.recorded import Record
from app.domain.sensor_session import SensorSession
from app.domain.sig.cgm import Cgm, encode
from app.domain.space import Space
from app.domain.stamping import Clock
from app.flows.devices.measured import Measured, measured_by
from app.flows.preferences import Preferences
from app.flows.world import World
from app.ports.radio import NoRadio
from bench.pairs import Goal, limited, ratio, seconds
from bench.screen import watched
from bench.store_rig import KEY, PRAGMAS
from storage.database import open_database
from storage.vault import SqlVault
from tests.storage.samples import PulseSpy

SPACE: Final = SpaceId(b"S" * 16)
SENSOR: Final = DeviceIdentity("sys:01-02", DRIVER.name, system_id="01-02")
HALF, BATCH = 12_960, 500
"""Records of a session of 45 days, and of one transaction."""
END: Final = datetime(2026, 11, 21, 8, tzinfo=UTC)
PARIS: Final = ZoneInfo("Europe/Paris")
TABLE: Final = (
    "CREATE TABLE reading(key BLOB PRIMARY KEY, t INTEGER NOT NULL,"
    " value INTEGER NOT NULL) WITHOUT ROWID"
)
WORK: Final = (
    f"{2 * HALF} packets of two sessions: decoded, sorted, known by their keys,"
    f" journal and segments, {BATCH} a transaction with its cursor"
)


def packets() -> list[bytes]:
    """Return what a sensor sends of one session, each record with its checksum."""
    return [
        encode(Cgm(5 * n, Decimal(70 + n * 37 % 130)), crc=True) for n in range(HALF)
    ]


def decoded(raws: Sequence[bytes], ago: int) -> Iterator[Reading]:
    """Read a session that began so many days ago, as the driver does."""
    began = END - timedelta(days=ago)
    session = Session(SENSOR, frozenset(), PARIS, END)
    name = began.date().isoformat().encode()[:9]
    clock = Clock(PARIS, END, timedelta())
    sensor = SensorSession(name, "", began, TimeSource.DEVICE, clock)
    records = Records(session, sensor, crc=True)
    for raw in raws:
        for each in records.take(Notified("2aa7", raw, END)):
            if isinstance(each, Record):
                yield from each.readings


@contextmanager
def house(folder: Path) -> Iterator[Measured]:
    """Lend a new encrypted record, whose owner wears the sensor."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(open_database(folder / "store.db", KEY)) as database:
        now = partial(datetime.now, UTC)
        world = World(now, os.urandom, IdMint(now, os.urandom))
        vault = SqlVault(database, PulseSpy())
        preferences = Preferences(vault, world, Space(SPACE, ""))
        made = measured_by(preferences, PARIS, NoRadio(), example=False)
        made["devices"].bind(made["devices"].add(DRIVER, SENSOR).key)
        yield made


def taken(made: Measured, raws: Sequence[bytes]) -> int:
    """Decode and keep the backlog; return how many readings are new."""
    inbox, kept = made["devices"].inbox, 0
    for ago in (90, 45):
        readings = decoded(raws, ago)
        while some := list(itertools.islice(readings, BATCH)):
            cursor = Cursor(kept, b"\1")
            kept += inbox.take_in(some, device=SENSOR, cursor=cursor).kept
    return kept


def plain(folder: Path, raws: Sequence[bytes]) -> None:
    """Decode, and insert the same rows in a clear store of the standard library."""
    path = folder / f"plain-{os.urandom(4).hex()}.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(TABLE)
        for ago in (90, 45):
            readings = decoded(raws, ago)
            while some := list(itertools.islice(readings, BATCH)):
                connection.execute("BEGIN")
                rows = ((one.key, _second(one), int(str(one.value))) for one in some)
                connection.executemany("INSERT INTO reading VALUES (?, ?, ?)", rows)
                connection.execute("COMMIT")


def _second(reading: Reading) -> int:
    return int(reading.stamp.at.timestamp()) if reading.stamp.at else 0


async def unblocked(made: Measured, raws: Sequence[bytes]) -> float:
    """Return the longest a screen waits while the backlog comes, in ms."""
    async with watched() as lag:
        await asyncio.to_thread(taken, made, raws)
    return lag.longest * 1e3


def kept(folder: Path, raws: Sequence[bytes], few: int) -> Iterator[Goal]:
    """P40, P41: a backlog that comes, and comes again."""
    first, again, fresh = [], [], list[float]()
    for n in range(few):
        with house(folder / str(n)) as made:
            first.append(seconds(partial(taken, made, raws)))
            again.append(seconds(partial(_counted, made, raws, fresh)))
    for goal, said, spent, unit, limit in (
        ("P40", "kept", first, "s", 3),
        ("P41", "kept_again", again, "s", 2),
        ("P41", "new_again", fresh, "readings", 0),
    ):
        name = f"devices.{said}"
        yield limited(goal, name, spent, unit=unit, limit=limit, work=WORK)


def _counted(made: Measured, raws: Sequence[bytes], fresh: list[float]) -> None:
    fresh.append(taken(made, raws))


def beside(folder: Path, raws: Sequence[bytes], few: int) -> Goal:
    """P40: the same rows in a clear store, decoded too."""
    numbers = itertools.count()

    def ours() -> None:
        with house(folder / f"pair-{next(numbers)}") as made:
            taken(made, raws)

    name = f"sqlite3 {sqlite3.sqlite_version}, decoded, the rows alone"
    reference = (name, partial(plain, folder, raws))
    return ratio(
        "P40",
        "devices.kept_ratio",
        ours=ours,
        reference=reference,
        limit=6,
        work=WORK,
        count=few,
    )


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P40 and P41 for what comes of a device."""
    gc.freeze()  # as the app does, before its first page
    raws, few = packets(), 1 if quick else 5
    with tempfile.TemporaryDirectory(prefix="alveole-bench-") as name:
        folder = Path(name)
        yield from kept(folder, raws, few)
        yield beside(folder, raws, few)
        with house(folder / "screen") as made:
            lag = asyncio.run(unblocked(made, raws))
    yield limited(
        "P40",
        "devices.screen_blocked",
        [lag],
        unit="ms",
        limit=50,
        work="event loop while the backlog comes, in a thread",
    )
