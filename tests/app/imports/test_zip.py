"""A plain archive names its files, each to be taken as a document of its own."""

import pytest

from app.domain.errors import Refused
from app.imports import Confidence, reader_of
from app.imports.zip import READER, parts, read, sniff
from sync.airlock.frames import Ask, Want
from sync.airlock.opening import opened
from tests.fictitious.archives import zipped
from tests.fictitious.printing import pdf

LETTER = pdf(["Bonjour"], title="Lettre", date="2026-01-14")
FILES = {
    "Santé/lettre.pdf": LETTER,
    "Santé/note.txt": b"Bonjour",
    "Santé/film.mov": b"\0\0\0\x14ftypqt  ",
    "__MACOSX/Santé/._lettre.pdf": b"\0",
    "Santé/.DS_Store": b"\0",
    "Thumbs.db": b"\0",
}
ARCHIVE = zipped(FILES)


def test_each_file_people_put_there_is_named_with_what_it_is() -> None:
    answer, _ = opened(reader_of, ARCHIVE, Ask("dossier.zip", len(ARCHIVE)))
    assert [(one.name, one.media_type, one.size) for one in answer.parts] == [
        ("Santé/lettre.pdf", "application/pdf", len(LETTER)),
        ("Santé/note.txt", "text/plain", 7),
        ("Santé/film.mov", "", 12),
    ]
    assert (answer.media_type, answer.pages) == ("application/zip", 0)
    assert "Bonjour" not in answer.text
    assert "lettre.pdf" in answer.text


def test_a_file_is_taken_out_as_it_was_put_in() -> None:
    ask = Ask("", len(ARCHIVE), Want.PART, 0)
    assert opened(reader_of, ARCHIVE, ask)[1] == LETTER


def test_an_archive_has_no_page_of_its_own() -> None:
    with pytest.raises(Refused, match=r"import\.no_page"):
        opened(reader_of, ARCHIVE, Ask("", len(ARCHIVE), Want.DRAW, 0, 100))


def test_a_file_that_does_not_unpack_is_named_and_the_others_are_kept() -> None:
    broken = zipped({"a.txt": b"bonjour, docteur", "b.txt": b"oui"}, 0)
    broken = broken.replace(b"docteur", b"madame!")
    answer, _ = opened(reader_of, broken, Ask("x.zip", len(broken)))
    assert [(one.name, one.media_type) for one in answer.parts] == [
        ("a.txt", ""),
        ("b.txt", "text/plain"),
    ]


def test_a_harmful_archive_says_why() -> None:
    for reading in (read, parts):
        with pytest.raises(Refused, match=r"import\.unsafe"):
            reading(zipped({"../../x": b""}))


def test_an_office_document_is_no_archive() -> None:
    letter = zipped({"[Content_Types].xml": b"<Types/>"})
    assert sniff(letter, "lettre.docx") is Confidence.NO
    assert sniff(ARCHIVE, "lettre.docx") is Confidence.MAYBE
    assert READER.apart
