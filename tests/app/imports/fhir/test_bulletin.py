"""A page of a service gives its doses one by one, each with its bytes."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.imports.fhir.bulletin import DOSES_MAX, RAW_MAX, bulletin

pytestmark = pytest.mark.covers("C-045")
DOSE: dict[str, Any] = {
    "resourceType": "Immunization",
    "id": "a1",
    "status": "completed",
    "vaccineCode": {"text": "Priorix"},
    "patient": {"reference": "Patient/p"},
    "occurrenceDateTime": "2019-03-12",
    "performer": [{"actor": {"reference": "Practitioner/d"}}],
    "protocolApplied": [{"doseNumberPositiveInt": 2}],
}
DOCTOR = {"resourceType": "Practitioner", "id": "d", "name": [{"text": "Dr Fictif"}]}


def page(*inside: Any, **told: Any) -> bytes:  # noqa: ANN401 - any JSON
    entries = [{"resource": one} for one in inside]
    tree = {"resourceType": "Bundle", "type": "searchset", "entry": entries, **told}
    return json.dumps(tree, indent=1).encode()


def test_a_dose_is_told_with_its_bytes_and_those_it_names() -> None:
    content = page(DOSE, DOCTOR)
    (told,) = bulletin(content).told
    assert (told.id, told.patient, told.withdrawn) == ("a1", "p", False)
    assert told.found
    assert (told.found.label, told.found.when, told.found.value) == (
        "Priorix",
        "2019-03-12",
        "2",
    )
    assert told.found.dose
    assert told.found.dose.given_by == "Dr Fictif"
    assert told.raw in content
    assert json.loads(told.raw) == DOSE


def test_who_is_only_named_is_told_by_that_name() -> None:
    named = {"performer": [{"actor": {"display": "Dr Fictif"}}]}
    maker = {"manufacturer": {"display": "Laboratoire fictif"}}
    (told,) = bulletin(page({**DOSE, **named, **maker})).told
    assert told.found
    dose = told.found.dose
    assert dose
    assert (dose.given_by, dose.maker) == ("Dr Fictif", "Laboratoire fictif")


def test_what_a_server_touches_without_saying_more_changes_no_mark() -> None:
    touched = dict(reversed(DOSE.items())) | {"meta": {"versionId": "7"}, "text": {}}
    marks = {bulletin(page(one)).told[0].mark for one in (DOSE, touched)}
    assert len(marks) == 1
    other = bulletin(page({**DOSE, "lotNumber": "Z"})).told[0].mark
    assert other not in marks


@pytest.mark.parametrize("status", ["entered-in-error", "not-done"])
@pytest.mark.parametrize("words", [{}, {"vaccineCode": {}}, {"occurrenceDateTime": 1}])
def test_what_is_no_dose_any_more_is_told_without_its_words(
    status: str, words: dict[str, Any]
) -> None:
    found = bulletin(page({**DOSE, **words, "status": status}))
    (told,) = found.told
    assert (told.withdrawn, told.found, found.aside) == (True, None, ())


def test_a_mistake_nobody_can_name_leaves_nothing_out() -> None:
    found = bulletin(page({**DOSE, "id": "", "status": "not-done"}))
    assert (found.told, found.aside) == ((), ())


def test_a_dose_named_by_a_code_alone_is_told_by_it() -> None:
    coding = {"system": "http://www.whocc.no/atc", "code": "J07BD52"}
    found = bulletin(page({**DOSE, "vaccineCode": {"coding": [coding]}}))
    (told,) = found.told
    assert told.found
    assert told.found.label == "J07BD52"


@pytest.mark.parametrize(
    ("spoiled", "reason"),
    [
        ({"vaccineCode": {}}, "name"),
        ({"id": "../x"}, "owner"),
        ({"id": ""}, "owner"),
        ({"patient": {"display": "Camille"}}, "owner"),
        ({"patient": {"reference": "Group/p"}}, "owner"),
        ({"note": [{"text": "x" * RAW_MAX}]}, "size"),
    ],
    ids=str,
)
def test_what_says_no_dose_is_left_with_its_reason(
    spoiled: dict[str, Any], reason: str
) -> None:
    found = bulletin(page({**DOSE, **spoiled}))
    assert found.told == ()
    (aside,) = found.aside
    assert aside.reason == reason
    assert aside.when == "2019-03-12"


def test_the_next_page_and_the_patient_are_told() -> None:
    links = [{"relation": "self", "url": "a"}, {"relation": "next", "url": "b"}]
    assert bulletin(page(link=links)).next == "b"
    about = {"resourceType": "Patient", "id": "p", "birthDate": "1958-03-12"}
    found = bulletin(json.dumps(about).encode())
    assert found.subject
    assert (found.patient, found.subject.born) == ("p", "1958-03-12")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<html>", "import.damaged"),
        (b"{", "import.damaged"),
        (b"\xff{}", "import.damaged"),
        (b'{"a":1,"a":2}', "import.damaged"),
        (b"{}", "import.unknown_format"),
        (json.dumps(DOSE).encode(), "import.unknown_format"),
        (page(DOSE, type="history"), "import.unknown_format"),
        (page(entry={}), "import.damaged"),
        (page(*[DOSE] * (DOSES_MAX + 1)), "import.too_large"),
    ],
)
def test_what_is_no_page_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        bulletin(content)


@given(st.binary() | st.recursive(
    st.none() | st.text() | st.integers(),
    lambda inside: st.lists(inside) | st.dictionaries(
        st.sampled_from([*DOSE, "entry", "resource", "link", "type"]), inside
    ),
).map(lambda entry: page(entry, link=entry)))  # fmt: skip
def test_whatever_comes_gives_a_page_or_a_refusal(content: bytes) -> None:
    try:
        found = bulletin(content)
    except Refused:
        return
    assert len(found.told) <= DOSES_MAX
