"""Our own checks of what we write: required, fixed, coded, measured, dated."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from app.domain.errors import Broken
from app.fhir import circumstances
from app.fhir.exact import Tree
from app.fhir.profiles import Profile, kind_of, profiles
from app.fhir.terms import LOINC, UCUM

_DATE = re.compile(
    r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?)?)?"
)
_STATUSES = {"final", "amended", "corrected", "entered-in-error"}

Check = tuple[str, Callable[[Tree, Profile], bool]]


def faults(tree: Tree) -> list[str]:
    """Return the codes of what an Observation of ours lacks or has wrong.

    An empty list means the profile is respected (standards, sections 3.2, 3.3).
    """
    named, coding = _at(tree, "meta", "profile"), _at(tree, "code", "coding", 0)
    kind = kind_of(list(named or ()), {str(_at(coding, "code"))})
    if not kind:
        return ["profile"]
    profile = profiles()[kind]
    return [name for name, holds in _CHECKS if not holds(tree, profile)]


def require_valid(tree: Tree) -> None:
    """Refuse to let a wrong Observation out. Raises Broken("fhir.invalid")."""
    found = faults(tree)
    if found:
        raise Broken("fhir.invalid", faults=",".join(found))


def _at(tree: object, *path: str | int) -> Any:  # noqa: ANN401 - any JSON
    for step in path:
        try:
            tree = tree[step]  # type: ignore[index]  # a wrong shape is the answer
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def _quantities(tree: Tree, profile: Profile) -> Iterator[object]:
    if not profile.components:
        yield tree.get("valueQuantity")
    for index, code in enumerate(profile.components):
        coding = _at(tree, "component", index, "code", "coding", 0)
        named = coding == {"system": LOINC, "code": code}
        yield _at(tree, "component", index, "valueQuantity") if named else None


def _is_quantity(quantity: object, profile: Profile) -> bool:
    value = _at(quantity, "value")
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    unit = (_at(quantity, "system"), _at(quantity, "code"), _at(quantity, "unit"))
    return number and unit == (UCUM, profile.ucum, profile.unit)


def _values_hold(tree: Tree, profile: Profile) -> bool:
    measured = all(_is_quantity(one, profile) for one in _quantities(tree, profile))
    return measured and not (profile.components and "valueQuantity" in tree)


def _category_holds(tree: Tree, _: Profile) -> bool:
    coding = _at(tree, "category", 0, "coding", 0)
    system = "http://terminology.hl7.org/CodeSystem/observation-category"
    return (_at(coding, "system"), _at(coding, "code")) == (system, "vital-signs")


def _code_holds(tree: Tree, profile: Profile) -> bool:
    coding = _at(tree, "code", "coding", 0)
    return (_at(coding, "system"), _at(coding, "code")) == (
        profile.system,
        profile.loinc[0],
    )


def _subject_holds(tree: Tree, _: Profile) -> bool:
    return str(_at(tree, "subject", "reference")).startswith("Patient/")


def _date_holds(tree: Tree, _: Profile) -> bool:
    return _DATE.fullmatch(str(tree.get("effectiveDateTime"))) is not None


_CHECKS: tuple[Check, ...] = (
    ("type", lambda tree, _: tree.get("resourceType") == "Observation"),
    ("profile", lambda tree, p: _at(tree, "meta", "profile") == [p.url]),
    ("source", lambda tree, _: str(_at(tree, "meta", "source")).startswith("urn:oid:")),
    ("status", lambda tree, _: tree.get("status") in _STATUSES),
    ("category", _category_holds),
    ("code", _code_holds),
    ("subject", _subject_holds),
    ("date", _date_holds),
    ("value", _values_hold),
    ("circumstance", lambda tree, _: circumstances.hold(tree)),
)
