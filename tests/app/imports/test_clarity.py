"""Dexcom Clarity exports: the counts of a real one, the oddities of a French one."""

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Fold, Mark, Reading, Rejected
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item, Owner, Strand
from app.imports import Confidence
from app.imports.clarity import READER, harvest

REAL = Path(__file__).parents[4] / "shared/data/devices/dexcom_clarity_en_mgdl.csv"
FRENCH = Path(__file__).parents[2] / "recordings/clarity_fr_synthetic.csv"
PARIS = Asking("Europe/Paris")
HEADERS = FRENCH.read_text().splitlines()[0]


def points(items: list[Item]) -> list[tuple[int, Decimal]]:
    return [
        (point.t, one.trace.exact(point.value))
        for one in items
        if isinstance(one, Strand)
        for point in one.points
    ]


def reasons(items: list[Item]) -> Counter[str]:
    return Counter(one.reason for one in items if isinstance(one, Rejected))


@pytest.fixture(scope="module")
def french() -> list[Item]:
    return list(harvest(FRENCH.read_bytes(), PARIS))


@pytest.mark.covers("C-037")
def test_a_real_export_gives_all_it_holds() -> None:
    if not REAL.exists():
        pytest.skip("the real export is not beside this tree")
    items = list(harvest(REAL.read_bytes(), PARIS))
    values = [value for _, value in points(items)]
    assert len(values) == 288
    assert (min(values), max(values)) == (Decimal(49), Decimal(193))
    assert reasons(items) == {"nothing": 11}
    owner = [one for one in items if isinstance(one, Owner)][-1]
    assert (owner.name, owner.birth_date) == ("Joe Schmoe", "")


def test_the_hour_spring_leaves_out_is_never_shifted(french: list[Item]) -> None:
    start = int(datetime(2026, 3, 29, 0, 55, tzinfo=UTC).timestamp())
    assert points(french) == [(start, Decimal(110)), (start + 300, Decimal(112))]
    (gap,) = [
        one for one in french if isinstance(one, Reading) and one.stamp.fold is Fold.GAP
    ]
    assert (gap.value, gap.stamp.raw) == (Decimal(111), "2026-03-29T02:30:00")


def test_low_and_high_are_no_numbers(french: list[Item]) -> None:
    marks = [one.marks for one in french if isinstance(one, Reading) and one.marks]
    assert marks == [{Mark.LOW}, {Mark.HIGH}]


def test_what_a_strip_said_is_a_reading(french: list[Item]) -> None:
    strips = [
        one
        for one in french
        if isinstance(one, Reading) and one.kind == "blood-glucose"
    ]
    assert [(one.value, one.unit) for one in strips] == [(Decimal(115), "mg/dL")]


def test_alarms_and_insulin_are_left_out(french: list[Item]) -> None:
    assert reasons(french) == {"nothing": 6}


def test_the_person_of_the_first_lines_is_said(french: list[Item]) -> None:
    owners = [one for one in french if isinstance(one, Owner)]
    assert (owners[-1].name, owners[-1].birth_date) == ("Camille Fictive", "")


def test_a_birth_date_that_says_its_order_is_read() -> None:
    content = f"{HEADERS}\n1;;Date de naissance;;1958-03-12;;;;;;;;\n".encode()
    owners = [one for one in harvest(content, PARIS) if isinstance(one, Owner)]
    assert [one.birth_date for one in owners] == ["1958-03-12"]


def test_the_same_line_again_is_said() -> None:
    line = "6;2026-03-29T01:55:00;{};;;;G7;110;;;;;"
    rows = [line.format(sort) for sort in ("EGV", "EGV", "Calibration", "Calibration")]
    items = list(harvest("\n".join([HEADERS, *rows]).encode(), PARIS))
    assert reasons(items) == {"repeated": 2}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("6;2026-03-29T01:55:00;EGV;;;;G7;beaucoup;;;;;", "value"),
        ("6;hier;EGV;;;;G7;110;;;;;", "line"),
    ],
)
def test_what_cannot_be_read_is_given_with_its_line(line: str, reason: str) -> None:
    (odd,) = harvest(f"{HEADERS}\n{line}\n".encode(), PARIS)
    assert odd == Rejected(reason, line.encode(), "2")


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        (HEADERS.encode("utf-8-sig"), Confidence.SURE),
        (HEADERS.replace("mg/dL", "mmol/L").encode(), Confidence.SURE),
        (HEADERS.replace("Horodatage", "Heure").encode(), Confidence.NO),
        (b"Event Type,Glucose Value (mg/dL)\n", Confidence.NO),
        (b"a" * 4096, Confidence.NO),
    ],
)
def test_only_its_own_columns_are_recognised(head: bytes, sure: Confidence) -> None:
    assert READER.sniff(head, "export.csv") is sure


def test_it_is_no_document() -> None:
    found = READER.read(FRENCH.read_bytes())
    assert (found.export, found.title, found.text) == ("clarity", READER.brand, "")


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=12))
def test_any_lines_under_the_columns_are_said(rows: list[tuple[str, str]]) -> None:
    body = "\n".join(f"1;{at};EGV;;;;G7;{text};;;;;" for at, text in rows)
    try:
        items = list(harvest(f"{HEADERS}\n{body}".encode(errors="replace"), PARIS))
    except Refused:
        return
    assert all(isinstance(one, Strand | Reading | Rejected | Owner) for one in items)
