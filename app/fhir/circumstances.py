"""« Moment », « site » and number of days beside the value of an Observation."""

from collections.abc import Mapping
from typing import Any

from app.fhir.exact import Tree
from app.fhir.profiles import measures_table
from app.fhir.terms import coded


def written(said: Mapping[str, str]) -> Tree:
    """Return the elements and the extensions that say *said* (name: code)."""
    table, tree = _table(), Tree()
    for name in sorted(said):
        row, code = table[name], said[name]
        concept = coded(row["terms"][code], code)
        if "element" in row:
            tree[row["element"]] = concept
        else:
            one = {"url": _url(row), "valueCodeableConcept": concept}
            tree.setdefault("extension", []).append(one)
    return tree


def found(tree: Tree) -> dict[str, str]:
    """Return what an Observation says of them, by name; unknown codes are left out."""
    said = {name: _codes(tree, row) for name, row in _table().items()}
    return {
        name: code
        for name, codes in said.items()
        for code in codes[:1]
        if code in _table()[name]["terms"]
    }


def hold(tree: Tree) -> bool:
    """Say whether each circumstance of *tree* is one of its value set, said once."""
    mine = written(found(tree))
    elements = [row["element"] for row in _table().values() if "element" in row]
    urls = [_url(row) for row in _table().values() if "extension" in row]
    there = [one for one in _dicts(tree.get("extension")) if one.get("url") in urls]
    again = mine.get("extension", [])
    return (
        len(there) == len(again)
        and all(one in there for one in again)
        and all(tree.get(name) == mine.get(name) for name in elements)
    )


def _table() -> Mapping[str, Any]:
    table: Mapping[str, Any] = measures_table()["circumstances"]
    return table


def _url(row: Mapping[str, str]) -> str:
    """Return the address of an extension, of the guide or of its parents."""
    url = row["extension"]
    return url if ":" in url else f"{measures_table()['canonical']}{url}"


def _codes(tree: Tree, row: Mapping[str, Any]) -> list[str]:
    """Return the answers told: by an extension, else by the code of the measure."""
    if "element" in row:
        return _coded(tree.get(row["element"]))
    urls = (_url(row), *row.get("also", ()))
    told = [
        code
        for one in _dicts(tree.get("extension"))
        if one.get("url") in urls
        for code in _coded(one.get("valueCodeableConcept"))
    ]
    codes: Mapping[str, str] = row.get("codes", {})
    return told or [codes[one] for one in _coded(tree.get("code")) if one in codes]


def _coded(concept: object) -> list[str]:
    listed = concept.get("coding") if isinstance(concept, dict) else None
    codes = [one.get("code") for one in _dicts(listed)]
    return [code for code in codes if isinstance(code, str)]


def _dicts(value: object) -> list[dict[str, Any]]:
    listed = value if isinstance(value, list) else []
    return [item for item in listed if isinstance(item, dict)]
