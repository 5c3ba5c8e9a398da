"""A file flows in and out sealed, in bounded memory, under a name made of its bytes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import files
from app.crypto.canon import canon, digest
from app.crypto.packing import pack
from app.crypto.stream import content_key, seal_chunks
from app.domain.errors import Refused
from tests.vectors import world as w
from tests.vectors.seeds import drawn, seed
from tests.vectors.strategies import QUICK, spoiled

DEK = w.LETTER.dek
EDGES = [0, 1, 247, 248, 249, 65_528, 65_529, 131_072, 300_000]


def pieces(content: bytes, step: int) -> Iterator[bytes]:
    return (content[at : at + step] for at in range(0, len(content), step))


def test_the_golden_file() -> None:
    content = bytes(1_100_000)
    attachment, envelope = w.attachment(content)
    assert len(envelope) == 1_114_418 == attachment.envelope_size
    assert digest(envelope).hex() == (
        "cdae2985b60b8b045b3e73b4f674d6bc5e3a478da752dfe1deb2c68da4727772"
    )
    assert [part.hex() for part in attachment.parts] == [
        "b1861d507ef7b57af4035b4322f9459ad7a8550ae555acc54321303114ed4efc",
        "89125870276a9d0873ba37e93fed2f85946d77cdc733d2dee1821283939707d7",
    ]
    assert attachment.blob.hex() == (
        "406b8785a92cb63663f7e7a8bec96ca8481a757c7e4ebee3ffaba933875135b4"
    )
    record = [w.FILE.attachment, DEK, attachment.blob, len(envelope), len(content)]
    texts = [attachment.sha, "application/pdf", "lettre.pdf", "original"]
    packed = pack([*record, *texts])
    assert len(packed) == 167
    assert digest(packed).hex() == (
        "753ba8892e26e3b451f323020fb54c9fe96fb9ed1a1db92f25b95920bcf75937"
    )


@pytest.mark.covers("C-001")
@pytest.mark.parametrize("size", EDGES)
def test_a_file_gives_back_what_it_holds(size: int) -> None:
    content = (seed("content", 997) * (size // 997 + 1))[:size]
    sealed = files.seal_file(w.FILE, pieces(content, 1000), size, drawn("blobdek"))
    envelope = b"".join(sealed)
    assert len(envelope) == sealed.envelope_size
    assert sealed.sha == digest(content)
    assert sealed.plain_size == size
    assert files.open_whole(sealed.dek, w.FILE, pieces(envelope, 777)) == content


def test_a_gibibyte_would_take_a_few_chunks_of_memory() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield bytes(1 << 20)

    sealed = iter(files.seal_file(w.FILE, endless(), 1 << 40, drawn("blobdek")))
    assert len(next(sealed)) == 34
    assert {len(next(sealed)) for _ in range(40)} == {65_552}


def test_a_viewer_sees_the_beginning_before_the_end_has_come() -> None:
    _, envelope = w.attachment(bytes(300_000))
    opened = files.open_file(DEK, w.FILE, pieces(envelope[:200_000], 65_552))
    assert next(opened) == bytes(65_528)
    with pytest.raises(Refused, match=r"^commit\.mismatch$"):
        list(opened)


def test_nothing_comes_out_whole_before_the_last_chunk_is_verified() -> None:
    _, envelope = w.attachment(bytes(300_000))
    with pytest.raises(Refused, match=r"^commit\.mismatch$"):
        files.open_whole(DEK, w.FILE, [envelope[:200_000]])


@pytest.mark.parametrize("size", [4, 6])
def test_a_file_that_changes_while_it_is_read_is_refused(size: int) -> None:
    sealed = files.seal_file(w.FILE, [b"12345"], size, drawn("blobdek"))
    with pytest.raises(Refused, match=r"^file\.changed$"):
        list(sealed)


@QUICK
@given(spoiled(w.LETTER_ENVELOPE))
def test_a_spoiled_envelope_is_refused(bad: bytes) -> None:
    with pytest.raises(Refused) as refused:
        files.open_whole(DEK, w.FILE, [bad])
    assert refused.value.code in {"commit.mismatch", "format.unknown"}


@pytest.mark.parametrize("field", ["space", "item", "attachment"])
def test_an_envelope_fits_no_other_file(field: str) -> None:
    place = replace(w.FILE, **{field: seed("x", 16)})
    with pytest.raises(Refused, match=r"^commit\.mismatch$"):
        files.open_whole(DEK, place, [w.LETTER_ENVELOPE])


@pytest.mark.parametrize(
    "padded",
    [
        bytes(7),
        bytes(8) + bytes(247),
        bytes(8) + bytes(247) + b"\1",
        b"\xff" * 8 + bytes(248),
        bytes(65_536) + bytes(8),
    ],
    ids=["no length", "short", "not zero", "false length", "too long"],
)
def test_a_key_holder_who_pads_falsely_is_refused(padded: bytes) -> None:
    key, commit = content_key(DEK, "blob", *w.FILE.parts)
    context = canon("blob", *w.FILE.parts)
    envelope = [b"\x02\x01" + commit, *seal_chunks(key, [padded], context)]
    with pytest.raises(Refused, match=r"^commit\.mismatch$"):
        files.open_whole(DEK, w.FILE, envelope)


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=4))
def test_a_name_is_made_of_every_part_in_order(parts: list[bytes]) -> None:
    name = files.blob_id(parts)
    assert len(name) == 32
    assert name != files.blob_id([*parts, bytes(32)])
    if parts != parts[::-1]:
        assert name != files.blob_id(parts[::-1])


def opened_range(envelope: bytes, start: int, size: int) -> bytes:
    def read(at: int, count: int) -> bytes:
        return envelope[at : at + count]

    sealed = files.Envelope(len(envelope), read)
    return files.opener(DEK, w.FILE, sealed)(start, size)


@QUICK
@given(size=st.integers(1, 300_000), at=st.floats(0, 1), part=st.floats(0, 1))
def test_a_piece_of_a_file_is_that_piece(size: int, at: float, part: float) -> None:
    content = (seed("content", 997) * (size // 997 + 1))[:size]
    start = min(int(at * size), size - 1)
    count = max(1, int(part * (size - start)))
    sealed = files.seal_file(w.FILE, pieces(content, 1000), size, lambda _count: DEK)
    found = opened_range(b"".join(sealed), start, count)
    assert found == content[start : start + count]


def test_a_piece_altered_or_moved_is_never_opened() -> None:
    content = seed("content", 1_000) * 300
    sealed = files.seal_file(w.FILE, pieces(content, 997), 300_000, lambda _count: DEK)
    envelope = b"".join(sealed)
    spoilt = bytearray(envelope)
    spoilt[34 + 70_000] ^= 1
    assert opened_range(bytes(spoilt), 10, 99) == content[10:109]
    chunk = 64 * 1024 + 16
    moved = envelope[:34] + envelope[34 + chunk :] + envelope[34 : 34 + chunk]
    for wrong, start in ((bytes(spoilt), 70_000), (moved, 0), (envelope[:99], 0)):
        with pytest.raises(Refused, match=r"commit\.mismatch"):
            opened_range(wrong, start, 99)
