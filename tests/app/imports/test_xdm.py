"""An IHE_XDM archive gives each document with what its sender says of it."""

import pytest

from app.domain.foreign import Header, Part, Subject
from app.imports import reader_of
from app.imports.xdm import MEDIA_TYPE, owns, read
from sync.airlock.frames import Answer, Ask, Want
from sync.airlock.opening import opened
from sync.airlock.verdict import reading
from tests.fictitious.archives import FOLDER, Sent, metadata, xdm, zipped
from tests.fictitious.printing import pdf

LETTER = Sent("DOC001.PDF", pdf(["Bonjour"], title="", date="2026-01-14"))
NOTE = Sent("DOC002.TXT", b"Tout va bien", "Suite", unique="1.2.250.9", made="2026")
ARCHIVE = xdm([LETTER, NOTE])
TABLE = metadata([LETTER]).encode()


def answered(content: bytes) -> Answer:
    return opened(reader_of, content, Ask("IHE_XDM.ZIP", len(content)))[0]


def parts_of(content: bytes) -> list[Part]:
    return list(reading(answered(content)).parts)


@pytest.mark.covers("C-006")
def test_each_document_comes_with_its_own_header() -> None:
    letter, note = parts_of(ARCHIVE)
    assert (letter.name, letter.media_type) == ("DOC001.PDF", "application/pdf")
    assert (letter.title, letter.when) == ("Compte rendu", "2026-01-14T09:30:00Z")
    assert (note.title, note.when) == ("Suite", "2026")
    assert letter.header == Header(
        type="11488-4",
        author="Dr Charles MULLER",
        profession="Médecin généraliste",
        facility="Cabinet médical",
        identifier="urn:oid:1.2.250.1.213.1.1.9.1",
        series="urn:uuid:serie",
        since="2026-01-14T08:00Z",
        until="2026-01-14",
        confidentiality=("N",),
        subject=Subject(
            "PATAUT",
            "MARTIN",
            "Béatrice",
            "1979-03-28",
            "F",
            "1.2.250.1.213.1.4.10|279035121518989",
        ),
    )


def test_a_document_comes_out_bit_for_bit() -> None:
    ask = Ask("", len(ARCHIVE), Want.PART, 1)
    assert opened(reader_of, ARCHIVE, ask)[1] == NOTE.content


def test_the_archive_says_what_it_is_and_is_found_by_its_titles() -> None:
    answer = answered(ARCHIVE)
    assert (answer.media_type, answer.text) == (MEDIA_TYPE, "Compte rendu\nSuite")
    assert answer.findings == ()


@pytest.mark.parametrize("case", [str.lower, str.title])
def test_capitals_and_the_index_do_not_matter(case: object) -> None:
    assert callable(case)
    files = {
        case(FOLDER + "metadata.xml"): TABLE,
        case(FOLDER + "doc001.pdf"): LETTER.content,
    }
    (letter,) = parts_of(zipped(files))
    assert letter.header is not None
    assert letter.title == "Compte rendu"


def test_a_renamed_file_is_known_by_its_fingerprint() -> None:
    renamed = xdm([Sent("AUTRE.TXT", NOTE.content, lies={"URI": "DOC009.TXT"})])
    (note,) = parts_of(renamed)
    assert (note.name, note.title) == ("AUTRE.TXT", "Compte rendu")
    assert answered(renamed).findings == ()


ODD = {
    "xdm.altered": ([Sent("A.TXT", b"oui", lies={"hash": "0" * 40})], {}, 1),
    "xdm.unlisted": ([LETTER], {FOLDER + "PLUS.TXT": b"oui"}, 2),
    "xdm.missing": ([], {FOLDER + "METADATA.XML": TABLE}, 0),
    "xdm.unreadable": (
        [Sent("A.TXT", b"oui")],
        {FOLDER + "METADATA.XML": b"<!DOCTYPE a><a/>"},
        1,
    ),
}


@pytest.mark.parametrize("finding", ODD)
def test_what_does_not_match_is_told_and_nothing_is_dropped(finding: str) -> None:
    sent, more, count = ODD[finding]
    answer = answered(xdm(sent, more=more))
    assert answer.findings == (finding,)
    assert len(answer.parts) == count


def test_two_documents_of_the_same_bytes_are_two() -> None:
    twins = [Sent("A.TXT", b"oui", "Un"), Sent("B.TXT", b"oui", "Deux", unique="2")]
    assert [(p.name, p.title) for p in parts_of(xdm(twins))] == [
        ("A.TXT", "Un"),
        ("B.TXT", "Deux"),
    ]


def test_a_newer_version_names_the_older() -> None:
    newer = Sent("B.TXT", b"non", unique="9.2", replaces="9.1")
    found = parts_of(xdm([Sent("A.TXT", b"oui", unique="9.1"), newer]))
    assert [p.header.replaces for p in found if p.header] == ["", "urn:oid:9.1"]


def test_a_plain_archive_is_none() -> None:
    assert not owns(zipped({"METADATA.XML": TABLE}))
    assert not owns(b"PK\3\4")
    assert read(ARCHIVE).media_type == MEDIA_TYPE
