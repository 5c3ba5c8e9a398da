"""Each range shown has bounds in the unit of its kind, a source and a year."""

import json
from importlib.resources import files

from app.kinds import kind
from app.rules.references import references


def test_each_reference_says_where_it_comes_from() -> None:
    for code, one in references().items():
        assert len(kind(code).fields) == 1
        assert one.bounds.low is not None
        assert one.bounds.high is not None
        assert one.bounds.low < one.bounds.high
        assert str(one.year) in one.source


def test_bounds_are_in_the_unit_of_the_kind() -> None:
    raw = files("app.rules").joinpath("tables/references.json").read_text("utf-8")
    for row in json.loads(raw)["references"]:
        assert row["unit"] == kind(row["kind"]).ucum


def test_what_was_not_checked_says_so() -> None:
    assert references()["interstitial-glucose"].unsure
