"""A measure is read from what lists keep, else from its FHIR bytes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.errors import Refused
from app.flows.measure import as_measure
from tests.app.paper_home import PaperHome


def test_values_come_from_the_bytes_when_lists_have_none() -> None:
    entry = PaperHome().measures.add("blood-pressure", ["128", "82"])
    bare = as_measure(replace(entry, meta={"status": "final"}))
    assert bare.values == as_measure(entry).values == (Decimal(128), Decimal(82))
    assert bare.unit == as_measure(entry).unit == "mm[Hg]"


@pytest.mark.parametrize(
    "value", ["abc", "", "NaN", "Infinity", "1e999999", "0e99999999", "1e-99999"]
)
def test_what_no_value_is_was_not_written_here(value: str) -> None:
    entry = PaperHome().measures.add("body-weight", ["71,2"])
    assert as_measure(entry).values == (Decimal("71.2"),)
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        as_measure(replace(entry, meta={**entry.meta, "value": value}))


def test_half_of_a_pair_is_no_measure() -> None:
    entry = PaperHome().measures.add("blood-pressure", ["128", "82"])
    half = {key: text for key, text in entry.meta.items() if key != "value2"}
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        as_measure(replace(entry, meta=half))
