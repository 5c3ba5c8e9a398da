"""LibreView exports: the counts of a real one, the oddities of a French one."""

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Mark, Reading, Rejected, Special, TimeSource
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item, Owner, Strand
from app.imports import Confidence
from app.imports.libreview import READER, harvest

REAL = Path(__file__).parents[4] / "shared/data/devices/libreview_en_mmol.csv"
FRENCH = Path(__file__).parents[2] / "recordings/libreview_fr_synthetic.csv"
PARIS = Asking("Europe/Paris")
HEADERS = FRENCH.read_text().splitlines()[1]


def strands(items: list[Item], sort: str) -> list[tuple[int, str]]:
    return [
        (point.t, format(one.trace.exact(point.value), "f"))
        for one in items
        if isinstance(one, Strand) and one.trace.source == f"import:libreview-{sort}"
        for point in one.points
    ]


def reasons(items: list[Item]) -> Counter[str]:
    return Counter(one.reason for one in items if isinstance(one, Rejected))


@pytest.fixture(scope="module")
def real() -> list[Item]:
    if not REAL.exists():
        pytest.skip("the real export is not beside this tree")
    return list(harvest(REAL.read_bytes(), PARIS))


@pytest.fixture(scope="module")
def french() -> list[Item]:
    return list(harvest(FRENCH.read_bytes(), PARIS))


@pytest.mark.covers("C-037")
def test_a_real_export_gives_all_it_holds(real: list[Item]) -> None:
    historic, scans = strands(real, "historic"), strands(real, "scan")
    assert (len(historic), len(scans)) == (646, 110)
    assert reasons(real) == {"nothing": 38, "repeated": 3}
    assert len(real) == 38 + 3 + 2 + 1


def test_values_of_a_real_export_are_exact_and_in_its_unit(real: list[Item]) -> None:
    (first, *_), values = strands(real, "historic"), strands(real, "historic")
    assert first == (int(datetime(2019, 12, 5, 15, 25, tzinfo=UTC).timestamp()), "6.3")
    assert {Decimal(text).as_tuple().exponent for _, text in values} == {-1}
    traces = {one.trace.unit for one in real if isinstance(one, Strand)}
    assert traces == {"mmol/L"}


def test_two_scans_of_one_minute_both_stay(real: list[Item]) -> None:
    at = int(datetime(2019, 12, 6, 13, 21, tzinfo=UTC).timestamp())
    assert [one for one in strands(real, "scan") if one[0] // 60 == at // 60] == [
        (at, "4.9"),
        (at + 1, "5.0"),
    ]


def test_whom_a_file_names_is_said(real: list[Item], french: list[Item]) -> None:
    owners = [one for one in (*real, *french) if isinstance(one, Owner)]
    assert [one.name for one in owners] == ["Test Patient", "Camille Fictive"]


@pytest.mark.covers("C-037")
def test_an_autumn_night_in_french_loses_no_point(french: list[Item]) -> None:
    historic = strands(french, "historic")
    start = int(datetime(2025, 10, 26, 0, 10, tzinfo=UTC).timestamp())
    night = [t for t, _ in historic if start <= t < start + 7200]
    assert night == [start + 900 * n for n in range(8)]
    assert len(historic) == 11


def test_strips_are_readings_taken_one_by_one(french: list[Item]) -> None:
    alone = {one.kind: one for one in french if isinstance(one, Reading)}
    strip, ketone = alone["blood-glucose"], alone["ketone"]
    assert (strip.value, strip.unit) == (Decimal(121), "mg/dL")
    assert (ketone.value, ketone.stated.text) == (Decimal("0.2"), "0,2")
    assert strip.stamp.at == datetime(2025, 10, 26, 7, 15, tzinfo=UTC)
    assert strip.device.serial == "SYNTHETIC-0001"
    assert b"08:15,2," in strip.stated.raw


def test_beyond_what_the_sensor_reads_is_no_number(french: list[Item]) -> None:
    odd = [one for one in french if isinstance(one, Reading) and one.marks]
    assert [(one.value, set(one.marks)) for one in odd] == [
        (Special.POS_INF, {Mark.HIGH}),
        (Special.NEG_INF, {Mark.LOW}),
    ]


def test_a_clock_nobody_set_is_kept_without_a_date(french: list[Item]) -> None:
    suspects = [
        one
        for one in french
        if isinstance(one, Reading) and one.stamp.source is TimeSource.SUSPECT
    ]
    assert [(one.value, one.stamp.raw) for one in suspects] == [
        (Decimal(88), "01-01-1970 00:05")
    ]


def test_what_cannot_be_read_is_given_with_its_line(french: list[Item]) -> None:
    odd = [one for one in french if isinstance(one, Rejected)]
    told = {one.reason: (one.where, one.raw) for one in odd}
    assert told["value"][0] == "24"
    assert b"douze" in told["value"][1]
    assert b"plus tard" in told["line"][1]
    assert reasons(french) == {"nothing": 3, "repeated": 1, "value": 1, "line": 1}


def test_a_strip_in_mmol_is_kept_in_our_unit_and_as_stated() -> None:
    table = HEADERS.replace("bandelette mg/dL", "bandelette mmol/L")
    row = "Lecteur,1,25-10-2025 08:00,2" + "," * 11 + '"5,5"'
    (strip,) = harvest(f"Titre\n{table}\n{row}\n".encode(), PARIS)
    assert isinstance(strip, Reading)
    assert (strip.value, strip.unit) == (Decimal(99), "mg/dL")
    assert (strip.stated.text, strip.stated.unit) == ("5,5", "mmol/L")


def test_tabs_and_capitals_change_nothing(french: list[Item]) -> None:
    text = (
        FRENCH.read_text()
        .replace('"0,2"', "0.2")
        .replace('"Marche, ""lente"" : 20 min"', "x")
    )
    items = list(harvest(text.replace(",", "\t").encode("utf-8-sig"), PARIS))
    assert strands(items, "historic") == strands(french, "historic")


def test_a_file_where_the_day_may_be_the_month_asks() -> None:
    lines = [HEADERS, "Lecteur,1,05-12-2019 08:00,0,100"]
    content = "\n".join(lines).encode()
    with pytest.raises(Refused, match=r"import\.day_order"):
        list(harvest(content, PARIS))
    told = [list(harvest(content, Asking("UTC", first))) for first in (True, False)]
    days = [datetime.fromtimestamp(strands(one, "historic")[0][0], UTC) for one in told]
    assert [(one.day, one.month) for one in days] == [(5, 12), (12, 5)]


def test_keys_hold_whatever_the_zone() -> None:
    elsewhere = harvest(FRENCH.read_bytes(), Asking("Pacific/Noumea"))
    here = harvest(FRENCH.read_bytes(), PARIS)
    keys = [
        {one.key for one in some if isinstance(one, Reading)}
        for some in (elsewhere, here)
    ]
    assert keys[0] == keys[1] != set()


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        (HEADERS.encode(), Confidence.SURE),
        (b"Titre\n" + HEADERS.encode(), Confidence.SURE),
        (b"Device,Device Timestamp,Record Type\n", Confidence.NO),
        (b"Index,Timestamp,Historic Glucose mg/dL\n", Confidence.NO),
        (b"", Confidence.NO),
        (b"%PDF-1.7\n\x00", Confidence.NO),
        (b"a" * 4096, Confidence.NO),
    ],
)
def test_only_its_own_columns_are_recognised(head: bytes, sure: Confidence) -> None:
    assert READER.sniff(head, "export.csv") is sure


def test_it_is_no_document() -> None:
    found = READER.read(FRENCH.read_bytes())
    assert (found.export, found.title, found.text) == ("libreview", READER.brand, "")


@given(st.lists(st.tuples(st.integers(0, 40), st.text(max_size=12)), max_size=12))
def test_any_lines_under_the_columns_are_said(rows: list[tuple[int, str]]) -> None:
    body = "\n".join(f"L,1,25-10-2025 08:{n:02},0,{text}" for n, text in rows)
    try:
        items = list(harvest(f"{HEADERS}\n{body}".encode(errors="replace"), PARIS))
    except Refused:
        return
    assert all(isinstance(one, Strand | Reading | Rejected) for one in items)
