"""« Hospitalisation » ↔ Encounter: when, where, why, as the person says it."""

from typing import Any

from app.domain.ids import EntryId, SpaceId
from app.domain.stay import Stay
from app.fhir import exact
from app.fhir.terms import SOURCE, patient_reference, text_id

_CLASSES = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_PERIOD = ("period", "start"), ("period", "end")


def write(entry: EntryId, space: SpaceId, stay: Stay, status: str) -> bytes:
    """Return the Encounter of a stay; its comment stays beside it, in the meta.

    *status* is `planned`, `in-progress`, `finished` or `unknown`.
    """
    tree = {
        "resourceType": "Encounter",
        "id": text_id(entry),
        "meta": {"source": SOURCE},
        "status": status,
        "class": {"system": _CLASSES, "code": "IMP"},
        "type": [{"text": "Hospitalisation"}],
        "subject": {"reference": patient_reference(space)},
    }
    return exact.write(tree | _elements(stay))


def changed(body: bytes, stay: Stay, status: str) -> bytes:
    """Return a stay that says something else; what is the same keeps its bytes.

    Raises Refused("fhir.unreadable").
    """
    tree, wanted, said = exact.read(body), _elements(stay), _elements(read(body))
    for name in {**said, **wanted}:
        if wanted.get(name) != said.get(name):
            tree.pop(name, None)
            tree |= {name: wanted[name]} if name in wanted else {}
    return exact.write(tree | {"status": status})


def read(body: bytes) -> Stay:
    """Return what an Encounter says, "" for what it does not.

    Raises Refused("fhir.unreadable").
    """
    tree = exact.read(body)
    start, end = (_text(tree, *path) for path in _PERIOD)
    return Stay(
        start,
        end,
        _text(tree, "serviceProvider", "display"),
        _text(tree, "serviceType", "text"),
        _text(tree, "reasonCode", 0, "text"),
    )


def _elements(stay: Stay) -> exact.Tree:
    period = {"start": stay.start, "end": stay.end}
    known = {name: text for name, text in period.items() if text}
    told = {
        "serviceType": {"text": stay.unit} if stay.unit else None,
        "period": known or None,
        "reasonCode": [{"text": stay.reason}] if stay.reason else None,
        "serviceProvider": {"display": stay.facility} if stay.facility else None,
    }
    return {name: element for name, element in told.items() if element}


def _text(tree: Any, *path: str | int) -> str:  # noqa: ANN401 - any JSON
    for step in path:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return tree if isinstance(tree, str) else ""
