"""Two homes on disk and a served folder: what one writes, the other is told of."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.blobs import FolderBlobs
from storage.database import open_database
from storage.journal import SqlJournal
from storage.trail import SqlTrail
from storage.vault import SqlVault
from sync.courier.joining import Joining, Server
from tests.journeys.test_files import a_letter, read
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]
HERE = Path(__file__).parents[2]
AT_ONCE = 30
"""Seconds, on a busy machine: half of those a line may say nothing."""


class Served:
    """`alveole serve` as a child process, on a port of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, "0"
        self.start()

    def start(self) -> None:
        words = ["serve", "--port", self.port, "--data", str(self.folder)]
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, str(HERE / "main.py"), *words],
            stdout=subprocess.PIPE,
            text=True,
            cwd=HERE,
            env={**os.environ, "ALVEOLE_HOME": str(self.folder / "none")},
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        self.url = next(word for word in line.split() if word.startswith("http"))
        self.port = self.url.rpartition(":")[2].strip("/")

    def stop(self, how: signal.Signals = signal.SIGKILL) -> None:
        self.process.send_signal(how)
        self.process.wait(20)
        if self.process.stdout:
            self.process.stdout.close()


class OnDisk(Device):
    """A home in a folder, in the real store, at the real time."""

    def __init__(self, served: Served, folder: Path, name: str) -> None:
        self.served, self.folder = served, folder / name
        self.database = open_database(self.folder / "store.db", bytes(48))
        super().__init__(Town(), name, lambda: datetime.now(UTC))

    def crash(self) -> None:
        """Build everything from the folder."""
        self.vault = SqlVault(self.database, self.heart)  # type: ignore[assignment]  # the same port
        self.journal = SqlJournal(self.database)  # type: ignore[assignment]  # idem
        self.trail = SqlTrail(self.database)  # type: ignore[assignment]  # idem
        self.blobs = FolderBlobs(  # type: ignore[assignment]  # idem
            self.folder / "blobs", now=self.watch, entropy=os.urandom
        )
        self.build()

    def own_wire(self) -> None:
        """Use the real network."""

    @property
    def joining(self) -> Joining:
        return Joining(
            Server(self.served.url, self.world, ledger=self.departures), self.name
        )


@pytest.fixture
async def homes(served: Served, tmp_path: Path) -> AsyncIterator[tuple[OnDisk, OnDisk]]:
    phone = OnDisk(served, tmp_path, "phone")
    tablet = OnDisk(served, tmp_path, "tablet")
    key = phone.found(served.url)
    await phone.courier.sync()
    tablet.settle(await tablet.joining.by_recovery(key))
    await tablet.courier.sync()
    yield phone, tablet
    for device in (phone, tablet):
        device.database.close()


async def seen(device: Device, title: str) -> None:
    """Wait until a device shows a title."""
    async with asyncio.timeout(AT_ONCE):
        while title not in device.titles():  # noqa: ASYNC110 - a store tells nobody
            await asyncio.sleep(0.02)


async def test_a_write_is_seen_on_the_other_device_at_once(
    homes: tuple[OnDisk, OnDisk],
) -> None:
    phone, tablet = homes
    following = [asyncio.create_task(each.courier.follow()) for each in homes]
    await asyncio.sleep(0.5)
    phone.write("Bonjour")
    await seen(tablet, "Bonjour")
    for task in following:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_a_killed_server_comes_back_with_everything(
    homes: tuple[OnDisk, OnDisk], served: Served
) -> None:
    phone, tablet = homes
    letter = a_letter(phone, 12 << 20)
    sending = asyncio.create_task(phone.courier.sync())
    await asyncio.sleep(0.05)
    served.stop()
    with suppress(Exception):
        await sending
    served.start()
    await phone.courier.sync()
    await tablet.courier.sync()
    assert read(tablet, letter) == read(phone, letter)


async def test_a_stopped_server_ends_well(served: Served) -> None:
    served.stop(signal.SIGTERM)
    assert served.process.returncode == 0
    served.start()
