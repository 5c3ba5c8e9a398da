"""A summary is one document of FHIR: its sections, its references, its words."""

from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle

from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.when import When
from app.fhir import exact, ips, patient, statement
from app.kinds import kind
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-016")

SPACE = SpaceId(bytes(range(16)))
PERSON = patient.write(SPACE, name="Camille Roche", birth_date="1958-03-12")


def line(rank: int, code: str, said: dict[str, str], words: str) -> ips.Chosen:
    """Return a line of the profile, chosen."""
    own, chosen = EntryId(bytes(15) + bytes([rank])), kind(code)
    body = statement.write(own, SPACE, chosen, said)
    entry = Entry(SPACE, own, code, body, When.unknown(), Rubric.PROFILE)
    return ips.Chosen(entry, words)


ALLERGY = line(1, "allergy", {"substance": "Pénicilline"}, "Pénicilline <grave>")
TREATMENT = line(2, "treatment", {"medicine": "Ramipril 5 mg"}, "Ramipril 5 mg")


def made(*lines: ips.Chosen, empty: dict[str, str] | None = None) -> dict[str, Any]:
    """Return the tree of a summary."""
    at = "2026-11-21T09:00:00+01:00"
    summary = ips.Summary(
        EntryId(bytes(16)), PERSON, "Ma synthèse", at, lines, empty or {}
    )
    return exact.read(ips.write(summary))


def sections(tree: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the sections by their LOINC code."""
    found = tree["entry"][0]["resource"]["section"]
    return {one["code"]["coding"][0]["code"]: one for one in found}


def test_it_is_a_document_the_models_of_fhir_accept() -> None:
    tree = made(ALLERGY, TREATMENT)
    Bundle.model_validate(tree)
    kinds = [one["resource"]["resourceType"] for one in tree["entry"]]
    assert kinds == [
        "Composition",
        "Patient",
        "AllergyIntolerance",
        "MedicationStatement",
    ]


def test_every_reference_leads_to_an_entry_of_the_document() -> None:
    tree = made(ALLERGY, TREATMENT)
    urls = {one["fullUrl"] for one in tree["entry"]}
    found = references(tree)
    assert found
    assert found <= urls


def references(tree: object) -> set[str]:
    """Return what is named anywhere."""
    if isinstance(tree, list):
        return set().union(*map(references, tree))
    if not isinstance(tree, dict):
        return set()
    own = {tree["reference"]} if isinstance(tree.get("reference"), str) else set()
    return own.union(*map(references, tree.values()))


def test_a_reference_outside_is_left_as_it_was() -> None:
    tree = exact.read(ALLERGY.entry.body) | {
        "encounter": {"reference": "Encounter/outside"}
    }
    entry = Entry(
        SPACE,
        ALLERGY.entry.id,
        "allergy",
        exact.write(tree),
        When.unknown(),
        Rubric.PROFILE,
    )
    assert "Encounter/outside" in references(made(ips.Chosen(entry, "x")))


def test_the_three_sections_of_the_guide_are_always_there() -> None:
    found = sections(made(TREATMENT, empty={"allergy": "nilknown"}))
    assert set(found) == {"10160-0", "48765-2", "11450-4"}
    reasons = {
        code: one.get("emptyReason", {}).get("coding", [{}])[0].get("code")
        for code, one in found.items()
    }
    assert reasons == {"10160-0": None, "48765-2": "nilknown", "11450-4": "unavailable"}


def test_words_are_read_by_people_and_never_as_marks() -> None:
    div = sections(made(ALLERGY))["48765-2"]["text"]["div"]
    assert "<li>Pénicilline &lt;grave&gt;</li>" in div


def test_a_measure_stands_among_the_measures() -> None:
    home = PaperHome()
    weight = home.measures.add("body-weight", ["70.6"], unit="kg")
    found = sections(made(ips.Chosen(weight, "70,6 kg")))
    assert "8716-3" in found


def test_what_it_says_is_read_again_word_for_word() -> None:
    at, why = "2026-11-21T09:00:00+01:00", {"illness": "nilknown"}
    said = ips.Summary(
        EntryId(bytes(16)), PERSON, "Ma synthèse", at, [ALLERGY, TREATMENT], why
    )
    found = {one.title: one.lines for one in ips.told(ips.write(said))}
    assert found == {
        "Traitements": ("Ramipril 5 mg",),
        "Allergies": ("Pénicilline <grave>",),
        "Maladies": ("Rien de noté.",),
    }
