"""The shelf chooses a reader by what the bytes are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.imports import TEXT_MAX, all_readers, bounded, reader_of, titled
from tests.fictitious.documents import Fictitious, documents

TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"} | {
    "tiff": "image/tiff",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "cp1252": "text/plain",
}
OTHERS = {
    "application/dicom",
    "application/dicom+zip",
    "application/fhir+json",
    "application/fhir+xml",
    "application/json",
    "application/vnd.sqlite3",
    "application/x-ihe-xdm+zip",
    "application/xml",
    "application/zip",
    "image/heic",
    "text/calendar",
    "text/csv",
    "text/xml",
}
SAMPLES = list(documents(5, 10, heavy=False))


def test_every_reader_is_on_the_shelf() -> None:
    types = {kind for reader in all_readers() for kind in reader.media_types}
    assert types == set(TYPES.values()) | OTHERS


@pytest.mark.covers("C-023")
@pytest.mark.parametrize("made", SAMPLES, ids=lambda made: made.name[-12:])
def test_a_file_is_named_by_its_content(made: Fictitious) -> None:
    reader = reader_of(made.content, "wrong.dcm")
    assert reader.read(made.content).media_type == TYPES[made.name.rsplit(".", 1)[1]]


@pytest.mark.parametrize(
    "content",
    [b"\0\0\0\x18ftypisom", b"\x1f\x8b", b"GIF89a\0", b"7z\xbc\xaf\x27\x1c"],
)
def test_what_we_do_not_read_is_said(content: bytes) -> None:
    with pytest.raises(Refused, match=r"import\.unknown_format"):
        reader_of(content, "x.pdf")


def test_nothing_is_empty() -> None:
    with pytest.raises(Refused, match=r"import\.empty"):
        reader_of(b"", "x.pdf")


@given(text=st.text())
def test_text_is_bounded_and_shown(text: str) -> None:
    kept, _ = bounded(text)
    assert len(kept.encode()) <= TEXT_MAX
    assert not set(kept) & {"\0", "\x1b", "\r"}


def test_ligatures_and_cut_words_are_mended() -> None:
    assert bounded("e\u0301 ﬁ cardio\x02\r\nlogie a\rb")[0] == "é fi cardiologie a\nb"


def test_half_a_character_is_left_out() -> None:
    assert bounded("a\ud83d")[0] == "a"


def test_a_title_is_one_short_line() -> None:
    assert titled("Compte\n rendu " + "x" * 500).startswith("Compte rendu xxx")
    assert len(titled("x" * 500)) == 200
