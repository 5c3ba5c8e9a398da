"""« Type de document » (JDV_J07): what it is called, where it is filed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from app.domain.collection import Rubric


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type: *name* is the official one, *label* the French people read.

    An *unlisted* type is for machines: no such document is shown to a person.
    """

    code: str
    system: str
    name: str
    label: str
    category: str
    rubric: Rubric
    unlisted: bool = False


@cache
def document_types() -> Mapping[str, DocumentType]:
    """Every type, by code."""
    table = _table()
    rows = [(one["system"], row) for one in table["systems"] for row in one["types"]]
    return {row["code"]: _type(system, row, table) for system, row in rows}


@cache
def category_rubrics() -> Mapping[str, Rubric]:
    """The rubric each category is kept in (standards, section 6.2)."""
    return {code: Rubric(number) for code, number in _table()["categories"].items()}


def rubric_of(category: str, type_code: str) -> Rubric:
    """Return where a document is kept: what its type says, else its category."""
    rubric = category_rubrics().get(category, Rubric.OTHER_DOCUMENTS)
    found = document_types().get(type_code)
    return found.rubric if found and found.category == category else rubric


def _type(system: str, row: dict[str, Any], table: dict[str, Any]) -> DocumentType:
    category = row["category"]
    return DocumentType(
        code=row["code"],
        system=system,
        name=row["name"],
        label=row.get("label", row["name"]),
        category=category,
        rubric=Rubric(row.get("rubric", table["categories"][category])),
        unlisted=row["code"] in table["unlisted"],
    )


def _table() -> dict[str, Any]:
    raw = files("app.fhir").joinpath("tables/document_types.json").read_text("utf-8")
    table: dict[str, Any] = json.loads(raw)
    return table
