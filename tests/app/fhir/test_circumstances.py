"""What is said beside a value is written from its value set, and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fhir.circumstances import found, hold, written
from app.fhir.exact import Tree
from app.fhir.profiles import measures_table

HELD = (
    "hl7.fr/ig/fhir/core/StructureDefinition/fr-core-observation-height-body-position"
)
TABLE = measures_table()["circumstances"]
SAID = st.fixed_dictionaries(
    {},
    optional={name: st.sampled_from(list(row["terms"])) for name, row in TABLE.items()},
)


@given(SAID)
def test_what_is_written_is_read_back(said: dict[str, str]) -> None:
    tree = written(said)
    assert found(tree) == said
    assert hold(tree)


def test_a_code_of_no_value_set_is_neither_written_nor_read() -> None:
    with pytest.raises(KeyError):
        written({"moment": "GEN-276"})
    tree = {"bodySite": {"coding": [{"code": "24890"}]}}
    assert found(tree) == {}
    assert not hold(tree)


@pytest.mark.parametrize(
    "odd",
    [
        {"extension": "x"},
        {"extension": [{"url": 3}]},
        {"bodySite": [], "extension": [{"valueCodeableConcept": 1}]},
    ],
)
def test_any_shape_is_read(odd: dict[str, object]) -> None:
    assert found(odd) == {}


@pytest.mark.parametrize(
    "url",
    [
        f"https://{HELD}",
        f"http://{HELD}",
        "http://hl7.org/fhir/StructureDefinition/observation-bodyPosition",
    ],
)
def test_how_a_child_was_held_is_read_in_each_extension(url: str) -> None:
    concept = {"coding": [{"code": "102538003"}]}
    tree: Tree = {"extension": [{"url": url, "valueCodeableConcept": concept}]}
    assert found(tree) == {"position": "102538003"}


@pytest.mark.parametrize(
    ("loinc", "said"),
    [
        ("8306-3", {"position": "102538003"}),
        ("8308-9", {"position": "10904000"}),
        ("8302-2", {}),
    ],
)
def test_a_code_that_says_it_is_read_too(loinc: str, said: dict[str, str]) -> None:
    assert found({"code": {"coding": [{"code": loinc}]}}) == said


def test_it_is_written_as_the_french_core_foresees() -> None:
    (told,) = written({"position": "10904000"})["extension"]
    assert told["url"].startswith("https://hl7.fr/ig/fhir/core/StructureDefinition/")
    assert told["valueCodeableConcept"]["coding"][0] == {
        "system": "http://snomed.info/sct",
        "code": "10904000",
    }
