"""A target is typed in any unit, kept for every device, and taken back."""

from decimal import Decimal

import pytest

from app.domain.errors import Refused
from app.domain.query import Query
from app.domain.target import Target
from app.flows.measuring.targets import Ends, Targets
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-039")


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


def test_nothing_is_aimed_at_until_it_is_chosen(home: PaperHome) -> None:
    assert Targets(home.preferences).of("blood-pressure") == (Target(), Target())


def test_a_target_is_kept_in_the_unit_of_the_kind(home: PaperHome) -> None:
    targets = Targets(home.preferences)
    targets.choose("blood-glucose", [("0,70", "1,80")], "g/L")
    assert targets.of("blood-glucose") == (Target(Decimal(70), Decimal(180)),)


def test_each_value_has_its_own(home: PaperHome) -> None:
    targets = Targets(home.preferences)
    targets.choose("blood-pressure", [("", "140"), ("", "90")], "mmHg")
    assert [one.high for one in targets.of("blood-pressure")] == [140, 90]


def test_emptied_fields_remove_it_and_an_undo_brings_it_back(home: PaperHome) -> None:
    targets = Targets(home.preferences)
    targets.choose("hba1c", [("", "7,0")], "%")
    before = targets.of("hba1c")
    targets.choose("hba1c", [(" ", "")], "%")
    assert not any(targets.of("hba1c"))
    targets.put("hba1c", before)
    assert targets.of("hba1c") == (Target(high=Decimal("7.0")),)


@pytest.mark.parametrize(
    ("ends", "code", "place"),
    [
        ([("x", "")], "measure.not_a_number", "low0"),
        ([("70", "60")], "target.backwards", "high0"),
        ([("70", "70")], "target.backwards", "high0"),
        ([("", "9999")], "target.out_of_range", "high0"),
    ],
)
def test_what_cannot_be_a_target_is_refused_where_it_is(
    home: PaperHome, ends: Ends, code: str, place: str
) -> None:
    with pytest.raises(Refused, match=code.replace(".", r"\.")) as refused:
        Targets(home.preferences).choose("body-weight", ends, "kg")
    assert refused.value.details["place"] == place


def test_it_travels_as_a_preference_that_settles_by_itself(home: PaperHome) -> None:
    Targets(home.preferences).choose("hba1c", [("", "7")], "%")
    asked = Query("preference", category="target:hba1c")
    (entry,) = home.vault.find(home.space.id, asked)
    assert entry.meta["value"] == ":7"
