"""The header says who wrote what, when and about whom, in the words of the document."""

import pytest

from app.domain.foreign import Header, Subject
from app.gates.xml import parsed
from app.imports.cda.header import findings, header, person, title, written
from tests.fictitious.clinical import (
    DOCTOR,
    EVENT,
    FALSE_INS,
    REAL_OID,
    TEST_OID,
    TRUE_INS,
    clinical,
    patient,
)

NS = 'xmlns="urn:hl7-org:v3"'
DEVICE = """
<author><assignedAuthor><code displayName="Alimentation automatique"/>
  <assignedAuthoringDevice><softwareName>Assurance Maladie</softwareName>
  </assignedAuthoringDevice></assignedAuthor></author>"""
STAY = """
<componentOf><encompassingEncounter><effectiveTime value="202601"/>
  <location><healthCareFacility><serviceProviderOrganization><name>Clinique</name>
  </serviceProviderOrganization></healthCareFacility></location>
</encompassingEncounter></componentOf>"""
CUSTODIAN = """
<custodian><assignedCustodian><representedCustodianOrganization>
  <name>Hôpital</name></representedCustodianOrganization></assignedCustodian>
</custodian>"""
REPLACES = """
<relatedDocument typeCode="APND"><parentDocument><id root="1.9"/></parentDocument>
</relatedDocument><relatedDocument typeCode="RPLC"><parentDocument>
<id root="1.8"/></parentDocument></relatedDocument>"""


def read(head: str = "", **said: str) -> Header:
    return header(parsed(clinical(head=head, **said)))


LAB = """<documentationOf><serviceEvent>
  <l:statusCode xmlns:l="urn:oid:1.3.6.1.4.1.19376.1.3.2" code="{code}"/>
  </serviceEvent></documentationOf>"""


@pytest.mark.covers("C-002")
def test_a_whole_header_is_read() -> None:
    assert read(DOCTOR + EVENT + CUSTODIAN + REPLACES) == Header(
        type="11488-4",
        author="Dr Hélène Arnaud",
        profession="Médecin - Médecine générale",
        facility="Cabinet des Tilleuls",
        custodian="Hôpital",
        identifier="urn:oid:1.2.250.1.999.1",
        series="urn:oid:1.2.250.1.999.0",
        version="2",
        replaces="urn:oid:1.8",
        since="2026-01-13",
        until="2026-01-14T09:30+01:00",
        confidentiality=("N",),
        subject=Subject(
            family="LEROUX",
            used="VASSEUR",
            given="Odile Marie",
            born="1955-06-12",
            sex="F",
            identifier=f"{TEST_OID}|{TRUE_INS}",
        ),
    )


@pytest.mark.parametrize(
    ("place", "code", "said"),
    [
        ("lab", "active", True),
        ("lab", "completed", False),
        ("sdtc", "active", True),
        ("sdtc", "held", True),
        ("sdtc", "completed", False),
        ("sdtc", "nullified", False),
    ],
)
def test_a_document_that_is_not_finished_is_provisional(
    place: str, code: str, *, said: bool
) -> None:
    state = {
        "lab": LAB.format(code=code),
        "sdtc": f'<s:statusCode xmlns:s="urn:hl7-org:sdtc" code="{code}"/>',
    }[place]
    assert read(state + DOCTOR).provisional is said
    assert read(DOCTOR).provisional is False


def test_a_person_is_named_before_a_software() -> None:
    assert read(DEVICE + DOCTOR).author == "Dr Hélène Arnaud"
    alone = read(DEVICE + STAY)
    assert (alone.author, alone.profession) == ("Assurance Maladie", "")
    assert (alone.facility, alone.since) == ("Clinique", "2026-01")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("<prefix>M</prefix><given>LUC</given><family>LE GOFF</family>", "Luc Le Goff"),
        ("<family>MULLER</family><suffix>PR</suffix>", "Pr Muller"),
        ("<given>Zoé</given><family>d’Arc</family>", "Zoé d’Arc"),
        ("Docteur\n Inconnu", "Docteur Inconnu"),
        ("", ""),
    ],
)
def test_a_person_is_named_as_people_say(name: str, said: str) -> None:
    assert person(parsed(f"<name {NS}>{name}</name>".encode())) == said


@pytest.mark.parametrize(
    ("oid", "number", "told", "kept"),
    [
        (TEST_OID, TRUE_INS, (), True),
        (TEST_OID, FALSE_INS, ("cda.ins_key",), False),
        (REAL_OID, TRUE_INS, (), True),
        (REAL_OID, FALSE_INS, ("cda.ins_error",), False),
        (REAL_OID, "276032B00123433", (), True),
        (REAL_OID, "276032A00123433", ("cda.ins_error",), False),
        (REAL_OID, "abc", ("cda.ins_error",), False),
        ("1.2.3", FALSE_INS, (), False),
    ],
)
def test_a_national_number_is_believed_with_its_key_only(
    oid: str, number: str, told: tuple[str, ...], *, kept: bool
) -> None:
    root = parsed(clinical(subject=patient(oid=oid, number=number)))
    subject = header(root).subject
    assert findings(root) == told
    assert subject is not None
    assert subject.identifier == (f"{oid}|{number}" if kept else "")


def test_a_number_of_a_person_is_in_no_text_made_of_a_header() -> None:
    told = read(subject=patient())
    assert TRUE_INS not in f"{told!r}{told.subject!r}"


def test_what_is_not_said_is_empty() -> None:
    bare = f'<ClinicalDocument {NS}><code nullFlavor="UNK"/></ClinicalDocument>'
    root = parsed(bare.encode())
    assert header(root) == Header()
    assert (title(root), written(root), findings(root)) == ("", None, ())


def test_a_name_without_qualifier_is_the_one_of_birth() -> None:
    plain = "<name><family>Leroux</family><given>Odile</given></name>"
    found = read(subject=patient(plain)).subject
    assert found is not None
    assert (found.family, found.used, found.given) == ("Leroux", "", "Odile")


def test_the_title_is_the_one_written_or_that_of_the_type() -> None:
    content = clinical()
    assert title(parsed(content)) == "Compte rendu de consultation"
    empty = content.replace(b"Compte rendu de consultation", b" ")
    assert title(parsed(empty)) == "CR de consultation"


@pytest.mark.parametrize("when", ["2026", "202601", "20260114", "20260114103000+0100"])
def test_the_date_keeps_its_precision(when: str) -> None:
    found = written(parsed(clinical(when=when)))
    assert found is not None
    digits = found.text.split("+")[0].translate(str.maketrans("", "", "-:T"))
    assert digits == when.split("+", maxsplit=1)[0]


def test_a_long_name_is_cut() -> None:
    long = patient(f"<name><family>{'a' * 5_000}</family></name>")
    found = read(subject=long).subject
    assert found is not None
    assert len(found.family) == 200
