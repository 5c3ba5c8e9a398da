"""What a child's record holds is FHIR R4, and reads back to the last decimal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.childhood import ChildNote, Newborn, Visit
from app.domain.ids import EntryId, SpaceId
from app.fhir import childhood, exact
from app.fhir.models import model_faults

pytestmark = pytest.mark.covers("C-143")
ENTRY, SPACE = EntryId(b"e" * 16), SpaceId(b"s" * 16)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")))


@pytest.mark.parametrize(
    "visit",
    [
        Visit("2024-03-08", "Dre Fictive", "Tout va bien."),
        Visit("2024-03"),
        Visit(),
    ],
)
def test_a_visit_is_read_back(visit: Visit) -> None:
    body = childhood.write_visit(ENTRY, SPACE, visit, code="exam-01", label="Premier")
    assert childhood.read_visit(body) == visit
    assert exact.read(body)["code"]["coding"][0]["code"] == "exam-01"
    assert model_faults(body) == ()


@pytest.mark.parametrize(
    "newborn",
    [
        Newborn("3250", "50", "34.50", "39", "9", "10", "10", "CHU Fictif", "Calme"),
        Newborn(weight="2900"),
        Newborn(apgar1="0"),
        Newborn(comment="Né en avance."),
    ],
)
def test_a_birth_is_read_back(newborn: Newborn) -> None:
    body = childhood.write_newborn(ENTRY, SPACE, newborn, "2024-02-29")
    assert childhood.read_newborn(body) == newborn
    assert model_faults(body) == ()


def test_a_birth_speaks_the_codes_of_the_certificate() -> None:
    newborn = Newborn(weight="3250", apgar5="10")
    tree = exact.read(childhood.write_newborn(ENTRY, SPACE, newborn, "2024"))
    codes = [one["code"]["coding"][0]["code"] for one in tree["component"]]
    units = [one["valueQuantity"]["code"] for one in tree["component"]]
    assert (codes, units) == (["29463-7", "9274-2"], ["g", "{score}"])


@given(WORDS, WORDS, st.sampled_from(["", "2026", "2026-09-01"]))
def test_a_note_is_read_back(title: str, text: str, day: str) -> None:
    note = ChildNote("school", day, title, text)
    body = childhood.write_note(ENTRY, SPACE, note)
    assert childhood.read_note(body) == note


def test_a_note_is_fhir() -> None:
    for note in (ChildNote("milestone", "2025", "Pas"), ChildNote("other", text="Mot")):
        assert model_faults(childhood.write_note(ENTRY, SPACE, note)) == ()
