"""In memory an envelope is held once, whatever it came in."""

from storage.memory.blobs import MemoryBlobs
from tests.storage.samples import Clock


def test_the_same_bytes_have_one_name() -> None:
    blobs = MemoryBlobs(now=Clock())
    assert blobs.put([b"ab", b"c"]) == blobs.put([b"abc"])
