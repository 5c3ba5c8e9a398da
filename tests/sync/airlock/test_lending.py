"""A worker asks for pages of its file and of no other; no fault of it is lost."""

import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import numpy as np
import pytest
from msgspec.structs import replace

from app.domain.errors import AlveoleError, Broken, Refused
from app.domain.imaging import Look, Slice
from app.domain.lent import Content, Lent, lend
from bench.reading import long_pdf
from sync.airlock.cell import _needed
from sync.airlock.frames import EXPORT_MAX, PAGED_MAX, Ask, Want
from sync.airlock.lending import Lending, lent_by
from sync.airlock.parent import SealedAirlock
from tests.fictitious.imaging import a_file, a_slice, an_exam
from tests.fictitious.imaging import said as tags
from tests.fictitious.printing import pdf

pytestmark = pytest.mark.covers("C-023")
REAL = Path(__file__).parents[4] / "shared" / "data"


class Counted:
    """Lends bytes, and counts those that were asked."""

    def __init__(self, content: bytes) -> None:
        self.content, self.given = content, 0

    def lent(self) -> Lent:
        return Lent(len(self.content), self.read)

    def read(self, start: int, size: int) -> bytes:
        self.given += size
        return self.content[start : start + size]


def padded(content: bytes, size: int) -> bytes:
    """Return an archive that holds *content* and *size* bytes of nothing more."""
    out = BytesIO(content)
    with ZipFile(out, "a", ZIP_STORED) as archive:
        archive.writestr("VIDE.BIN", bytes(size))
    return out.getvalue()


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_an_exam_that_is_lent_is_read_and_drawn_as_in_memory(
    an_airlock: SealedAirlock, method: int
) -> None:
    content = an_exam(4, side=48, method=method)
    lent = lend(content)
    assert an_airlock.read(lent, name="x") == an_airlock.read(content, name="x")
    study = an_airlock.study(lent)
    assert study == an_airlock.study(content)
    where = study.series[0].slices[2]
    part = lent.within(where.start, where.size)
    assert an_airlock.shade(part, where, width=48, look=Look()) == an_airlock.shade(
        part.read(0, part.size), where, width=48, look=Look()
    )


@pytest.mark.parametrize(
    "content",
    [
        pdf(["Bonjour", "Ordonnance"], title="", date="2026-01-14"),
        a_slice(side=48),
        "œdème".encode(),
    ],
    ids=["pdf", "dicom", "text"],
)
def test_a_file_that_is_lent_is_read_as_in_memory(
    an_airlock: SealedAirlock, content: bytes
) -> None:
    found = an_airlock.read(lend(content), name="x")
    assert found == an_airlock.read(content, name="x")
    if found.pages:
        drawn = an_airlock.draw(lend(content), page=0, width=40)
        assert drawn == an_airlock.draw(content, page=0, width=40)


def test_most_of_a_large_exam_is_never_given(an_airlock: SealedAirlock) -> None:
    counted = Counted(padded(an_exam(3, side=48, method=ZIP_STORED), 8 << 20))
    assert an_airlock.study(counted.lent()).series
    assert counted.given < 1 << 20


def test_bytes_too_many_for_the_pipe_are_lent(
    an_airlock: SealedAirlock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.airlock.lending.CONTENT_MAX", 3)
    assert an_airlock.read(b"bonjour", name="x").text == "bonjour"


def raising(error: Exception) -> Callable[[int, int], bytes]:
    def read(start: int, size: int) -> bytes:
        del start, size
        raise error

    return read


@pytest.mark.parametrize("error", [Refused("blob.absent"), Broken("disk.io")])
def test_what_goes_wrong_with_the_file_is_what_is_raised(
    an_airlock: SealedAirlock, error: AlveoleError
) -> None:
    with pytest.raises(AlveoleError) as raised:
        an_airlock.read(Lent(99, raising(error)), name="x")
    assert raised.value.code == error.code
    assert an_airlock.read(b"bonsoir", name="x").text == "bonsoir"


def test_a_file_cut_meanwhile_is_said(an_airlock: SealedAirlock) -> None:
    with pytest.raises(Refused, match=r"file\.changed"):
        an_airlock.read(Lent(99, lambda _start, _size: b"a"), name="x")


def test_nothing_went_wrong_with_bytes_in_memory() -> None:
    lending = Lending(b"abc")
    lending.check()
    assert lending.content == b"abc"


@pytest.mark.parametrize(("start", "size"), [(-1, 2), (0, 0), (8, 3), (11, 1)])
def test_a_worker_is_given_nothing_outside_its_file(start: int, size: int) -> None:
    with pytest.raises(Refused, match="malformed"):
        _needed(lend(b"0123456789"), start, size)


def test_a_worker_is_given_little_at_once_and_only_of_a_file_that_is_lent() -> None:
    with pytest.raises(Refused, match="malformed"):
        _needed(Lent(1 << 30, raising(AssertionError())), 0, (1 << 20) + 1)
    with pytest.raises(Refused, match="malformed"):
        _needed(b"0123456789", 0, 1)
    assert _needed(lend(b"0123456789"), 8, 2) == b"89"


def test_a_large_file_is_waited_for_longer_but_not_for_ever() -> None:
    planted = (sys.executable, "-sEB", "-m", "tests.sync.airlock.planted")
    airlock = SealedAirlock(command=planted, seconds=0.3)
    with pytest.raises(Refused, match=r"import\.too_slow"):
        airlock.read(lend(b"loop"), name="x")
    airlock.close()


def test_an_image_packed_in_a_file_that_is_lent_is_unpacked(
    an_airlock: SealedAirlock,
) -> None:
    content = a_slice(side=48)
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packing.compress(content) + packing.flush()
    where = Slice(0, len(packed), len(content))
    drawn = an_airlock.shade(lend(packed), where, width=48, look=Look())
    assert drawn == an_airlock.shade(packed, where, width=48, look=Look())


def test_every_page_of_a_long_document_that_is_lent_is_read_and_searched(
    an_airlock: SealedAirlock,
) -> None:
    content = long_pdf(20)
    found = an_airlock.read(lend(content), name="x")
    assert found == an_airlock.read(content, name="x")
    assert "Page 20, ligne 40" in found.text
    hits = an_airlock.find(lend(content), words="ligne 40")
    assert [hit.page for hit in hits] == list(range(20))


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_many_images_in_one_large_file_of_an_archive_are_drawn(
    an_airlock: SealedAirlock, method: int
) -> None:
    deep = np.tile(
        np.arange(1 << 18, dtype=np.uint16).reshape(1, 512, 512), (140, 1, 1)
    )
    out = BytesIO()
    with ZipFile(out, "w", method, compresslevel=1) as archive:
        archive.writestr("SEUL", a_file(deep, tags(0)))
    lent = lend(out.getvalue())
    assert an_airlock.read(lent, name="x.zip").pages == 140
    where = an_airlock.study(lent).series[0].slices[100]
    part = lent.within(where.start, where.size)
    picture, _ = an_airlock.shade(part, where, width=64, look=Look())
    assert picture.width == 64


def said(airlock: SealedAirlock, content: Content, name: str) -> object:
    try:
        return airlock.read(content, name=name)
    except Refused as refused:
        return refused.code


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["hostile", "standards"])
def test_every_real_file_says_the_same_when_it_is_lent(
    an_airlock: SealedAirlock, folder: str
) -> None:
    if not REAL.exists():
        pytest.skip("the reference files are not beside this tree")
    files = sorted(path for path in (REAL / folder).rglob("*") if path.is_file())
    other = [
        path.name
        for path in files
        if (content := path.read_bytes())
        and said(an_airlock, content, path.name)
        != said(an_airlock, lend(content), path.name)
    ]
    print(f"\n{folder}: {len(files)} files lent")  # noqa: T201  the proof
    assert other == []


def test_an_export_may_be_larger_than_any_other_file() -> None:
    large = Lent(PAGED_MAX + 1, lambda _start, size: bytes(size))
    asked = Ask("", large.size, Want.HARVEST)
    assert lent_by(asked, large)[0].paged
    with pytest.raises(Refused, match=r"import\.too_large"):
        lent_by(replace(asked, want=Want.DRAW), large)
    with pytest.raises(Refused, match=r"import\.too_large"):
        lent_by(replace(asked, size=EXPORT_MAX + 1), large)
