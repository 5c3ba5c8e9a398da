"""The body-mass index is computed in decimals and rounded once."""

from decimal import Decimal

import pytest

from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.when import When
from app.flows.bmi import bmi_of, day_of, newest


def weight(number: int, when: str, status: str = "final") -> Entry:
    """Return a weight with nothing but its date."""
    return Entry(
        SpaceId(bytes(16)),
        EntryId(number.to_bytes(16, "big")),
        "body-weight",
        b"",
        When.parse(when),
        Rubric.MEASURES,
        meta={"status": status},
    )


@pytest.mark.parametrize(
    ("kilograms", "centimetres", "index"),
    [("70", "175", "22.9"), ("96", "185", "28.0"), ("72.5", "170.5", "24.9")],
)
def test_the_index_has_one_decimal(
    kilograms: str, centimetres: str, index: str
) -> None:
    assert str(bmi_of(Decimal(kilograms), Decimal(centimetres))) == index


def test_the_day_is_the_one_written() -> None:
    assert day_of(weight(1, "2026-11-20T00:30:00+01:00")) == "2026-11-20"
    assert day_of(weight(1, "2026-11")) == ""


def test_the_newest_valid_one_is_taken() -> None:
    entries = [
        weight(1, "2026-11-20T08:00:00Z"),
        weight(2, "2026-11-20T09:00:00Z"),
        weight(3, "2026-11-20T10:00:00Z", status="entered-in-error"),
        weight(4, "2026-11-21T08:00:00Z"),
    ]
    assert newest(entries, "body-weight", "2026-11-20") == entries[1]
    assert newest(entries, "body-height", "2026-11-20") is None
