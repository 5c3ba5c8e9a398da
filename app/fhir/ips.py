"""« Synthèse » ↔ International Patient Summary: a Bundle that is one document."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape
from importlib.resources import files
from typing import Any

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.words import N_
from app.fhir import exact
from app.fhir.terms import LOINC, SOURCE, coded, text_id

_GUIDE = "http://hl7.org/fhir/uv/ips/StructureDefinition/"
_SUMMARY = "60591-5"
_EMPTY = "http://terminology.hl7.org/CodeSystem/list-empty-reason"
_URN = "urn:uuid:"
_XHTML = "http://www.w3.org/1999/xhtml"
_NOTHING = N_("Rien de noté.")
_ITEM = re.compile(r"<(?:li|p)>(.*?)</(?:li|p)>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Chosen:
    """One line of a summary, and the *words* a person reads of it."""

    entry: Entry
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a summary holds: the Patient's bytes, the lines, when it was made.

    *made* is ISO text with its offset. *empty* says, by kind, why a section that has
    to be there has no line: `nilknown`, `withheld` or `unavailable`.
    """

    id: EntryId
    patient: bytes = field(repr=False)
    title: str
    made: str
    lines: Sequence[Chosen] = field(repr=False)
    empty: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """What one section of a summary says, as a person reads it."""

    title: str
    lines: tuple[str, ...] = field(repr=False)


def told(bundle: bytes) -> tuple[Section, ...]:
    """Return what a summary written here says. Raises Refused("fhir.unreadable")."""
    trees = [one.get("resource", {}) for one in exact.read(bundle).get("entry", [])]
    found = [one for tree in trees for one in tree.get("section", [])]
    return tuple(Section(one["title"], _lines(one["text"]["div"])) for one in found)


def write(summary: Summary) -> bytes:
    """Return the Bundle, every resource as it is kept but for whom it names.

    Raises Refused("fhir.unreadable") when a line is no resource.
    """
    patient = exact.read(summary.patient)
    trees = [exact.read(line.entry.body) for line in summary.lines]
    whole = [_composition(summary, patient), patient, *trees]
    names = {f"{one['resourceType']}/{one['id']}": _URN + one["id"] for one in whole}
    return exact.write(
        {
            "resourceType": "Bundle",
            "meta": {"profile": [_GUIDE + "Bundle-uv-ips"], "source": SOURCE},
            "identifier": {
                "system": "urn:ietf:rfc:3986",
                "value": _URN + text_id(summary.id),
            },
            "type": "document",
            "timestamp": summary.made,
            "entry": [
                {"fullUrl": _URN + one["id"], "resource": _named(one, names)}
                for one in whole
            ],
        }
    )


def _composition(summary: Summary, patient: exact.Tree) -> exact.Tree:
    person = {"reference": f"Patient/{patient['id']}"}
    return {
        "resourceType": "Composition",
        "id": text_id(summary.id),
        "meta": {"profile": [_GUIDE + "Composition-uv-ips"]},
        "status": "final",
        "type": coded(LOINC, _SUMMARY),
        "subject": person,
        "date": summary.made,
        "author": [person],
        "title": summary.title,
        "section": list(_sections(summary)),
    }


def _sections(summary: Summary) -> Iterator[exact.Tree]:
    """Give the sections that say something, and those the guide wants anyway."""
    placed = [(_place(line.entry.kind), line) for line in summary.lines]
    for rank, row in enumerate(_table()):
        lines = [line for at, line in placed if at == rank]
        if lines or row.get("required"):
            yield _section(row, lines, summary.empty)


def _section(
    row: Mapping[str, Any], lines: Sequence[Chosen], empty: Mapping[str, str]
) -> exact.Tree:
    told = {"title": row["title"], "code": coded(LOINC, row["code"])}
    if lines:
        items = "".join(f"<li>{escape(one.words, quote=False)}</li>" for one in lines)
        entries = [{"reference": _reference(one.entry)} for one in lines]
        return {**told, "text": _text(f"<ul>{items}</ul>"), "entry": entries}
    why = next((empty[kind] for kind in row["kinds"] if kind in empty), "unavailable")
    return {**told, "text": _text(f"<p>{_NOTHING}</p>"), "emptyReason": _why(why)}


def _lines(div: str) -> tuple[str, ...]:
    return tuple(unescape(one) for one in _ITEM.findall(div))


def _text(inside: str) -> exact.Tree:
    return {"status": "generated", "div": f'<div xmlns="{_XHTML}">{inside}</div>'}


def _why(code: str) -> exact.Tree:
    return coded(_EMPTY, code)


def _reference(entry: Entry) -> str:
    return f"{exact.read(entry.body)['resourceType']}/{text_id(entry.id)}"


def _named(tree: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - any JSON
    """Return a resource that calls those of the Bundle as the Bundle does."""
    if isinstance(tree, list):
        return [_named(one, names) for one in tree]
    if not isinstance(tree, dict):
        return tree
    told = {name: _named(one, names) for name, one in tree.items()}
    if isinstance(told.get("reference"), str):
        told["reference"] = names.get(told["reference"], told["reference"])
    return told


def _place(kind: str) -> int:
    """Return the section of a kind; what no section names is a measure."""
    ranks = {one: rank for rank, row in enumerate(_table()) for one in row["kinds"]}
    measures = next(rank for rank, row in enumerate(_table()) if not row["kinds"])
    return ranks.get(kind, measures)


@cache
def _table() -> list[dict[str, Any]]:
    raw = files("app.fhir").joinpath("tables/ips.json").read_text("utf-8")
    rows: list[dict[str, Any]] = json.loads(raw)["sections"]
    return rows
