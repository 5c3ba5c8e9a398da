"""Every ledger and every blob store, by its own constant."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sync.server.blobstore import BlobStore
from sync.server.blobstores import folder
from sync.server.blobstores import memory as memory_blobs
from sync.server.ledger import Ledger
from sync.server.ledgers import memory, sqlite

LEDGERS = {engine.LEDGER.scheme: engine.LEDGER for engine in (memory, sqlite)}
BLOBS = {engine.BLOBSTORE.scheme: engine.BLOBSTORE for engine in (memory_blobs, folder)}


@pytest.fixture(params=sorted(LEDGERS))
async def ledger(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[Ledger]:
    opened = LEDGERS[request.param].open(tmp_path / "ledger.db")
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture(params=sorted(BLOBS))
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    opened: BlobStore = BLOBS[request.param].open(tmp_path / "blobs")
    return opened
