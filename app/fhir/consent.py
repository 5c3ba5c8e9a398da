"""« Volontés » ↔ Consent: the answers of one day, in a QuestionnaireResponse inside."""

from collections.abc import Iterator
from typing import Any, Final

from app.domain.ids import EntryId, SpaceId
from app.domain.wishes import DIRECTIVES, Form, Step, Wish
from app.fhir import exact
from app.fhir.terms import SOURCE, coded, patient_reference, text_id

_SCOPE: Final = "http://terminology.hl7.org/CodeSystem/consentscope"
_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/consentcategorycodes"
_OPTIONS: Final = "urn:alveole:wishes"
_INSIDE: Final = "answers"


def write(entry: EntryId, space: SpaceId, wish: Wish) -> bytes:
    """Return the Consent of a wish; withdrawn, it is `inactive` and answers nothing."""
    tree = {
        "resourceType": "Consent",
        "id": text_id(entry),
        "meta": {"source": SOURCE},
        "contained": [_answers(wish)],
        "status": "inactive" if wish.withdrawn else "active",
        "scope": coded(_SCOPE, "adr"),
        "category": [_category(wish.form)],
        "patient": {"reference": patient_reference(space)},
        "dateTime": wish.at,
        "sourceReference": {"reference": f"#{_INSIDE}"},
        "policyRule": {"text": wish.form.label},
    }
    return exact.write(tree)


def read(body: bytes, form: Form) -> Wish:
    """Return what a Consent says to the questions of *form*.

    Raises Refused("fhir.unreadable").
    """
    tree = exact.read(body)
    items = _at(tree, "contained", 0, "item")
    given = {_at(item, "linkId"): item for item in items or ()}
    said = {step.name: _said(given.get(step.name)) for step in form.steps}
    known = {name: text for name, text in said.items() if text}
    withdrawn = tree.get("status") != "active"
    return Wish(form, str(tree.get("dateTime") or ""), known, withdrawn)


def _category(form: Form) -> dict[str, object]:
    if form is DIRECTIVES:
        return coded(_CATEGORY, "acd")
    return {"text": form.label}


def _answers(wish: Wish) -> exact.Tree:
    items = list(_items(wish))
    told = {
        "resourceType": "QuestionnaireResponse",
        "id": _INSIDE,
        "status": "completed",
    }
    return {**told, "item": items} if items else told


def _items(wish: Wish) -> Iterator[exact.Tree]:
    for step in wish.form.steps:
        if text := wish.said.get(step.name):
            answer = _answer(step, text)
            yield {"linkId": step.name, "text": step.label, "answer": [answer]}


def _answer(step: Step, text: str) -> exact.Tree:
    if not step.options:
        return {"valueString": text}
    coding = {"system": _OPTIONS, "code": text, "display": step.options[text]}
    return {"valueCoding": coding}


def _said(item: object) -> str:
    answer = _at(item, "answer", 0)
    said = _at(answer, "valueString") or _at(answer, "valueCoding", "code")
    return said if isinstance(said, str) else ""


def _at(tree: Any, *path: str | int) -> Any:  # noqa: ANN401 - any JSON
    for step in path:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return None
    return tree
