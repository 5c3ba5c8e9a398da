"""Parts in memory end where they are asked to."""

import pytest

from app.crypto.canon import digest
from sync.server.blobstores.memory import MemoryBlobs


@pytest.mark.anyio
async def test_a_stretch_past_the_end_is_cut() -> None:
    blobs = MemoryBlobs()
    await blobs.put(bytes(16), digest(b"part"), b"part")
    assert await blobs.get(bytes(16), digest(b"part"), 2, 99) == b"rt"
