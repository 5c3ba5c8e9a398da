"""A column says its name, and its unit in brackets."""

import pytest

from app.gates.csv_rows import rows
from app.imports.withings.columns import Columns, columns_of


def of(header: str) -> Columns | None:
    return columns_of(next(rows(header.encode()), None))


def test_the_unit_is_in_the_name() -> None:
    found = of('Date,"Weight (kg)",Systolic')
    assert found
    assert [(one.name, one.unit) for one in found.named.values()] == [
        ("date", ""),
        ("weight", "kg"),
        ("systolic", ""),
    ]


@pytest.mark.parametrize(
    ("header", "kept", "signed"),
    [
        ('Date,"Weight (kg)","Fat mass (kg)"', True, True),
        ("Date,Heart rate,Systolic,Diastolic", True, True),
        ("Date;Fréquence cardiaque;Systolique;Diastolique", True, True),
        ("Date,Height (m)", True, False),
        ("Date,Comments", False, False),
    ],
)
def test_what_a_table_is_is_seen_on_its_columns(
    header: str, *, kept: bool, signed: bool
) -> None:
    found = of(header)
    assert found
    assert (found.kept, found.signed) == (kept, signed)


@pytest.mark.parametrize("header", ["", "Weight (kg),Fat mass (kg)"])
def test_no_date_is_no_table(header: str) -> None:
    assert of(header) is None
