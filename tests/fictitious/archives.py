"""Archives of documents, written from the published layout: no real one is public.

IHE ITI TF-2 3.32 (XDM) for the places and the names, TF-3 4.2 (XDS metadata) for
the table of contents, CI-SIS for how France fills people and patients.
"""

import hashlib
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FOLDER = "IHE_XDM/SUBSET01/"
_SCHEMES = {
    "typeCode": "urn:uuid:f0306f51-975f-434e-a61c-c59651d33983",
    "classCode": "urn:uuid:41a5887f-8865-4c09-adf7-e362475b143a",
    "confidentialityCode": "urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f",
}
_AUTHOR = "urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d"
_UNIQUE = "urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab"
_DOCUMENT = "urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1"
_RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"
_LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"
_RPLC = "urn:ihe:iti:2007:AssociationType:RPLC"


@dataclass(frozen=True, slots=True)
class Sent:
    """One document as its sender describes it; *lies* replaces what is computed."""

    name: str
    content: bytes
    title: str = "Compte rendu"
    type: str = "11488-4"
    unique: str = "1.2.250.1.213.1.1.9.1"
    made: str = "20260114093000"
    replaces: str = ""
    lies: dict[str, str] = field(default_factory=dict)


def zipped(files: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """Return an archive of *files*, always the same bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w", method) as written:
        for name, content in files.items():
            written.writestr(ZipInfo(name), content, method)
    return packed.getvalue()


def xdm(
    sent: list[Sent], *, index: bool = True, more: dict[str, bytes] | None = None
) -> bytes:
    """Return an IHE_XDM archive of the documents *sent*."""
    around = {"INDEX.HTM": b"<html/>", "README.TXT": b"Alv\xc3\xa9ole"} if index else {}
    documents = {FOLDER + one.name: one.content for one in sent}
    table = {FOLDER + "METADATA.XML": metadata(sent).encode()}
    return zipped(around | table | documents | (more or {}))


def metadata(sent: list[Sent]) -> str:
    """Return the table of contents."""
    objects = "".join(_object(one) for one in sent)
    links = "".join(
        f'<rim:Association associationType="{_RPLC}" id="as-{one.unique}"'
        f' sourceObject="{one.unique}" targetObject="{one.replaces}"/>'
        for one in sent
        if one.replaces
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<lcm:SubmitObjectsRequest xmlns:lcm="{_LCM}" xmlns:rim="{_RIM}">'
        f"<rim:RegistryObjectList>{objects}{links}</rim:RegistryObjectList>"
        "</lcm:SubmitObjectsRequest>"
    )


def _object(one: Sent) -> str:
    said = {
        "creationTime": one.made,
        "hash": hashlib.sha1(one.content, usedforsecurity=False).hexdigest(),
        "size": str(len(one.content)),
        "URI": one.name,
        "serviceStartTime": "202601140800",
        "serviceStopTime": "20260114",
        "sourcePatientId": "279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH",
    } | one.lies
    patient = ("PID-5|PATAUT^Béatrice^^^^^L", "PID-5|MARTIN^Béatrice^^^^^D")
    told = (*patient, "PID-7|19790328", "PID-8|F")
    kinds = {"typeCode": one.type, "confidentialityCode": "N"}
    coded = (_classified(_SCHEMES[kind], code) for kind, code in kinds.items())
    return (
        f'<rim:ExtrinsicObject id="{one.unique}" lid="urn:uuid:serie"'
        f' mimeType="text/xml" objectType="{_DOCUMENT}">'
        + "".join(_slot(name, value) for name, value in said.items())
        + _slot("sourcePatientInfo", *told)
        + "<rim:Name><rim:LocalizedString"
        f" value={quoteattr(one.title)}/></rim:Name>"
        + _classified(
            _AUTHOR,
            "",
            _slot(
                "authorPerson",
                "899700218896^MULLER^Charles^^^Dr^^^&amp;1.2.250.1.71.4.2.1"
                "&amp;ISO^D^^^IDNPS",
            )
            + _slot(
                "authorInstitution",
                "Cabinet médical^^^^^&amp;1.2.250.1.71.4.2.2&amp;ISO^IDNST^^^1120",
            )
            + _slot("authorSpecialty", "G15_10/SM26^Médecin généraliste^1.2.250"),
        )
        + "".join(coded)
        + f'<rim:ExternalIdentifier identificationScheme="{_UNIQUE}"'
        f' value="{one.unique}"/></rim:ExtrinsicObject>'
    )


def _slot(name: str, *values: str) -> str:
    inside = "".join(f"<rim:Value>{value}</rim:Value>" for value in values)
    return f'<rim:Slot name="{name}"><rim:ValueList>{inside}</rim:ValueList></rim:Slot>'


def _classified(scheme: str, code: str, inside: str = "") -> str:
    return (
        f'<rim:Classification classificationScheme="{scheme}"'
        f' nodeRepresentation="{code}">{inside}</rim:Classification>'
    )
