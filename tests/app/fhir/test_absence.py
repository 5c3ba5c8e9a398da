"""« Rien à signaler » and « Je ne sais pas » leave as statements FHIR knows."""

import pytest

from app.domain.ids import EntryId, SpaceId
from app.fhir import absence, exact
from app.fhir.models import model_faults
from app.kinds import Kind, kind
from tests.app.profiles import asked_kinds

ENTRY, SPACE = EntryId(bytes(15) + b"\7"), SpaceId(bytes(15) + b"\1")


def said(chosen: Kind, answer: str) -> exact.Tree:
    """Return what is written of an answer, once it was found sound."""
    assert chosen.topic
    body = absence.write(ENTRY, SPACE, chosen, chosen.topic, answer=answer)
    assert model_faults(body) == ()
    return exact.read(body)


@pytest.mark.covers("C-026")
@pytest.mark.parametrize("chosen", asked_kinds(), ids=lambda one: one.code)
def test_each_rubric_says_that_it_is_empty_or_unknown(chosen: Kind) -> None:
    none, unknown = said(chosen, "none"), said(chosen, "unknown")
    assert none != unknown
    assert none["id"] == "00000000-0000-0000-0000-000000000007"


@pytest.mark.parametrize(
    ("code", "concept", "none", "unknown"),
    [
        ("allergy", "code", "no-known-allergies", "no-allergy-info"),
        ("illness", "code", "no-known-problems", "no-problem-info"),
        (
            "treatment",
            "medicationCodeableConcept",
            "no-known-medications",
            "no-medication-info",
        ),
        ("operation", "code", "no-known-procedures", "no-procedure-info"),
    ],
)
def test_the_codes_are_those_of_the_international_summary(
    code: str, concept: str, none: str, unknown: str
) -> None:
    chosen = kind(code)
    for answer, expected in (("none", none), ("unknown", unknown)):
        tree = said(chosen, answer)
        assert tree["resourceType"] == chosen.resource
        (coding,) = tree[concept]["coding"]
        assert coding["code"] == expected
        assert coding["system"].endswith("absent-unknown-uv-ips")
        assert ("text" in tree[concept]) is (answer == "none")


def test_a_rubric_the_summary_does_not_know_is_an_empty_list() -> None:
    reasons = [
        said(kind("family-history"), one)["emptyReason"]["coding"][0]["code"]
        for one in ("none", "unknown")
    ]
    assert reasons == ["nilknown", "unavailable"]
