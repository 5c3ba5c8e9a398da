"""A clinical document is recognised, read whole, and gives what it encloses."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.foreign import Extract, Header, Matter
from app.domain.when import When
from app.imports import Confidence, reader_of
from app.imports.cda import lay, owns, parts, read, sniff
from sync.airlock.parent import SealedAirlock
from tests.conftest import Tally
from tests.fictitious.clinical import (
    clinical,
    enclosing,
    section,
    structured,
    vaccine,
)
from tests.fictitious.clinical import samples as honest

V3 = "{urn:hl7-org:v3}"
WRAPPER = (
    b'<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform">%s%s</x:stylesheet>'
)


def bare(content: bytes) -> bytes:
    """Return the root without what stands before it."""
    return content[content.index(b"<ClinicalDocument") :]


@pytest.mark.covers("C-002")
def test_a_document_is_read_with_its_words_its_header_and_what_it_says() -> None:
    body = structured(section("Vaccins", "BCG", vaccine("BCG", "1975"), code="11369-6"))
    found = read(clinical(body))
    assert (found.media_type, found.pages, found.findings) == ("text/xml", 0, ())
    assert (found.title, found.text) == ("Compte rendu de consultation", "Vaccins\nBCG")
    assert found.when == When.parse("2026-01-14T10:30:00+01:00")
    assert found.header is not None
    assert found.header.author == "Dr Hélène Arnaud"
    assert [one.label for one in found.found] == ["BCG"]


def test_the_body_of_level_1_is_the_file_inside() -> None:
    content = clinical(enclosing(b"%PDF-1.7 \xff\0"))
    assert [(one.name, one.content) for one in parts(content)] == [
        ("Compte rendu de consultation", b"%PDF-1.7 \xff\0")
    ]
    assert lay(content) == ()
    assert read(content).text == ""


def test_a_copy_enclosed_is_named_by_its_section() -> None:
    value = '<value mediaType="image/png" representation="B64">iVBO Rw==</value>'
    entry = f"<entry><observationMedia>{value}</observationMedia></entry>"
    content = clinical(structured(section("Code 2D", "Voir", entry)))
    assert [(one.name, one.content) for one in parts(content)] == [
        ("Code 2D", b"\x89PNG")
    ]


def test_a_damaged_enclosure_is_told_and_the_rest_is_read() -> None:
    content = clinical(enclosing(b"abc").replace("YWJj", "YW*j"))
    assert parts(content) == ()
    assert read(content).findings == ("cda.part_damaged",)


@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_document_is_recognised_in_every_alphabet(alphabet: str) -> None:
    content = bare(clinical()).decode().encode(alphabet)
    assert sniff(content[:4096], "x") is Confidence.SURE
    assert owns(content)
    assert reader_of(content, "x.txt").read(content).title.startswith("Compte rendu")


def test_long_comments_before_the_root_change_nothing() -> None:
    late = clinical().replace(b"<Clin", b"<!--%s--><Clin" % (b" " * 9_000), 1)
    assert sniff(late[:4096], "") is Confidence.MAYBE
    assert reader_of(late, "x.xml").media_types == ("text/xml",)


@pytest.mark.parametrize(
    "content",
    [b"<html><body>bonjour</body></html>", b"<a/>", b"<?xml version='1.0'?><Bundle/>"],
)
def test_other_languages_are_left_to_others(content: bytes) -> None:
    assert not owns(content)
    with pytest.raises(Refused, match=r"import\.unknown_format"):
        reader_of(content, "x.cda")


def test_another_standard_is_not_ours() -> None:
    assert sniff(b'<Bundle xmlns="http://hl7.org/fhir"/>', "") is Confidence.NO
    assert sniff(b"%PDF-1.7", "x.xml") is Confidence.NO


def test_a_document_that_presents_itself_is_found_in_its_wrapper() -> None:
    one = bare(clinical())
    assert read(WRAPPER % (one, b"")).title == "Compte rendu de consultation"
    for content in (WRAPPER % (one, one), b"<ClinicalDocument/>"):
        with pytest.raises(Refused, match=r"import\.unknown_format"):
            read(content)


@settings(max_examples=300)
@given(st.data())
def test_a_broken_document_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(honest())))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(
            st.binary(max_size=9)
        )
    for act in (read, lay, parts):
        try:
            act(bytes(content))
        except Refused as refused:
            assert refused.code.startswith("import.")  # noqa: PT017


def real(samples: Path) -> list[Path]:
    return sorted((samples / "standards" / "cda").glob("*.xml"))


def child(root: ET.Element, name: str) -> ET.Element:
    found = root.find(f"{V3}{name}")
    assert found is not None
    return found


def header_of(found: Extract) -> Header:
    assert found.header is not None
    return found.header


@pytest.mark.covers("C-002")
def test_the_header_of_each_real_document_says_what_another_parser_reads(
    an_airlock: SealedAirlock, samples: Path, tally: Tally
) -> None:
    for path in real(samples):
        found = an_airlock.read(path.read_bytes(), name=path.name)
        root = ET.parse(path).getroot()  # noqa: S314  our own samples
        header = header_of(found)
        assert found.title == " ".join((child(root, "title").text or "").split())
        assert header.type == child(root, "code").get("code")
        assert header.identifier == f"urn:oid:{child(root, 'id').get('root')}"
        assert found.when is not None
        digits = re.sub(r"\D", "", found.when.text)
        written = re.sub(r"\D", "", child(root, "effectiveTime").get("value", ""))
        assert digits == written
        authors = root.iter(f"{V3}author")
        said = " ".join(" ".join(one.itertext()) for one in authors).casefold()
        assert header.author
        assert set(header.author.casefold().split()) - {"dr", "pr"} <= set(said.split())
    tally(
        "real clinical documents: header as another parser reads it", len(real(samples))
    )


def plain(text: str) -> list[str]:
    """Return the words of a text without signs, as small letters."""
    return re.findall(r"\w+", text.casefold())


@pytest.mark.covers("C-002")
def test_no_word_of_a_real_document_is_missing_from_its_page(
    an_airlock: SealedAirlock, samples: Path, tally: Tally
) -> None:
    counted = 0
    for path in real(samples):
        content = path.read_bytes()
        page = an_airlock.lay(content)
        shown = {w for b in page.blocks for cell in b.cells for w in plain(cell)}
        root = ET.parse(path).getroot()  # noqa: S314  our own samples
        texts = [t for s in root.iter(f"{V3}section") for t in s.findall(f"{V3}text")]
        written = {w for t in texts for part in t.itertext() for w in plain(part)}
        assert written - shown == set(), path.name
        enclosed = an_airlock.read(content, name="").parts
        assert page.blocks or enclosed, path.name
        counted += len(written)
    tally("words of real clinical documents found on their page", counted)


@pytest.mark.covers("C-002")
@pytest.mark.parametrize(
    ("code", "matter", "path"),
    [
        ("11369-6", Matter.VACCINE, "entry/substanceAdministration"),
        ("57828-6", Matter.PRESCRIPTION, "entry/substanceAdministration"),
        ("8716-3", Matter.MEASURE, "entry/organizer/component/observation"),
    ],
)
def test_each_entry_of_a_real_document_is_listed(
    an_airlock: SealedAirlock,
    samples: Path,
    tally: Tally,
    code: str,
    matter: Matter,
    path: str,
) -> None:
    steps = "/".join(f"{V3}{step}" for step in path.split("/"))
    counted = 0
    for file in real(samples):
        found = an_airlock.lay(file.read_bytes()).found
        root = ET.parse(file).getroot()  # noqa: S314  our own samples
        written = [
            entry
            for one in root.iter(f"{V3}section")
            if child(one, "code").get("code") == code
            for entry in one.findall(steps)
            if entry.get("negationInd") != "true"
        ]
        assert len([one for one in found if one.matter is matter]) == len(written), (
            file.name
        )
        counted += len(written)
    tally(f"entries of real clinical documents listed: {matter}", counted)


@pytest.mark.covers("C-001")
def test_hostile_documents_are_refused_or_inert(
    an_airlock: SealedAirlock, samples: Path
) -> None:
    said = {}
    folders = ("generated_bombs/cda_*", "xml_attacks/*")
    for path in sorted(p for f in folders for p in (samples / "hostile").glob(f)):
        try:
            found = an_airlock.read(path.read_bytes(), name=path.name)
            said[path.name] = found.parts[0].media_type
        except Refused as refused:
            said[path.name] = refused.code
    assert said.pop("cda_script.xml") == ""
    assert set(said.values()) == {"import.unsafe", "import.unknown_format"}
    assert len(said) == 9
