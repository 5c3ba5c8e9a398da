"""An exam is told in French words, with its people and what is worth a warning."""

import numpy as np
import pytest
from pydicom.dataset import Dataset

from app.domain.foreign import Subject
from app.imports.dicom import read
from app.imports.dicom.header import opened
from app.imports.dicom.telling import patient, told, told_of_all
from tests.fictitious.imaging import ROOT, a_file, a_slice, said, written

pytestmark = pytest.mark.covers("C-013")

BLANK = np.zeros((4, 4), np.uint8)


@pytest.mark.parametrize(
    ("tags", "title"),
    [
        ({"Modality": "MR", "StudyDescription": "Genou droit"}, "IRM : Genou droit"),
        ({"Modality": "US", "BodyPartExamined": "ABDOMEN"}, "Échographie : abdomen"),
        ({"Modality": "DX", "SeriesDescription": "Face"}, "Radiographie : Face"),
        ({"Modality": "CT"}, "Scanner"),
        ({"Modality": "ZZ"}, "Image médicale"),
        ({}, "Image médicale"),
    ],
)
def test_a_title_says_what_it_is_then_of_what(
    tags: dict[str, object], title: str
) -> None:
    assert read(a_file(BLANK, tags)).title == title


@pytest.mark.parametrize(
    ("tags", "day"),
    [
        ({"StudyDate": "20261103"}, "2026-11-03"),
        ({"StudyDate": "2026.11.03"}, "2026-11-03"),
        ({"StudyDate": "99999999", "SeriesDate": "20200131"}, "2020-01-31"),
        ({"StudyDate": "20260230"}, ""),
        ({}, ""),
    ],
)
def test_the_day_is_a_real_one(tags: dict[str, object], day: str) -> None:
    when = read(a_file(BLANK, tags)).when
    assert (when.text if when else "") == day


def test_people_and_place_are_in_the_header() -> None:
    header = read(a_slice(side=16)).header
    assert header is not None
    assert (header.author, header.facility) == ("Lise Aubert", "Hôpital des Glycines")
    assert header.identifier == f"urn:oid:{ROOT}1.1.41"
    assert header.subject == Subject(
        family="Roche", given="Camille", born="1958-03-12", sex="F"
    )


def test_a_number_is_kept_with_who_gave_it() -> None:
    issuer, other = Dataset(), Dataset()
    issuer.UniversalEntityID = "1.2.250.1.213.1.4.8"
    other.PatientID = "258039912345612"
    other.IssuerOfPatientIDQualifiersSequence = [issuer]
    header = read(a_file(BLANK, said(0) | {"OtherPatientIDsSequence": [other]})).header
    assert header is not None
    assert header.subject is not None
    assert header.subject.identifier == "1.2.250.1.213.1.4.8|258039912345612"
    assert "258039912345612" not in repr(header)


def test_a_whole_exam_has_its_own_number() -> None:
    file = opened(a_slice(side=16))
    one, several = told(file, 1).header, told_of_all(file, 9).header
    assert one is not None
    assert several is not None
    assert one.identifier != several.identifier == f"urn:oid:{ROOT}7"


def test_warnings_are_codes() -> None:
    burned = read(a_file(BLANK, {"BurnedInAnnotation": "YES"})).findings
    assert burned == ("dicom.burned_in", "dicom.no_spacing")
    assert read(a_slice(side=16)).findings == ()


def test_a_structured_report_is_words() -> None:
    def item(name: str, text: str, *inside: Dataset) -> Dataset:
        coded, line = Dataset(), Dataset()
        coded.CodeMeaning = name
        line.ConceptNameCodeSequence, line.TextValue = [coded], text
        line.ContentSequence = list(inside)
        return line

    report = Dataset()
    report.SOPClassUID, report.SOPInstanceUID = ROOT + "88", ROOT + "89"
    report.Modality, report.SpecificCharacterSet = "SR", "ISO_IR 192"
    nodule = item("Conclusion", "Pas de nodule.")
    report.ContentSequence = [item("Résultat", "Poumons clairs.", nodule)]
    found = read(written(report))
    assert found.text.splitlines() == [
        "Compte rendu d’examen",
        "Résultat : Poumons clairs.",
        "Conclusion : Pas de nodule.",
    ]
    assert (found.pages, found.findings) == (0, ())


def test_a_name_is_read_for_who_asks() -> None:
    assert patient(opened(a_slice(side=16)).said) == "Camille Roche"
    assert patient(opened(a_file(BLANK, {"PatientName": "^^^"})).said) == ""
