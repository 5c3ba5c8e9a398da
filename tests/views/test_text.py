"""Numbers, dates and sizes are written as French people read them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.when import When
from app.flows.typed import read_values
from app.kinds import Kind, kind, measure_kinds
from views import text
from views.text import tongue

THIN = "\u202f"


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Speak French before and after."""
    tongue.speak("fr")
    yield
    tongue.speak("fr")


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        ("71.2", None, "71,2"),
        ("72.50", None, "72,50"),
        ("71.25", 1, "71,3"),
        ("1234567.5", 1, f"1{THIN}234{THIN}567,5"),
        ("-0.5", 0, "-1"),
        ("6200", 0, f"6{THIN}200"),
    ],
)
def test_a_number_has_a_comma(value: str, decimals: int | None, written: str) -> None:
    assert text.number(Decimal(value), decimals) == written


@pytest.mark.parametrize(
    ("code", "values", "written"),
    [
        ("blood-glucose", ["104"], f"1,04{THIN}g/L"),
        ("body-weight", ["71.25"], f"71,3{THIN}kg"),
        ("blood-pressure", ["128", "82"], f"128\u00a0/\u00a082{THIN}mmHg"),
        ("pain-severity", ["3"], f"3{THIN}sur 10"),
        ("body-temperature", ["37"], f"37,0{THIN}°C"),
    ],
)
def test_a_quantity_is_in_the_unit_people_know(
    code: str, values: list[str], written: str
) -> None:
    assert text.quantity([Decimal(v) for v in values], kind(code)) == written


def test_a_document_has_no_quantity() -> None:
    assert text.quantity([], kind("document")) == ""
    assert text.shown_value(Decimal(104), kind("blood-glucose")) == "1,04"


@pytest.mark.parametrize(
    ("when", "long", "short"),
    [
        ("2026-03-12T14:30:00+01:00", "jeudi 12 mars 2026", "12/03/2026"),
        ("2026-05-01", "vendredi 1er mai 2026", "01/05/2026"),
        ("1975-03", "mars 1975", "03/1975"),
        ("1975", "1975", "1975"),
        ("", "date inconnue", "–"),
    ],
)
def test_a_date_is_as_precise_as_it_is(when: str, long: str, short: str) -> None:
    assert text.date_long(When.parse(when)) == long
    assert text.date_short(When.parse(when)) == short


@pytest.mark.parametrize(
    ("when", "written"),
    [("2026-03-12", "12 mars 2026"), ("1975-03", "mars 1975"), ("1975", "1975")],
)
def test_a_date_in_a_list_leaves_its_weekday_out(when: str, written: str) -> None:
    assert text.date_long(When.parse(when), weekday=False) == written


def test_a_plain_day_is_written_too() -> None:
    assert text.date_long(date(2026, 3, 12)) == "jeudi 12 mars 2026"
    assert text.date_short(date(2026, 3, 12)) == "12/03/2026"


def test_an_instant_is_written_on_the_clocks_of_a_place() -> None:
    at, there = datetime(2026, 3, 12, 23, 30, tzinfo=UTC), timezone(timedelta(hours=1))
    said = text.moment_at(at, there)
    assert said == f"vendredi 13 mars 2026 à 0{THIN}h{THIN}30"
    assert text.capital(said).startswith("Vendredi 13 mars")


def test_a_time_is_the_one_on_the_wall_there() -> None:
    when = When.parse("2026-03-12T14:30:00+01:00")
    assert text.time(when) == f"14{THIN}h{THIN}30"
    assert text.moment(when) == f"jeudi 12 mars 2026 à 14{THIN}h{THIN}30"
    short = f"12 mars 2026 à 14{THIN}h{THIN}30"
    assert text.moment(when, weekday=False) == short
    assert text.moment(When.parse("1975")) == "1975"
    assert text.time(When.parse("1975")) == ""
    paris = timezone(timedelta(hours=1))
    instant = datetime(2026, 3, 12, 13, 30, tzinfo=UTC)
    assert text.time(instant, paris) == f"14{THIN}h{THIN}30"


@pytest.mark.parametrize(
    ("count", "written"),
    [
        *((0, "0 octets"), (999, "999 octets"), (3200, "3 Ko"), (3_200_000, "3,2 Mo")),
        *((1_000_000_000, "1 Go"), (1_960_000, "2 Mo"), (9_990_000, "10 Mo")),
    ],
)
def test_a_size_is_short(count: int, written: str) -> None:
    assert text.size(count) == written.replace(" ", THIN)


def test_words_begin_with_a_capital_letter() -> None:
    assert text.capital("mardi 24 novembre") == "Mardi 24 novembre"
    assert text.capital("été") == "Été"
    assert text.capital("") == ""


def test_huge_sizes_stop_at_the_last_word() -> None:
    assert text.size(5_000_000_000_000) == f"5{THIN}000{THIN}Go"


def test_english_keeps_its_point() -> None:
    tongue.speak("en")
    assert text.number(Decimal("1234.5")) == "1,234.5"
    assert text.time(When.parse("2026-03-12T14:30:00+01:00")) == "14:30"


@pytest.mark.parametrize("code", ["fr", "fr@falc", "en", "tlh"])
def test_words_missing_from_a_catalogue_stay_in_french(code: str) -> None:
    tongue.speak(code)
    assert text._("Mot jamais traduit") == "Mot jamais traduit"
    assert text._("") == ""


@pytest.mark.parametrize(("count", "said"), [(0, "envoi"), (1, "envoi"), (2, "envois")])
def test_zero_is_singular_in_french(count: int, said: str) -> None:
    assert text.ngettext("envoi", "envois", count) == said


def test_a_catalogue_is_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = Catalog(locale="en")
    words.add("Poids", "Weight")
    words.add(("envoi", "envois"), ("sending", "sendings"))
    place = tmp_path / "en" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "alveole.mo").open("wb") as file:
        write_mo(file, words)
    monkeypatch.setattr(text, "LOCALE", tmp_path)
    tongue.speak("en")
    assert text._("Poids") == "Weight"
    assert text.ngettext("envoi", "envois", 0) == "sendings"


@pytest.mark.parametrize(
    ("code", "value", "written"),
    [
        ("body-weight", "3.245", "3,245"),
        ("body-weight", "71", "71,0"),
        ("body-weight", "72.57477920", "72,6"),
        ("blood-glucose", "104.5", "1,045"),
        ("steps-by-day", "12000", "12000"),
    ],
)
def test_what_is_typed_again_has_all_its_digits(
    code: str, value: str, written: str
) -> None:
    assert text.typed_value(Decimal(value), kind(code)) == written


def test_what_is_typed_again_in_english_is_read_as_it_is() -> None:
    tongue.speak("en")
    assert text.typed_value(Decimal(12000), kind("steps-by-day")) == "12000"
    assert text.typed_value(Decimal("72.45"), kind("body-weight")) == "72.45"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(measure_kinds()), st.data())
def test_what_is_typed_again_is_the_same_to_what_is_shown(
    own: Kind, data: st.DataObject
) -> None:
    tongue.speak(data.draw(st.sampled_from(["fr", "en"])))
    unit = data.draw(st.sampled_from(own.units))
    asked, places = own.fields[0], 0 if own.fields[0].whole else 3
    ends = asked.hard.low, asked.hard.high
    value = data.draw(st.decimals(*ends, places=places))
    chosen = own.shown_in(unit.label)
    typed = text.typed_value(value, chosen)
    found = read_values(own, [typed] * len(own.fields), unit.label).values[0]
    assert text.shown_value(found, chosen) == text.shown_value(value, chosen)
