"""A reading that is kept says all that is known of it, and nothing more exact."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.device import Fold, Mark, Reading, Stamp, Stated, TimeSource, Way
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.reading import Flag, Point
from app.fhir import exact
from app.fhir.models import model_faults
from app.flows.devices.filing import origin, point_of, taken, trace_of
from app.flows.measure import as_measure
from tests.app.flows.devices.conftest import Home
from tests.fictitious.heard import (
    CUFF,
    METER,
    PARIS,
    SCALE,
    SEVEN,
    glucose,
    point,
    reading,
    weight,
)


def kept(home: Home, said: Reading, kind: str = "blood-glucose") -> Entry:
    """Have a reading filed, and return its element."""
    home.owned(METER)
    home.inbox.take_in([said], device=METER)
    (one,) = home.measures.series(kind)
    return one.entry


METER_BYTES = bytes.fromhex("030700EA070B1507030000 0068B011".replace(" ", ""))


@pytest.mark.covers("C-036")
def test_the_worked_example_is_written_as_the_guide_wants(home: Home) -> None:
    said = glucose(
        "104",
        stated=Stated("0.00104", "kg/L", METER_BYTES),
        context=(("meal", "fasting"), ("sequence", "7")),
    )
    entry = kept(home, said)
    tree = exact.read(entry.body)
    assert tree["valueQuantity"] == {
        "value": 104,
        "unit": "mg/dL",
        "system": "http://unitsofmeasure.org",
        "code": "mg/dL",
    }
    assert tree["effectiveDateTime"] == "2026-11-21T07:03:00+01:00"
    assert tree["device"]["reference"].startswith("Device/")
    meta = entry.meta
    assert (meta["stated"], meta["raw"]) == ("0.00104 kg/L", METER_BYTES.hex())
    assert (meta["moment"], meta["context"]) == ("53049-3", "meal=fasting sequence=7")
    assert meta["reading"] == said.key.hex()


def test_the_device_of_a_measure_is_an_element_of_the_record(home: Home) -> None:
    entry = kept(home, glucose("104"))
    (found,) = home.devices.roster.entries()
    tree, device = exact.read(entry.body), exact.read(found.body)
    assert tree["device"]["reference"] == f"Device/{device['id']}"


def test_a_file_names_what_took_its_values(home: Home) -> None:
    said = glucose("104", way=Way.FILE, device=replace(METER, model="Libre 2"))
    entry = kept(home, said)
    home.devices.forget(home.devices.known()[0].key)
    alone = replace(said, key=b"z" * 32, device=replace(SCALE, key="file:x"))
    assert exact.read(entry.body)["device"]["reference"]
    made = taken(alone, PARIS, None, None)
    assert (made.device, made.by) == ("Pèse", "imported:fake_scale")


@pytest.mark.parametrize(
    ("value", "stated", "unit", "written"),
    [
        ("99.0858", "5.5", "mmol/L", "99"),
        ("99.0858", "0.0055", "mol/L", "99"),
        ("104.5", "0.001045", "kg/L", "104.5"),
    ],
)
def test_a_molar_glucose_is_rounded_and_said_as_it_was(
    value: str, stated: str, unit: str, written: str
) -> None:
    said = glucose(value, stated=Stated(stated, unit))
    made = taken(said, PARIS, None, None)
    assert [str(one) for one in made.values] == [written]
    assert made.typed
    assert (made.typed.values, made.typed.ucum) == ((Decimal(stated),), unit)


def test_pounds_keep_their_name() -> None:
    said = weight("71.668", stated=Stated("158", "lb"))
    typed = taken(said, PARIS, None, None).typed
    assert typed
    assert (typed.ucum, typed.values) == ("[lb_av]", (Decimal(158),))


@pytest.mark.parametrize(
    ("text", "unit"), [("HI", "mmol/L"), ("1", "furlong"), ("7", "")]
)
def test_what_cannot_be_said_as_it_was_is_left_in_the_meta(
    text: str, unit: str
) -> None:
    assert (
        taken(glucose("104", stated=Stated(text, unit)), PARIS, None, None).typed
        is None
    )


def test_a_pressure_has_its_two_values(home: Home) -> None:
    said = reading("blood-pressure", "0", "mm[Hg]", device=CUFF)
    both = (Decimal(128), Decimal(82), Decimal(97))
    said = replace(said, value=None, parts=both, stated=Stated("128/82", "mm[Hg]"))
    home.owned(CUFF)
    assert home.inbox.take_in([said], device=CUFF).kept == 1
    (one,) = home.measures.series("blood-pressure")
    assert [str(value) for value in one.values] == ["128", "82"]


def test_all_that_is_known_of_the_clock_is_kept() -> None:
    skew = timedelta(minutes=6, seconds=4)
    stamp = Stamp(SEVEN, TimeSource.CORRECTED, "raw", skew, Fold.AMBIGUOUS)
    marks = frozenset({Mark.HIGH, Mark.CLOCK_UNREAD})
    told = origin(glucose("104", stamp=stamp, slot=2, marks=marks))
    assert told["clock"] == "corrected"
    assert (told["clock.raw"], told["clock.skew"]) == ("raw", "364")
    assert (told["clock.fold"], told["slot"]) == ("ambiguous", "2")
    assert told["marks"] == "clock-unread high"


def test_what_nobody_said_is_not_written() -> None:
    assert not {"slot", "marks", "clock.skew"} & origin(glucose("104")).keys()


def test_an_hour_received_is_told_where_the_person_lives() -> None:
    from datetime import UTC

    heard = Stamp(SEVEN.astimezone(UTC), TimeSource.RECEIVED)
    made = taken(glucose("104", stamp=heard), PARIS, None, None)
    assert made.when.text == "2026-11-21T07:03:00+01:00"


def test_the_steps_of_a_day_are_of_the_day() -> None:
    said = reading("steps-by-day", "4200", "1/(24.h)", device=SCALE)
    assert taken(said, PARIS, None, None).when.text == "2026-11-21"


def test_an_answer_the_kind_does_not_have_is_left_in_the_meta() -> None:
    said = reading("body-temperature", "37.1", "Cel", device=SCALE)
    said = replace(said, context=(("site", "nowhere"),))
    made = taken(said, PARIS, None, None)
    assert (made.said, made.beside["context"]) == ({}, "site=nowhere")


def filed(one: Reading) -> Point:
    """Return a reading as the point of its trace."""
    return point_of(one, trace_of(one))


def test_a_point_says_where_it_comes_from_and_if_a_body_may_have_it() -> None:
    assert trace_of(point(0)).source == "device:fake_sensor"
    assert filed(point(0)).value == 1040
    assert filed(point(0, "5")).flags == Flag.IMPLAUSIBLE
    doubted = point(0, marks=frozenset({Mark.DEVICE_FAULT}))
    assert filed(doubted).flags == Flag.IMPLAUSIBLE
    brought = replace(point(0), way=Way.FILE)
    assert filed(brought).flags == Flag.IMPORTED
    assert trace_of(brought).source == "imported:fake_sensor"


@pytest.mark.parametrize("make", [filed, lambda one: taken(one, PARIS, None, None)])
def test_what_has_no_date_or_no_place_is_filed_nowhere(make: object) -> None:
    lost = Stamp(None, TimeSource.SUSPECT)
    for odd in (glucose("1", stamp=lost), replace(glucose("1"), kind="ketone")):
        with pytest.raises(Refused, match=r"kind\.no_value"):
            make(odd)  # type: ignore[operator]


def test_a_filed_reading_is_a_measure_like_any_other(home: Home) -> None:
    entry = kept(home, glucose("104"))
    read = as_measure(replace(entry, meta={"status": "final"}))
    assert [str(one) for one in read.values] == ["104"]


SPOTS = (
    glucose("99.0858", stated=Stated("5.5", "mmol/L"), way=Way.FILE),
    glucose("104", stated=Stated("0.00104", "kg/L"), context=(("meal", "bedtime"),)),
    weight("71.668", stated=Stated("158", "lb")),
    weight("71.235", slot=2),
    reading("body-temperature", "37.1", "Cel", device=SCALE),
    reading("oxygen-saturation", "97", "%", device=CUFF),
    reading("heart-rate", "62", "/min", device=CUFF),
    reading("hba1c", "6.5", "%", device=METER),
    reading("steps-by-day", "4200", "1/(24.h)", device=SCALE),
)


@pytest.mark.parametrize("said", SPOTS, ids=lambda one: f"{one.kind} {one.stated.unit}")
def test_each_measure_is_sound_and_names_its_device(home: Home, said: Reading) -> None:
    home.measures.add("body-weight", ["71"], at="2026-11-20")
    home.owned(said.device)
    assert home.inbox.take_in([said], device=said.device).kept == 1
    one = home.measures.series(said.kind)[0]
    assert model_faults(one.entry.body) == ()
    tree = exact.read(one.entry.body)
    (device,) = home.devices.roster.entries()
    assert tree["device"]["reference"].endswith(exact.read(device.body)["id"])
    assert model_faults(device.body) == ()
    assert one.entry.meta.get("raw", "") == said.stated.raw.hex()
