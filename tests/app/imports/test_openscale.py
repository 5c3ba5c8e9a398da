"""The table of openScale gives its weights by the names of its columns."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Reading, Rejected
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item
from app.imports import Confidence, reader_of
from app.imports.openscale import READER, harvest
from sync.airlock.parent import SealedAirlock

ASKING = Asking("Europe/Paris")
HEAD = (
    '"biceps","bone","caliper1","calories","comment","dateTime","fat","lbm",'
    '"muscle","visceralFat","waist","water","weight"\n'
)
LINE = (
    '0.0,12.85,0.0,0.0,"après, le sport","2026-11-20 07:30",20.3,0.0,40.5,0.0,'
    "{},53.0,{}\n"
)
NEW = "DATE,TIME,WEIGHT,BODY_FAT,MUSCLE\n2026-11-20,07:30,71.2,24.1,40\n"


def table(*lines: tuple[str, str]) -> bytes:
    return (HEAD + "".join(LINE.format(waist, kg) for waist, kg in lines)).encode()


def harvested(content: bytes) -> list[Item]:
    return list(harvest(content, ASKING))


@pytest.mark.covers("C-037")
def test_a_weight_keeps_what_the_scale_said_beside() -> None:
    (found,) = harvested(table(("0.0", "77.35")))
    assert isinstance(found, Reading)
    assert (found.kind, found.value, found.unit) == (
        "body-weight",
        Decimal("77.35"),
        "kg",
    )
    assert found.stamp.at
    assert found.stamp.at.isoformat() == "2026-11-20T07:30:00+01:00"
    assert ("body-fat", "20.3 %") in found.context
    assert "fat-free-mass" not in dict(found.context)


def test_a_weight_of_many_years_ago_is_kept() -> None:
    old = table(("0.0", "77.35")).replace(b"2026-11-20", b"2009-05-04")
    (found,) = harvested(old)
    assert isinstance(found, Reading)
    assert found.stamp.at
    assert found.stamp.at.isoformat() == "2009-05-04T07:30:00+02:00"


def test_a_waist_is_a_measure_of_its_own() -> None:
    weight, waist = harvested(table(("92", "77.35")))
    assert isinstance(weight, Reading)
    assert isinstance(waist, Reading)
    assert (waist.kind, waist.value) == ("waist-circumference", Decimal(92))


def test_a_zero_is_no_measure() -> None:
    (found,) = harvested(table(("0.0", "0.0")))
    assert isinstance(found, Rejected)
    assert found.reason == "nothing"


def test_the_names_of_version_three_are_known() -> None:
    (found,) = harvested(NEW.encode())
    assert isinstance(found, Reading)
    assert (found.value, found.context) == (
        Decimal("71.2"),
        (("body-fat", "24.1 %"), ("muscle", "40 %")),
    )


def test_a_line_that_repeats_another_is_said_to() -> None:
    first, again = harvested(table(("0", "77.35"), ("0", "77.35")))
    assert isinstance(first, Reading)
    assert isinstance(again, Rejected)
    assert again.reason == "repeated"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (("0", "lourd"), "value"),
        (("0", "77.3.5"), "value"),
    ],
)
def test_what_is_no_number_is_said(bad: tuple[str, str], reason: str) -> None:
    (found,) = harvested(table(bad))
    assert isinstance(found, Rejected)
    assert found.reason == reason


def test_a_date_that_is_none_is_said() -> None:
    (found,) = harvested(NEW.replace("2026-11-20", "hier").encode())
    assert isinstance(found, Rejected)
    assert found.reason == "line"


@pytest.mark.parametrize("content", [table(("0", "77")), NEW.encode()])
def test_an_export_is_recognised_by_its_columns(content: bytes) -> None:
    assert reader_of(content, "x.csv") is READER


@pytest.mark.parametrize(
    "content", [b"", b"dateTime,weight\n", b"date,weight,fat\n1,2,3\n", b"\0\1,weight"]
)
def test_another_table_is_left_to_the_others(content: bytes) -> None:
    assert READER.sniff(content, "x.csv") is Confidence.NO


def test_the_airlock_gives_the_same(an_airlock: SealedAirlock) -> None:
    content = table(("92", "77.35"))
    sheaves = an_airlock.harvest(content, ASKING, name="x.csv")
    assert [item for sheaf in sheaves for item in sheaf] == harvested(content)


@given(st.text(alphabet='0123456789,."\n-: ab', max_size=200), st.binary(max_size=20))
def test_any_table_gives_items_or_a_refusal(text: str, tail: bytes) -> None:
    for head in (HEAD, "DATE,TIME,WEIGHT,FAT\n", ""):
        with suppress(Refused):
            harvested(head.encode() + text.encode() + tail)
