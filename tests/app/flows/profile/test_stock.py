"""A box that ends soon is told, until it is clearly another's turn."""

import pytest

from app.flows.profile.stock import running_out
from tests.app.paper_home import PaperHome


@pytest.mark.covers("C-027")
@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-11-28", True),
        ("2026-11-29", False),
        ("2026-11-21", True),
        ("2026-11-08", True),
        ("2026-11-05", False),
        ("2026-11", True),
        ("2027", False),
        ("", False),
    ],
)
def test_a_box_is_told_a_week_before_its_end(day: str, *, told: bool) -> None:
    home = PaperHome()
    home.profile.add("traitements", {"medicine": "Metformine", "stock_end": day})
    assert bool(running_out(home.profile)) is told


def test_a_treatment_that_is_over_needs_no_box() -> None:
    home = PaperHome()
    said = {"medicine": "Metformine", "stock_end": "2026-11-22"}
    entry = home.profile.add("traitements", said)
    assert [one.title for one in running_out(home.profile)] == ["Metformine"]
    home.profile.end(entry.id, "2026-11-20")
    assert running_out(home.profile) == []
