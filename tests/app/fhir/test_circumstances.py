"""What is said beside a value is written from its value set, and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fhir.circumstances import found, hold, written
from app.fhir.profiles import measures_table

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
