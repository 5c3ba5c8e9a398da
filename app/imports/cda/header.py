"""« En-tête » of a CDA document: who wrote what, when, about whom."""

import re

from app.domain.foreign import Header, Subject
from app.domain.when import When
from app.gates.xml import Element
from app.imports import titled
from app.imports.cda.nodes import (
    GOING,
    V3,
    every,
    first,
    moment,
    name_of,
    value,
    words,
)

_EVENT = "documentationOf/serviceEvent/effectiveTime"
_STATES = ("{*}statusCode", f"{V3}documentationOf/{V3}serviceEvent/{{*}}statusCode")
"""Where a document says whether it is final: two extensions of CDA R2, each with its
own namespace (HL7's of the header, IHE's of a laboratory's report, XD-LAB 2.3.5.12)."""
_STAY = "componentOf/encompassingEncounter"
_PLACE = f"{_STAY}/location/healthCareFacility"
_PLACES = (f"{_PLACE}/serviceProviderOrganization/name", f"{_PLACE}/location/name")
_FOR = "representedOrganization/name"
_DEVICE = "assignedAuthoringDevice"
_CUSTODIAN = "custodian/assignedCustodian/representedCustodianOrganization/name"
_LABELS_MAX = 8
_TITLES = {"DR": "Dr", "DOCTEUR": "Dr", "PR": "Pr", "PROFESSEUR": "Pr"}
_SECTOR = re.compile(r"\s*\([A-Z]{1,6}\)$")
_INS = "1.2.250.1.213.1.4."
_QUALIFIED = (f"{_INS}8", f"{_INS}9")
_CORSICA = {"2A": "19", "2B": "18"}
_NIR = re.compile(r"(\d{5}(?:\d\d|2A|2B)\d{6})(\d\d)", re.ASCII)


def header(root: Element) -> Header:
    """Return what the document says of itself; what it does not say is empty."""
    since, until = _period(root)
    writer = _writer(root)
    return Header(
        type=value(root, "code", "code") or value(root, "code/translation", "code"),
        author=_author(writer),
        profession=_profession(writer),
        facility=words(writer, _FOR) or words(root, *_PLACES),
        custodian=words(root, _CUSTODIAN),
        identifier=name_of(root, "id"),
        series=name_of(root, "setId"),
        version=value(root, "versionNumber"),
        replaces=_replaced(root),
        since=since,
        until=until,
        confidentiality=_labels(root),
        subject=_subject(root),
        provisional=provisional(root),
    )


def provisional(root: Element) -> bool:
    """Say whether its author has not finished it; nothing said is finished."""
    said = (one.get("code", "") for path in _STATES for one in root.iterfind(path))
    return any(titled(code) in GOING for code in said)


def title(root: Element) -> str:
    """Return the title, or the name of the type of document."""
    return words(root, "title") or value(root, "code", "displayName")


def written(root: Element) -> When | None:
    """Return when the document was made, as precisely as it says."""
    text = moment(root, "effectiveTime")
    return When.parse(text) if text else None


def findings(root: Element) -> tuple[str, ...]:
    """Tell of a national number whose key is wrong; a true one is an error."""
    wrong = [
        one
        for one in every(root, "recordTarget/patientRole/id")
        if one.get("root", "").startswith(_INS) and not _keyed(one.get("extension", ""))
    ]
    if any(one.get("root") in _QUALIFIED for one in wrong):
        return ("cda.ins_error",)
    return ("cda.ins_key",) if wrong else ()


def _keyed(number: str) -> bool:
    """Check the key of a national number: 97 less the remainder by 97."""
    found = _NIR.fullmatch(number)
    if found is None:
        return False
    body = found[1][:5] + _CORSICA.get(found[1][5:7], found[1][5:7]) + found[1][7:]
    return int(found[2]) == 97 - int(body) % 97


def _writer(root: Element) -> Element:
    """Return the first person who wrote it, else whatever did."""
    writers = every(root, "author/assignedAuthor")
    people = [one for one in writers if first(one, "assignedPerson/name") is not None]
    return next(iter((*people, *writers)), root)


def _author(writer: Element) -> str:
    """Name a person, else a software or an organisation."""
    name = first(writer, "assignedPerson/name")
    said = "" if name is None else person(name)
    return said or words(
        writer, f"{_DEVICE}/softwareName", f"{_DEVICE}/manufacturerModelName", _FOR
    )


def _profession(writer: Element) -> str:
    """Say what a person does; what a software is means nothing to people."""
    human = first(writer, "assignedPerson") is not None
    return _SECTOR.sub("", value(writer, "code", "displayName")) if human else ""


def person(name: Element) -> str:
    """Return a name for people to read: « Dr Charles Muller »."""
    titles = [titled(str(one.text or "")) for one in every(name, "suffix")]
    titles += [titled(str(one.text or "")) for one in every(name, "prefix")]
    known = [_TITLES[one.upper()] for one in titles if one.upper() in _TITLES]
    given, family = _part(name, "given", "CL"), _part(name, "family", "CL")
    said = " ".join(filter(None, (*known[:1], _capital(given), _capital(family))))
    return said or titled("".join(map(str, name.itertext())))


def _capital(name: str) -> str:
    """Write a name in small letters with its capitals, unless it has some already."""
    return name.title() if name.isupper() else name


def _part(name: Element, path: str, *qualifiers: str) -> str:
    """Return the part of a name of the first qualifier there is, else the plain one."""
    return _qualified(name, path, *qualifiers, "") or words(name, path)


def _qualified(name: Element, path: str, *qualifiers: str) -> str:
    """Return the parts of the first of the *qualifiers* that one has; "" for none."""
    for qualifier in qualifiers:
        parts = [p for p in every(name, path) if p.get("qualifier", "") == qualifier]
        if said := titled(" ".join("".join(map(str, p.itertext())) for p in parts)):
            return said
    return ""


def _period(root: Element) -> tuple[str, str]:
    """Return when the act took place, else the stay it belongs to."""
    for path in (_EVENT, f"{_STAY}/effectiveTime"):
        low = moment(root, f"{path}/low") or moment(root, path)
        high = moment(root, f"{path}/high")
        if low or high:
            return low, high
    return "", ""


def _replaced(root: Element) -> str:
    for related in every(root, "relatedDocument"):
        if related.get("typeCode") == "RPLC":
            return name_of(related, "parentDocument/id")
    return ""


def _labels(root: Element) -> tuple[str, ...]:
    codes = [titled(one.get("code", "")) for one in every(root, "confidentialityCode")]
    return tuple(dict.fromkeys(filter(None, codes)))[:_LABELS_MAX]


def _subject(root: Element) -> Subject | None:
    role = first(root, "recordTarget/patientRole")
    if role is None:
        return None
    name = first(role, "patient/name")
    return Subject(
        family="" if name is None else _part(name, "family", "BR"),
        used="" if name is None else _qualified(name, "family", "CL", "SP"),
        given="" if name is None else _part(name, "given"),
        born=moment(role, "patient/birthTime"),
        sex=_sex(role),
        identifier=_identifier(role),
    )


def _sex(role: Element) -> str:
    code = value(role, "patient/administrativeGenderCode", "code")
    return code if code in ("M", "F") else ""


def _identifier(role: Element) -> str:
    """Return the national number when its key is right: nobody is matched on less."""
    for one in every(role, "id"):
        oid, number = one.get("root", ""), one.get("extension", "")
        if oid.startswith(_INS) and _keyed(number):
            return f"{titled(oid)}|{number}"
    return ""
