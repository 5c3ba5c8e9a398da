"""The archive names all its members, each with its size and its hash."""

import io
import json
import zipfile

import pytest

from app.domain.errors import Refused
from app.flows.backpack import members
from app.flows.backpack.members import MANIFEST, RECORDS, Packing, Unpacking


def packed(**told: object) -> bytes:
    sink = io.BytesIO()
    packing = Packing(sink)
    for name in sorted(RECORDS):
        packing.add(name, [name.encode(), b"\n", b"more"])
    packing.close(told)
    return sink.getvalue()


def again(raw: bytes, change: dict[str, bytes | None]) -> Unpacking:
    """Write the archive again with members changed, added or removed."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(sink, "w") as new:
        content = {name: old.read(name) for name in old.namelist()} | change
        for name, kept in content.items():
            if kept is not None:
                new.writestr(name, kept)
    return Unpacking(sink)


def manifest(raw: bytes, **change: object) -> dict[str, bytes | None]:
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        told = json.loads(old.read(MANIFEST))
    return {MANIFEST: json.dumps(told | change).encode()}


def test_members_come_back() -> None:
    unpacking = Unpacking(io.BytesIO(packed(space="00")))
    unpacking.verify()
    assert unpacking.manifest["space"] == "00"
    assert list(unpacking.lines(members.KEYS)) == [b"keys.msgpack\n", b"more"]
    assert b"".join(unpacking.pieces(members.LOG)) == b"log.ndjson\nmore"
    assert unpacking.size(members.LOG) == len(unpacking.whole(members.LOG))


def test_any_zip_reader_opens_it() -> None:
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        assert archive.testzip() is None
        assert archive.read(members.README).startswith(b"LISEZMOI")


@pytest.mark.parametrize(
    "change",
    [
        {members.KEYS: b"keys.msgpack\nmorf"},
        {members.KEYS: b"short"},
        {members.KEYS: None},
        {"one/more": b""},
    ],
    ids=["altered", "cut", "missing", "added"],
)
def test_another_member_is_refused(change: dict[str, bytes | None]) -> None:
    with pytest.raises(Refused, match=r"backup\.malformed"):
        again(packed(), change).verify()


def test_an_archive_without_its_records_is_refused() -> None:
    sink = io.BytesIO()
    Packing(sink).close({})
    with pytest.raises(Refused, match=r"backup\.malformed"):
        Unpacking(sink).verify()


def test_a_newer_archive_asks_for_an_update() -> None:
    raw = packed()
    with pytest.raises(Refused, match=r"format\.unknown"):
        again(raw, manifest(raw, format=2))


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"x" * 100])
def test_what_is_no_archive_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused, match=r"backup\.malformed"):
        Unpacking(io.BytesIO(raw))


def test_a_huge_record_is_not_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacking = Unpacking(io.BytesIO(packed()))
    monkeypatch.setattr(members, "SMALL_MAX", 3)
    with pytest.raises(Refused, match=r"backup\.malformed"):
        unpacking.whole(members.KEYS)
