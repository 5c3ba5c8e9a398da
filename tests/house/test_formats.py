"""Every shared sample becomes what it must, and the page that says so is true."""

from pathlib import Path

import pytest

from app.flows.documents import Added, Status
from docs.formats import PAGE, SETS, Fate, fates, house, page
from sync.airlock.parent import SealedAirlock
from tests.conftest import Tally


@pytest.mark.covers("C-006")
def test_each_sample_becomes_what_it_must(samples: Path, tally: Tally) -> None:
    airlock = SealedAirlock()
    try:
        found = list(fates(house(airlock), samples))
    finally:
        airlock.close()
    wrong = [(one.place, one.name, one.added.code) for one in found if not one.right]
    assert len(wrong) <= len(found) / 100, wrong
    assert not [one.name for one in found if one.added.code == "uncaught"]
    assert "22 CDA sur 22" in page(found)
    tally("shared samples given as a person would", len(found))
    tally("of these at the right status (99 % asked)", len(found) - len(wrong))


@pytest.mark.parametrize(
    ("place", "name", "added", "seconds", "right"),
    [
        ("standards/cda", "a.xml", Added(Status.IMPORTED), 1, True),
        (
            "standards/cda",
            "a.xml",
            Added(Status.REFUSED, code="import.damaged"),
            1,
            False,
        ),
        ("standards/cda", "a.xml", Added(Status.IMPORTED), 6, False),
        ("hostile/xml_attacks", "a.xml", Added(Status.IMPORTED), 1, False),
        (
            "hostile/dicom",
            "a.dcm",
            Added(Status.REFUSED, code="import.damaged"),
            1,
            True,
        ),
        ("hostile/dicom", "a.dcm", Added(Status.REFUSED, code="uncaught"), 1, False),
    ],
)
def test_a_wrong_fate_is_seen(
    *, place: str, name: str, added: Added, seconds: float, right: bool
) -> None:
    assert Fate(place, name, added, seconds).right is right


def test_the_page_tells_every_set() -> None:
    told = PAGE.read_text(encoding="utf-8")
    assert all(f"| {place} |" in told for place in SETS)
