"""What the table of contents of an IHE_XDM archive says of each document.

METADATA.XML is ebXML RegRep 3.0 as IHE XDS writes it: slots, classifications by
scheme, external identifiers; people and patients are fields of HL7 v2.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.domain.errors import Refused
from app.domain.foreign import Header, Subject
from app.domain.when import When
from app.gates.xml import Element, parsed
from app.imports import titled

_MOMENT = re.compile(r"(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?)?\d*(?:\.\d+)?")
_REPLACES = ":RPLC"
_AUTHOR = "urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d"
_TYPE = "urn:uuid:f0306f51-975f-434e-a61c-c59651d33983"
_CONFIDENTIALITY = "urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f"
_UNIQUE = "urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab"


@dataclass(frozen=True)
class Listed:
    """« Fiche » of one document in the table of contents."""

    object: Element = field(repr=False)

    @cached_property
    def slots(self) -> dict[str, list[str]]:
        """The named values written of the document itself."""
        return _slots(self.object)

    def said(self, name: str) -> str:
        """Return one value, "" when it is absent."""
        return next(iter(self.slots.get(name, [])), "")

    def of_scheme(self, scheme: str) -> list[Element]:
        """Return what classifies the document in one way."""
        return [
            one
            for one in _children(self.object, "Classification")
            if one.get("classificationScheme") == scheme
        ]

    def codes(self, scheme: str) -> list[str]:
        """Return the codes of one way to classify."""
        found = [_said(one, "nodeRepresentation") for one in self.of_scheme(scheme)]
        return [code for code in found if code]

    @property
    def identifier(self) -> str:
        """The producer's own identifier, the same in every copy."""
        for one in _children(self.object, "ExternalIdentifier"):
            if one.get("identificationScheme") == _UNIQUE and one.get("value"):
                return f"urn:oid:{_said(one, 'value')}"
        return ""

    @property
    def title(self) -> str:
        """What the document is called."""
        names = _children(self.object, "Name")
        words = [one.get("value", "") for name in names for one in name]
        return titled(next(iter(words), ""))

    @property
    def sha1(self) -> str:
        """The fingerprint of the document, in hexadecimal; "" when not said."""
        return self.said("hash").lower()

    @property
    def file(self) -> str:
        """The name of its file, beside the table."""
        return self.said("URI").removeprefix("./").replace("\\", "/")

    @property
    def when(self) -> str:
        """When the document was made."""
        return moment(self.said("creationTime"))

    def is_of(self, sha1: str, size: int) -> bool:
        """Tell whether a file has the fingerprint and the size of the document."""
        return sha1 == self.sha1 and self.said("size") in ("", str(size))

    def header(self, table: "Table") -> Header:
        """Return what the table says of the document, *table* of its versions."""
        authors = [_slots(one) for one in self.of_scheme(_AUTHOR)]
        work = _first(authors, "authorSpecialty") or _first(authors, "authorRole")
        return Header(
            type=next(iter(self.codes(_TYPE)), ""),
            author=_person(_first(authors, "authorPerson")),
            profession=_at(work, 1) or _at(work, 0),
            facility=_at(_first(authors, "authorInstitution"), 0),
            identifier=self.identifier,
            series=_said(self.object, "lid"),
            replaces=table.older.get(_said(self.object, "id"), ""),
            since=moment(self.said("serviceStartTime")),
            until=moment(self.said("serviceStopTime")),
            confidentiality=tuple(self.codes(_CONFIDENTIALITY)),
            subject=_subject(self),
        )


@dataclass(frozen=True, slots=True)
class Table:
    """The documents listed, and what each one replaces."""

    listed: Sequence[Listed]
    older: dict[str, str] = field(repr=False)


def table_of(content: bytes) -> Table:
    """Read METADATA.XML; raises what the gate of XML does."""
    root = parsed(content)
    listed = [Listed(one) for one in _all(root, "ExtrinsicObject")]
    return Table(listed, _replaced(root, listed))


def _subject(listed: Listed) -> Subject | None:
    """Read the patient as the producer knows him: fields of an HL7 v2 message."""
    pairs = [line.partition("|") for line in listed.slots.get("sourcePatientInfo", [])]
    names = {_at(v, 6): v for key, _, v in pairs if key == "PID-5"}
    plain = {key: value for key, _, value in pairs}
    birth = names.get("L") or plain.get("PID-5", "")
    value, _, rest = listed.said("sourcePatientId").partition("^^^")
    oid = _at(rest.replace("&amp;", "&").replace("&", "^"), 1)
    if not (birth or value):
        return None
    return Subject(
        family=_at(birth, 0),
        used=_at(names.get("D", ""), 0),
        given=_at(birth, 1),
        born=moment(plain.get("PID-7", "")),
        sex=plain.get("PID-8", "") if plain.get("PID-8") in ("M", "F") else "",
        identifier=f"{oid}|{value}" if oid and value else "",
    )


def _replaced(root: Element, listed: Sequence[Listed]) -> dict[str, str]:
    """Return which document takes the place of which, by what names the older."""
    known = {_said(one.object, "id"): one.identifier for one in listed}
    links = [
        (_said(one, "sourceObject"), _said(one, "targetObject"))
        for one in _all(root, "Association")
        if _said(one, "associationType").endswith(_REPLACES)
    ]
    return {newer: known.get(older, older) for newer, older in links}


def _person(xcn: str) -> str:
    """Write a person as people do: title, first name, family name."""
    return " ".join(filter(None, (_at(xcn, 5), _at(xcn, 2), _at(xcn, 1))))


def moment(written: str) -> str:
    """Return ISO text of the precision written; these moments are in UTC."""
    match = _MOMENT.fullmatch(written)
    if match is None:
        return ""
    day = "-".join(filter(None, match.groups()[:3]))
    clock = ":".join(filter(None, match.groups()[3:]))
    text = f"{day}T{clock}Z" if clock else day
    try:
        return When.parse(text).text
    except Refused:
        return ""


def _at(joined: str, rank: int) -> str:
    fields = joined.split("^")
    return fields[rank].strip() if rank < len(fields) else ""


def _first(authors: Sequence[dict[str, list[str]]], name: str) -> str:
    return next((one[name][0] for one in authors if one.get(name)), "")


def _slots(holder: Element) -> dict[str, list[str]]:
    return {
        _said(slot, "name"): [titled(one.text or "") for one in _all(slot, "Value")]
        for slot in _children(holder, "Slot")
    }


def _said(element: Element, name: str) -> str:
    """Return an attribute as one line that may be shown."""
    return titled(element.get(name) or "")


def _children(holder: Element, name: str) -> list[Element]:
    return [one for one in holder if one.tag.endswith(f"}}{name}")]


def _all(holder: Element, name: str) -> list[Element]:
    return [one for one in holder.iter() if one.tag.endswith(f"}}{name}")]
