"""What is told of an exam: its words, its day, its people, what is worth a warning."""

import re
from collections.abc import Iterator
from typing import Final

from pydicom.dataset import Dataset

from app.domain.errors import Refused
from app.domain.foreign import Extract, Header, Subject
from app.domain.when import When
from app.imports import bounded, titled
from app.imports.dicom.header import File, modality, spacing, word

ONE: Final = "application/dicom"
SEVERAL: Final = "application/dicom+zip"
MODALITIES: Final = {
    "CT": "Scanner",
    "MR": "IRM",
    "CR": "Radiographie",
    "DX": "Radiographie",
    "RG": "Radiographie",
    "US": "Échographie",
    "IVUS": "Échographie",
    "MG": "Mammographie",
    "NM": "Scintigraphie",
    "PT": "Scintigraphie",
    "XA": "Angiographie",
    "RF": "Radioscopie",
    "IO": "Radiographie dentaire",
    "PX": "Panoramique dentaire",
    "OP": "Photographie de l’œil",
    "OPT": "Image de la rétine",
    "ES": "Endoscopie",
    "XC": "Photographie",
    "BMD": "Ostéodensitométrie",
    "ECG": "Électrocardiogramme",
    "RTDOSE": "Radiothérapie",
    "RTPLAN": "Radiothérapie",
    "RTIMAGE": "Radiothérapie",
    "RTSTRUCT": "Radiothérapie",
    "SR": "Compte rendu d’examen",
}
UNNAMED: Final = "Image médicale"
_PARTS: Final = {
    "ABDOMEN": "abdomen",
    "BRAIN": "cerveau",
    "BREAST": "sein",
    "CHEST": "thorax",
    "CSPINE": "rachis cervical",
    "FOOT": "pied",
    "HAND": "main",
    "HEAD": "tête",
    "HEART": "cœur",
    "HIP": "hanche",
    "KNEE": "genou",
    "LSPINE": "rachis lombaire",
    "NECK": "cou",
    "PELVIS": "bassin",
    "SHOULDER": "épaule",
    "SKULL": "crâne",
    "TSPINE": "rachis dorsal",
    "WRIST": "poignet",
}
_OID: Final = re.compile(r"[0-2](\.(0|[1-9]\d*)){1,40}")
_DAY: Final = re.compile(r"(\d{4})\.?(\d\d)\.?(\d\d)")
_DEPTH: Final = 16


def told(file: File, pages: int) -> Extract:
    """Return what one file says of itself, which holds *pages* images."""
    return _told(file, pages, ONE, "SOPInstanceUID")


def told_of_all(file: File, pages: int) -> Extract:
    """Return what one file says of the exam it belongs to."""
    return _told(file, pages, SEVERAL, "StudyInstanceUID")


def _told(file: File, pages: int, media_type: str, identifier: str) -> Extract:
    text, cut = bounded(_words(file.said))
    return Extract(
        media_type,
        pages,
        text=text,
        title=_title(file.said),
        when=_when(file.said),
        findings=(*_findings(file, pages), *cut),
        header=_header(file.said, identifier),
    )


def patient(said: Dataset) -> str:
    """Return the name written in an image."""
    return _person(said, "PatientName")


def _findings(file: File, pages: int) -> tuple[str, ...]:
    if not pages:
        return () if modality(file.said) == "SR" else ("dicom.no_image",)
    seen = (
        ("dicom.burned_in", word(file.said, "BurnedInAnnotation") == "YES"),
        ("dicom.no_spacing", not any(spacing(file.said))),
    )
    return tuple(code for code, is_so in seen if is_so)


def _title(file: Dataset) -> str:
    """Return the exam in words: what it is, then what was looked at."""
    kind = MODALITIES.get(modality(file), UNNAMED)
    about = word(file, "StudyDescription") or word(file, "SeriesDescription")
    part = word(file, "BodyPartExamined")
    about = about or _PARTS.get(part.upper(), part)
    return titled(f"{kind} : {about}" if about else kind)


def _when(file: Dataset) -> When | None:
    """Return the day of the exam."""
    for tag in ("StudyDate", "AcquisitionDate", "SeriesDate", "ContentDate"):
        try:
            if day := _day(word(file, tag)):
                return When.parse(day)
        except Refused:
            continue
    return None


def _words(file: Dataset) -> str:
    """Return what a search may find: the exam, the part of the body, a report."""
    part = word(file, "BodyPartExamined")
    lines = [
        MODALITIES.get(modality(file), UNNAMED),
        *(word(file, tag) for tag in ("StudyDescription", "SeriesDescription")),
        word(file, "ProtocolName"),
        _PARTS.get(part.upper(), part),
        word(file, "InstitutionName"),
        *_narrated(file, _DEPTH),
    ]
    return "\n".join(dict.fromkeys(filter(None, lines)))


def _header(file: Dataset, identifier: str) -> Header:
    """Return who made the exam, where, of whom; *identifier* is a tag."""
    doctors = ("NameOfPhysiciansReadingStudy", "PerformingPhysicianName")
    told = (_person(file, tag) for tag in doctors)
    day, uid = _when(file), word(file, identifier)
    return Header(
        author=next(filter(None, told), ""),
        facility=word(file, "InstitutionName"),
        identifier=f"urn:oid:{uid}" if _OID.fullmatch(uid) else "",
        exam=word(file, "StudyInstanceUID"),
        since=day.text if day else "",
        subject=_subject(file),
    )


def _day(text: str) -> str:
    found = _DAY.match(text)
    return "-".join(found.groups()) if found else ""


def _subject(file: Dataset) -> Subject | None:
    family, given = _names(file, "PatientName")
    if not family and not given:
        return None
    sex = word(file, "PatientSex")
    return Subject(
        family=family,
        given=given,
        born=_day(word(file, "PatientBirthDate")),
        sex=sex if sex in ("M", "F") else "",
        identifier=next(_identifiers(file), ""),
    )


def _identifiers(file: Dataset) -> Iterator[str]:
    """Give the numbers whose issuer is known by an OID."""
    for one in (file, *(file.get("OtherPatientIDsSequence") or [])):
        for issuer in one.get("IssuerOfPatientIDQualifiersSequence") or []:
            oid = word(issuer, "UniversalEntityID")
            if _OID.fullmatch(oid) and (number := word(one, "PatientID")):
                yield f"{oid}|{number}"


def _names(file: Dataset, tag: str) -> tuple[str, str]:
    """Return the family name and the first names of a person."""
    value = file.get(tag)
    several = value if isinstance(value, list) else [value]
    first = str(next(iter(several), "") or "").split("=")[0]
    family, _, rest = first.partition("^")
    return titled(family), titled(" ".join(rest.split("^")[:2]))


def _person(file: Dataset, tag: str) -> str:
    family, given = _names(file, tag)
    name = titled(f"{given} {family}")
    return name if any(map(str.isalpha, name)) else ""


def _narrated(file: Dataset, depth: int) -> Iterator[str]:
    """Give the lines of a structured report, in its order."""
    for item in (file.get("ContentSequence") or []) if depth else []:
        names = item.get("ConceptNameCodeSequence") or []
        name = word(names[0], "CodeMeaning") if names else ""
        codes = item.get("ConceptCodeSequence") or []
        said = bounded(str(item.get("TextValue") or ""))[0]
        said = said or (word(codes[0], "CodeMeaning") if codes else "")
        yield f"{name} : {said}" if name and said else name or said
        yield from _narrated(item, depth - 1)
