"""Each file of the shelf is a kind that writes what passes our checks."""

from decimal import Decimal

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.fhir import observation
from app.fhir.observation import Measured
from app.fhir.profiles import measures_table, profiles
from app.kinds import Kind, Range, Unit, all_kinds, kind, measure_kinds

SIXTEEN = {
    *("body-weight", "body-height", "bmi", "waist-circumference"),
    *("body-temperature", "blood-glucose", "blood-pressure", "heart-rate"),
    *("pain-severity", "steps-by-day"),
    *("head-circumference", "interstitial-glucose", "hba1c", "glucose-management"),
    *("oxygen-saturation", "respiratory-rate"),
}


def middle(chosen: Kind) -> tuple[Decimal, ...]:
    """Return plausible values of a kind."""
    return tuple(((f.soft.low + f.soft.high) / 2) for f in chosen.fields)


def test_the_sixteen_measures_are_found() -> None:
    assert {one.code for one in measure_kinds()} == SIXTEEN
    assert {"document", "patient", "preference"} < set(all_kinds()) - SIXTEEN


def test_an_alias_is_understood() -> None:
    assert kind("documents") is kind("document")


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(Refused, match=r"kind\.unknown"):
        kind("mood")


@pytest.mark.covers("C-033")
@pytest.mark.parametrize("chosen", measure_kinds(), ids=lambda one: one.code)
def test_an_example_reads_back_equal(chosen: Kind) -> None:
    values = middle(chosen)
    name, space = EntryId(bytes(16)), SpaceId(bytes(16))
    raw = observation.write(Measured(name, space, chosen.code, values, "2026-11-21"))
    found = observation.read(raw)
    assert (found.kind, found.values, found.unit) == (chosen.code, values, chosen.ucum)
    assert found.findings == ()


@pytest.mark.parametrize("chosen", measure_kinds(), ids=lambda one: one.code)
def test_the_shelf_and_the_table_of_profiles_agree(chosen: Kind) -> None:
    profile = profiles()[chosen.code]
    assert profile.url.endswith(chosen.profile)
    assert profile.loinc[0] == chosen.loinc
    assert profile.ucum == chosen.ucum
    assert profile.components == tuple(f.loinc for f in chosen.fields if f.loinc)


@pytest.mark.parametrize("chosen", measure_kinds(), ids=lambda one: one.code)
def test_every_circumstance_may_be_written(chosen: Kind) -> None:
    table = measures_table()["circumstances"]
    for asked in chosen.asks:
        codes = [code for code, _label in asked.answers]
        assert set(codes) <= set(table[asked.name]["terms"])
        assert asked.said(codes[0])
        assert asked.said("other") == ""


@pytest.mark.parametrize("chosen", measure_kinds(), ids=lambda one: one.code)
def test_bounds_hold_one_another(chosen: Kind) -> None:
    assert chosen.rubric is Rubric.MEASURES
    assert chosen.create_only
    for one in chosen.fields:
        assert one.hard.low <= one.soft.low < one.soft.high <= one.hard.high


def test_a_range_holds_its_bounds() -> None:
    span = Range.of("1", "2")
    assert [span.holds(Decimal(v)) for v in ("0.9", "1", "2", "2.1")] == [
        *(False, True, True, False)
    ]


def test_a_unit_is_shown_as_it_was_typed() -> None:
    fahrenheit = kind("body-temperature").unit_named("°f")
    assert fahrenheit.shown(fahrenheit.converted(Decimal("98.6"))) == Decimal("98.6")
    assert Unit("g", "g").named(" G ")


def test_a_kind_without_value_has_no_unit() -> None:
    assert (kind("document").unit, kind("document").ucum) == ("", "")
    assert kind("blood-glucose").unit == "g/L"


@pytest.mark.parametrize(
    ("code", "label", "unit", "decimals"),
    [
        ("blood-glucose", "mmol/L", "mmol/L", 1),
        ("blood-glucose", "mg/dL", "mg/dL", 0),
        ("blood-glucose", "g/L", "g/L", 2),
        ("body-height", "m", "m", 2),
        ("body-weight", "", "kg", 1),
        ("body-weight", "stone", "kg", 1),
    ],
)
def test_a_kind_is_shown_in_the_unit_chosen(
    code: str, label: str, unit: str, decimals: int
) -> None:
    shown = kind(code).shown_in(label)
    assert (shown.unit, shown.decimals) == (unit, decimals)
    assert shown.ucum == kind(code).ucum


def test_only_steps_have_one_value_a_day() -> None:
    assert [one.code for one in measure_kinds() if one.daily] == ["steps-by-day"]
