"""Files are sealed as they flow; a false byte is never opened."""

from collections.abc import Iterable, Iterator

import pytest

from app.domain.errors import Refused
from app.domain.ids import AttachmentId, BlobId
from app.flows.sealed.files import Plain, SealedFiles, attached
from tests.app.paper_home import PaperHome

CONTENT = b"compte rendu " * 100_000


class CountingBlobs:
    """Keeps nothing; remembers the largest piece it was given."""

    def __init__(self) -> None:
        self.largest = self.total = 0

    def put(self, chunks: Iterable[bytes]) -> tuple[BlobId, tuple[bytes, ...], int]:
        """Swallow an envelope."""
        for chunk in chunks:
            self.largest = max(self.largest, len(chunk))
            self.total += len(chunk)
        return BlobId(bytes(32)), (bytes(32),), self.total


def test_a_large_file_flows_in_small_pieces() -> None:
    home, blobs = PaperHome(), CountingBlobs()
    files = SealedFiles(blobs, home.documents.entropy)  # type: ignore[arg-type]  # only put
    plain = Plain(AttachmentId(bytes(16)), bytes(60 << 20), "original", "x/y", "x")
    sealed = files.seal(home.space.id, home.measures.add("bmi", ["24"]).id, plain)
    assert sealed.plain_size == 60 << 20
    assert blobs.total > 60 << 20
    assert blobs.largest <= 2 << 20


@pytest.mark.covers("C-001")
def test_a_flipped_bit_is_never_opened() -> None:
    home = PaperHome()
    entry = home.documents.add(CONTENT, name="x.txt").entry
    assert entry is not None
    found = attached(entry, "original")
    assert found is not None
    envelope = bytearray(home.blobs._envelope(found.blob))
    envelope[len(envelope) // 2] ^= 1

    def altered(blob: BlobId) -> Iterator[bytes]:
        assert blob == found.blob
        return iter([bytes(envelope)])

    home.blobs.read = altered  # type: ignore[method-assign]  # the planted fault
    with pytest.raises(Refused, match=r"commit\.mismatch"):
        home.documents.original(entry.id)


def test_an_entry_without_file_says_so() -> None:
    home = PaperHome()
    files = SealedFiles(home.blobs, home.documents.entropy)
    measure = home.measures.add("bmi", ["24"])
    assert not files.have(measure, "original")
    with pytest.raises(Refused, match=r"document\.no_file"):
        files.open(measure, "original")


@pytest.mark.covers("C-013")
def test_a_piece_of_a_large_file_is_read_alone() -> None:
    home = PaperHome()
    entry = home.documents.add(CONTENT + b"fin", name="x.txt").entry
    assert entry is not None
    found, asked = attached(entry, "original"), list[int]()
    assert found is not None
    part = home.blobs.part

    def counted(blob: BlobId, index: int) -> bytes:
        asked.append(index)
        return part(blob, index)

    home.blobs.part = counted  # type: ignore[method-assign]  # only counts
    size = len(CONTENT) + 3
    files = home.documents.files
    assert files.piece(entry, "original", 0, start=size - 3, size=3) == b"fin"
    assert set(asked) == {0, 1}
    around = files.piece(entry, "original", 0, start=(1 << 20) - 40, size=100)
    assert around == CONTENT[(1 << 20) - 40 : (1 << 20) + 60]
    for start, count in ((size, 1), (-1, 5), (0, size + 1), (3, 0)):
        with pytest.raises(Refused, match=r"document\.no_file"):
            files.piece(entry, "original", 0, start=start, size=count)
