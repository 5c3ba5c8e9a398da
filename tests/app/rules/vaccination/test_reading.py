"""Terms are read whole from a table, and a wrong one is refused."""

from datetime import date
from typing import Any

import pytest

from app.rules.vaccination.lapses import BIRTH, Lapse
from app.rules.vaccination.reading import conflict, terms
from app.rules.vaccination.terms import (
    FREE,
    Conflict,
    Gap,
    Product,
    Skip,
    Span,
    Tally,
    Terms,
    Window,
)

YEAR, MONTH = Lapse(years=1), Lapse(months=1)
SINCE = Span(date(2025, 1, 1))
ROW: dict[str, Any] = {
    "windows": [{"least": "P1M", "until": "P1Y", "start": "2025-01-01"}],
    "gaps": [{"least": "P1M"}, {"least": "P1M", "step": 1}],
    "relief": {"least": "P1M", "products": ["a"]},
    "admitted": [{"name": "a", "from": "P1M", "until": "P1Y"}],
    "mistakes": [{"name": "b"}],
    "skips": [
        {"from": "P1Y", "gap": "P1M"},
        {"until": "P1Y", "tallies": [{"least": 1, "most": 2, "counted": True}]},
    ],
    "again": True,
}


def test_every_term_is_read() -> None:
    assert terms(ROW) == Terms(
        windows=(Window(MONTH, YEAR, SINCE),),
        gaps=(Gap(MONTH), Gap(MONTH, 1)),
        relief=Gap(MONTH, products=frozenset({"a"})),
        products=(Product("a", MONTH, YEAR),),
        mistakes=(Product("b"),),
        skips=(
            Skip(YEAR, gap=MONTH),
            Skip(BIRTH, YEAR, tallies=(Tally(1, 2, counted=True),)),
        ),
        again=True,
    )


def test_a_step_may_ask_for_nothing_more() -> None:
    assert terms({"age": "P2M"}) == FREE


def test_two_vaccines_to_keep_apart_are_read() -> None:
    row = {"before": "a", "after": "b", "least": "P1M"}
    assert conflict(row) == Conflict("a", "b", MONTH, MONTH)
    assert conflict(row | {"counted": "P1Y"}) == Conflict("a", "b", MONTH, YEAR)


@pytest.mark.parametrize(
    "wrong",
    [
        {"windows": [{"least": "soon"}]},
        {"gaps": [{"step": 1}]},
        {"admitted": [{}]},
        {"windows": [{"start": "yesterday"}]},
    ],
)
def test_a_wrong_term_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError)):
        terms(wrong)
