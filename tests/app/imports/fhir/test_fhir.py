"""What describes or holds a document is read, in JSON as in XML, and nothing else."""

import base64
import hashlib
import json
from contextlib import suppress
from pathlib import Path

import pytest

from app.domain.errors import Refused
from app.domain.foreign import Block, Header, Shape, Subject
from app.imports import reader_of
from app.imports.fhir import JSON, READER, XML
from tests.app.imports.fhir.told import in_json, in_xml, reference, summary
from tests.conftest import Tally

SUBJECT = Subject(
    "MARTIN",
    "DURAND",
    "Camille Anne",
    "1948-03-07",
    "F",
    "1.2.250.1.213.1.4.8|255069939912392",
)
FORMS = pytest.mark.parametrize("form", [in_json, in_xml])


@FORMS
@pytest.mark.covers("C-006")
def test_a_description_says_everything_of_its_document(form: object) -> None:
    assert callable(form)
    content = form(reference())
    reading = reader_of(content, "x").read(content)
    assert reading.media_type == (JSON if form is in_json else XML)
    assert reading.title == "Consultation"
    assert reading.when is not None
    assert reading.when.text == "2026-03-13"
    assert reading.findings == ()
    assert reading.header == Header(
        type="11488-4",
        author="Dr Charles Muller",
        profession="Médecine générale",
        facility="Clinique des Lilas",
        custodian="Clinique des Lilas",
        identifier="urn:oid:1.2.250.1.5",
        replaces="urn:oid:1.2.250.1.4",
        since="2026-03-12",
        until="2026-03-13",
        confidentiality=("R",),
        subject=SUBJECT,
    )
    (part,) = READER.parts(content)
    assert (part.title, part.taken(), part.header) == ("Consultation", b"Bonjour", None)


@FORMS
def test_a_summary_is_a_page_of_words(form: object) -> None:
    assert callable(form)
    content = form(summary())
    reading = READER.read(content)
    assert (reading.title, reading.when and reading.when.text) == (
        "Synthèse",
        "2026-03",
    )
    assert reading.header == Header(
        type="60591-5",
        author="Dr Charles Muller",
        identifier="urn:uuid:01010101-0101-0101-0101-010101010101",
        confidentiality=("N",),
        subject=SUBJECT,
    )
    said = (
        Block(Shape.PARAGRAPH, ("Tout va bien.",)),
        Block(Shape.CAPTION, ("Tensions",)),
        Block(Shape.COLUMNS, ("Jour", "Valeur")),
        Block(Shape.ROW, ("Lundi", "12 / 8")),
    )
    assert READER.lay(content) == (
        Block(Shape.HEADING, ("Bilan",), 1),
        *said,
        Block(Shape.HEADING, ("Vaccins",), 1),
        Block(Shape.ITEM, ("Vaccin grippe",)),
        Block(Shape.HEADING, ("Suite",), 1),
        Block(Shape.HEADING, ("Détail",), 2),
        *said,
    )
    assert "Vaccin grippe" in reading.text


def test_a_file_that_is_not_here_is_said() -> None:
    told = reference()
    del told["content"][0]["attachment"]["data"]
    content = in_json(told)
    assert READER.read(content).findings == ("fhir.elsewhere",)
    assert READER.parts(content) == ()


@pytest.mark.parametrize(
    ("sound", "findings"), [(True, ()), (False, ("fhir.altered",))]
)
def test_a_file_that_was_altered_is_said(
    *, sound: bool, findings: tuple[str, ...]
) -> None:
    told = reference()
    sha1 = hashlib.sha1(b"Bonjour" if sound else b"Bonsoir", usedforsecurity=False)
    told["content"][0]["attachment"]["hash"] = base64.b64encode(sha1.digest()).decode()
    assert READER.read(in_json(told)).findings == findings


@FORMS
def test_a_file_beside_its_description_is_found(form: object) -> None:
    assert callable(form)
    told = reference()
    attachment = told["content"][0]["attachment"]
    data = attachment.pop("data")
    attachment["url"] = "urn:uuid:b"
    binary = {"resourceType": "Binary", "contentType": "text/plain", "data": data}
    entries = [{"resource": told}, {"fullUrl": "urn:uuid:b", "resource": binary}]
    bundle = {"resourceType": "Bundle", "type": "transaction", "entry": entries}
    (part,) = READER.parts(form(bundle))
    assert part.taken() == b"Bonjour"


def test_several_documents_each_keep_their_header() -> None:
    entries = [{"resource": reference(one)} for one in (b"un", b"deux")]
    bundle = {"resourceType": "Bundle", "type": "searchset", "entry": entries}
    content = in_json(bundle)
    reading, within = READER.read(content), READER.parts(content)
    assert (reading.header, reading.title, reading.when) == (None, "", None)
    assert [part.taken() for part in within] == [b"un", b"deux"]
    assert all(part.header and part.header.type == "11488-4" for part in within)


def test_a_file_alone_is_taken_out() -> None:
    data = base64.b64encode(b"Bonjour").decode()
    content = in_json({"resourceType": "Binary", "data": data})
    assert [part.taken() for part in READER.parts(content)] == [b"Bonjour"]


@FORMS
@pytest.mark.parametrize("kind", ["Patient", "Observation", "Bundle"])
def test_what_is_no_document_is_refused(form: object, kind: str) -> None:
    assert callable(form)
    content = form({"resourceType": kind, "id": "x"})
    with pytest.raises(Refused, match=r"import\.unknown_format"):
        reader_of(content, "x.json")


@pytest.mark.parametrize(
    "content",
    [
        b'{"resourceType": "Binary", "data": NaN}',
        b'{"resourceType": "Binary", "id": "a", "id": "b"}',
        b'{"resourceType": "Binary", "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"resourceType": "Binary", "a": ' + b"[" * 70 + b"]" * 70 + b"}",
        b'{"resourceType": "Binary", "a": 1e999999999}',
        b'{"resourceType": "Binary"',
        b'{"resourceType": "Binary", "a": "\xff"}',
    ],
    ids=["nan", "twice", "abyss", "deep", "huge", "cut", "letters"],
)
def test_what_no_resource_can_be_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match=r"import\.damaged"):
        reader_of(content, "x.json").read(content)


def test_an_entity_in_xml_is_refused() -> None:
    content = b'<!DOCTYPE x [<!ENTITY e "v">]>' + in_xml(reference())
    with pytest.raises(Refused, match=r"import\.unsafe"):
        READER.read(content)


@pytest.mark.parametrize("folder", ["fhir/mhd", "fhir/dmp", "fhir/ips"])
def test_real_documents_are_read_alike_in_both_forms(
    samples: Path, folder: str, tally: Tally
) -> None:
    read = 0
    for path in sorted((samples / "standards" / folder).glob("*.json")):
        content = path.read_bytes()
        try:
            reading, page = READER.read(content), READER.lay(content)
        except Refused as refused:
            assert refused.code == "import.unknown_format"  # noqa: PT017 - one of many
            continue
        told = READER.read(in_xml(json.loads(content)))
        assert reading.header == told.header
        assert (reading.title, reading.when) == (told.title, told.when)
        assert reading.found == told.found
        assert READER.lay(in_xml(json.loads(content))) == page
        read += 1
    tally("real FHIR documents read alike in JSON and in XML", read)
    assert read


def test_no_hostile_json_does_more_than_be_refused(samples: Path, tally: Tally) -> None:
    hostile = sorted((samples / "hostile" / "jsontestsuite").rglob("*.json"))
    hostile += sorted((samples / "hostile" / "generated_bombs").glob("*.json"))
    for path in hostile:
        raw = path.read_bytes()
        for content in (raw, b'{"resourceType": "Binary", "a": ' + raw + b"}"):
            with suppress(Refused):
                reader_of(content, "x.json").read(content)
    tally("hostile JSON files refused or read", len(hostile))
    assert len(hostile) > 50
