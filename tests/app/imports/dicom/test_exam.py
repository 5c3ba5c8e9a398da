"""The images of an archive come in the order of the body, wherever they lie in it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.imaging import Look
from app.imports.dicom.exam import holds_images, place, series_of, study
from app.imports.dicom.header import word
from app.imports.dicom.pixels import picture
from sync.airlock.exam import unpacked
from tests.fictitious.imaging import a_file, said

pytestmark = pytest.mark.covers("C-013")


def image(rank: int, *, series: int = 1, **instead: object) -> bytes:
    """Return a small image whose grey is its rank."""
    tags = said(rank, series=series) | {"WindowCenter": 128, "WindowWidth": 256}
    return a_file(np.full((4, 4), rank, np.uint8), tags | instead)


def archive(files: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", method) as written:
        for name, content in files.items():
            written.writestr(name, content)
    return out.getvalue()


def order(content: bytes) -> list[list[int]]:
    """Return the instance numbers of each series, in the order found."""
    groups, _ = series_of(content)
    return [
        [int(word(one.said, "InstanceNumber")) for one in group] for group in groups
    ]


@settings(max_examples=25)
@given(ranks=st.permutations(range(9)))
def test_slices_come_along_the_body_whatever_their_names(ranks: list[int]) -> None:
    files = {f"IM{at}": image(rank) for at, rank in enumerate(ranks)}
    assert order(archive(files)) == [list(range(1, 10))]


def test_without_a_place_slices_come_as_they_were_numbered() -> None:
    files = {
        f"IM{9 - rank}": image(rank, ImagePositionPatient=None) for rank in range(4)
    }
    assert order(archive(files)) == [[1, 2, 3, 4]]


def test_series_come_by_their_number() -> None:
    files = {"a": image(0, series=2), "b": image(0, series=1), "c": image(1, series=2)}
    exam = study(archive(files))
    assert [one.title for one in exam.series] == ["Thorax fin", "Thorax épais"]
    assert [len(one.slices) for one in exam.series] == [1, 2]


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_the_bytes_of_a_place_are_the_image(method: int) -> None:
    content = archive({"a": image(3), "note": b"x", "b": image(7)}, method)
    for where in study(content).series[0].slices:
        piece = content[where.start : where.start + where.size]
        file = unpacked(piece, where.packed)
        assert file in {image(3), image(7)}


def test_a_page_is_counted_across_series() -> None:
    files = {"a": image(1, series=1), "b": image(5, series=2)}
    file, frame = place(archive(files), 1)
    assert picture(file, frame, 4, Look())[0].rgb[0] == 5
    with pytest.raises(Refused, match=r"import\.no_page"):
        place(archive(files), 2)


def test_what_is_not_an_image_is_counted_and_left() -> None:
    damaged = image(1)[:200]
    exam = study(archive({"a": image(1), "viewer.exe": b"MZ", "b": damaged}))
    assert (len(exam.series[0].slices), exam.ignored) == (1, 2)


def test_a_long_start_is_read_whole() -> None:
    long = image(3, EncapsulatedDocument=bytes(70_000))
    assert order(archive({"a": image(2), "b": long})) == [[3, 4]]


def test_an_archive_that_is_none_holds_no_image() -> None:
    assert not holds_images(b"PK\3\4 cut")
    with pytest.raises(Refused, match=r"import\.no_image"):
        study(archive({"note": b"x"}))
