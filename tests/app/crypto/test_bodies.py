"""The body of an item holds the whole entry, and knows its own files."""

import zlib
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import bodies
from app.crypto.files import PART, blob_id
from app.crypto.packing import pack
from app.domain.collection import Confidentiality
from app.domain.entry import Attachment, Entry, Link
from app.domain.errors import Refused
from app.domain.ids import AttachmentId, EntryId
from app.domain.when import When
from tests.vectors import world as w
from tests.vectors.seeds import seed
from tests.vectors.strategies import IDS, QUICK, code_of, spoiled

BODY = bodies.pack_body(w.ENTRY)
CODES = {
    "",
    "format.unknown",
    "statement.malformed",
    "body.malformed",
    "body.too_large",
    "date.malformed",
    "blob.mismatch",
}


def unpacked(raw: bytes, refs: Sequence[bytes] = w.LETTER.parts) -> Entry:
    secrecy = Confidentiality.N
    return bodies.unpack_body(
        raw, w.REF, rubric=w.ENTRY.rubric, confidentiality=secrecy, parts=refs
    )


@pytest.mark.covers("C-001")
def test_an_entry_comes_back_whole() -> None:
    assert unpacked(BODY) == w.ENTRY


@QUICK
@given(
    st.binary(max_size=500),
    st.dictionaries(st.text(max_size=9), st.text(max_size=30), max_size=4),
    st.lists(st.builds(Link, st.text(max_size=9), IDS.map(EntryId)), max_size=3),
    st.sampled_from(["", "1975", "1975-03", "2026-11-21", "2026-11-21T08:00:00Z"]),
)
def test_any_entry_comes_back_whole(
    fhir: bytes, meta: dict[str, str], links: list[Link], when: str
) -> None:
    entry = replace(
        w.ENTRY, body=fhir, meta=meta, links=tuple(links), when=When.parse(when)
    )
    assert unpacked(bodies.pack_body(entry)) == entry


def test_the_order_of_meta_does_not_show() -> None:
    turned = replace(w.ENTRY, meta=dict(sorted(w.ENTRY.meta.items(), reverse=True)))
    assert bodies.pack_body(turned) == BODY


def test_what_repeats_is_compressed() -> None:
    entry = replace(w.ENTRY, body=b"a" * bodies.FHIR_MAX)
    raw = bodies.pack_body(entry)
    assert raw[0] == 1
    assert len(raw) < 1000
    assert unpacked(raw) == entry


def test_a_small_body_inflates_to_no_great_one() -> None:
    """Four thousand kibibytes of them would else take a reader's whole memory."""
    dense = replace(w.ENTRY, meta={"title": "a" * (1 << 20)})
    assert bodies.pack_body(dense)[0] == 0
    bomb = b"\1" + zlib.compress(bodies.pack_body(dense)[1:])
    assert len(bomb) < 4096
    with pytest.raises(Refused, match=r"^body\.too_large$"):
        unpacked(bomb)


def test_a_long_fhir_body_must_be_a_file() -> None:
    with pytest.raises(Refused, match=r"^body\.too_large$"):
        bodies.pack_body(replace(w.ENTRY, body=bytes(bodies.FHIR_MAX + 1)))


def test_a_bomb_is_not_inflated() -> None:
    bomb = b"\1" + zlib.compress(bytes(200 << 20), 9)
    with pytest.raises(Refused, match=r"^body\.too_large$"):
        unpacked(bomb)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "body.malformed"),
        (b"\2" + BODY[1:], "format.unknown"),
        (b"\1" + BODY[1:], "body.malformed"),
        (b"\1" + zlib.compress(BODY[1:])[:-1], "body.malformed"),
        (b"\1" + zlib.compress(BODY[1:]) + b"\0", "body.malformed"),
        (b"\0" + pack([2, "a"]), "format.unknown"),
        (b"\0" + pack([1, "a"]), "statement.malformed"),
        (b"\0" + pack([1, "a", b"", "1975", 3, [], [], {}]), "body.malformed"),
        (b"\0" + pack([1, "a", b"", "hier", 0, [], [], {}]), "date.malformed"),
    ],
)
def test_another_form_is_refused(raw: bytes, code: str) -> None:
    assert code_of(lambda: unpacked(raw, ())) == code


@QUICK
@given(spoiled(BODY))
def test_any_bytes_give_an_entry_or_a_refusal(raw: bytes) -> None:
    assert code_of(lambda: unpacked(raw)) in CODES


def other_file(name: str, blobs: int) -> Attachment:
    parts = tuple(seed(f"{name}{n}") for n in range(blobs))
    return replace(
        w.LETTER,
        id=AttachmentId(seed(name, 16)),
        blob=blob_id(parts),
        envelope_size=(blobs - 1) * PART + 1,
        parts=parts,
    )


def test_each_file_finds_its_parts_again() -> None:
    first, second = other_file("a", 3), other_file("b", 1)
    again = replace(first, id=AttachmentId(seed("c", 16)))
    entry = replace(w.ENTRY, attachments=(first, second, again))
    refs = bodies.refs_of(entry)
    assert refs == (*first.parts, *second.parts)
    assert unpacked(bodies.pack_body(entry), refs) == entry


@pytest.mark.parametrize(
    "refs",
    [(), (seed("x"),), (*w.LETTER.parts, seed("x"))],
    ids=["missing", "another", "too many"],
)
def test_parts_of_another_file_are_refused(refs: Sequence[bytes]) -> None:
    with pytest.raises(Refused, match=r"^blob\.mismatch$"):
        unpacked(BODY, refs)


def test_the_limits_are_those_of_the_design() -> None:
    assert (bodies.FHIR_MAX, bodies.INFLATED_MAX) == (49_152, 8_388_608)
    full = replace(w.ENTRY, body=bytes(bodies.FHIR_MAX))
    assert unpacked(bodies.pack_body(full)) == full
    with pytest.raises(Refused, match=r"^body\.too_large$"):
        bodies.pack_body(replace(w.ENTRY, meta={"text": "a" * bodies.INFLATED_MAX}))
