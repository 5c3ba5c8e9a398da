"""A measure is read from what lists keep, else from its FHIR bytes."""

from dataclasses import replace
from decimal import Decimal

from app.flows.measure import as_measure
from tests.app.paper_home import PaperHome


def test_values_come_from_the_bytes_when_lists_have_none() -> None:
    entry = PaperHome().measures.add("blood-pressure", ["128", "82"])
    bare = as_measure(replace(entry, meta={"status": "final"}))
    assert bare.values == as_measure(entry).values == (Decimal(128), Decimal(82))
    assert bare.unit == as_measure(entry).unit == "mm[Hg]"
