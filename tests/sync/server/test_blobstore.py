"""A blob engine opens its store by scheme."""

from pathlib import Path

from sync.server.blobstore import BlobEngine
from sync.server.blobstores.memory import MemoryBlobs


def test_an_engine_opens_a_store() -> None:
    engine = BlobEngine("memory", lambda _: MemoryBlobs())
    assert isinstance(engine.open(Path()), MemoryBlobs)
