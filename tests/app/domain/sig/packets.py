"""One packet of each sort with every field it may have, for the tests of all."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from app.domain.sig import (
    body_composition,
    cgm,
    cgm_session,
    clock,
    glucose,
    glucose_context,
    heart_rate,
    oximeter,
    pressure,
    records,
    sensor_control,
    temperature,
    user,
    weight,
)
from app.domain.sig.dates import DeviceTime

WHEN = DeviceTime(2026, 11, 21, 7, 3, 0)


class Sort(NamedTuple):
    """How a sort of packet is read and written, and the longest one we know."""

    name: str
    decode: Callable[[bytes], Any]
    encode: Callable[[Any], bytes]
    value: Any


def _records(values: tuple[cgm.Cgm, ...], *, crc: bool) -> bytes:
    return b"".join(cgm.encode(each, crc=crc) for each in values)


_FULL_CGM = cgm.Cgm(65_535, Decimal(100), 1, 2, 4, Decimal("0.5"), Decimal(90))
_START = cgm_session.SessionStart(WHEN, 4, 4)

SORTS = (
    Sort(
        "weight",
        weight.decode,
        weight.encode,
        weight.Weight(
            Decimal("71.235"), "kg", WHEN, 2, Decimal("24.6"), Decimal("1.700")
        ),
    ),
    Sort(
        "body",
        body_composition.decode,
        body_composition.encode,
        body_composition.Composition(
            fat=Decimal("25.3"),
            unit="[lb_av]",
            time=WHEN,
            user=0,
            basal=6500,
            muscle=Decimal("42.1"),
            muscle_mass=Decimal("66.10"),
            fat_free_mass=Decimal("117.00"),
            soft_lean_mass=Decimal("110.00"),
            water_mass=Decimal("85.50"),
            impedance=Decimal("500.0"),
            weight=Decimal("157.05"),
            height=Decimal("1.70180"),
            more=True,
        ),
    ),
    Sort(
        "glucose",
        glucose.decode,
        glucose.encode,
        glucose.Glucose(
            sequence=7,
            base=WHEN,
            offset=-120,
            stated=Decimal("0.0055"),
            unit="mol/L",
            sample=1,
            site=2,
            status=0x800,
            context_follows=True,
        ),
    ),
    Sort(
        "glucose context",
        glucose_context.decode,
        glucose_context.encode,
        glucose_context.Context(
            sequence=7,
            carbohydrate=glucose_context.Dose(1, Decimal("0.045")),
            meal=3,
            tester=1,
            health=5,
            exercise=glucose_context.Exercise(1800, 50),
            medication=glucose_context.Dose(1, Decimal("0.00010"), "L"),
            hba1c=Decimal("6.8"),
        ),
    ),
    Sort(
        "cgm", partial(cgm.decode, crc=True), partial(_records, crc=True), (_FULL_CGM,)
    ),
    Sort(
        "cgm without crc",
        partial(cgm.decode, crc=False),
        partial(_records, crc=False),
        (_FULL_CGM,),
    ),
    Sort(
        "cgm feature",
        cgm_session.decode_feature,
        cgm_session.encode_feature,
        cgm_session.Feature(1 << 12 | 1 << 14, 9, 5),
    ),
    Sort(
        "cgm status",
        partial(cgm_session.decode_status, crc=True),
        partial(cgm_session.encode_status, crc=True),
        cgm_session.Status(300, 1, 2, 4),
    ),
    Sort(
        "cgm start",
        partial(cgm_session.decode_start, crc=True),
        partial(cgm_session.encode_start, crc=True),
        _START,
    ),
    Sort(
        "cgm start without crc",
        partial(cgm_session.decode_start, crc=False),
        partial(cgm_session.encode_start, crc=False),
        _START,
    ),
    Sort(
        "pressure",
        pressure.decode,
        pressure.encode,
        pressure.Pressure(
            systolic=Decimal("16.0"),
            diastolic=Decimal("10.6"),
            mean=Decimal("12.4"),
            unit="kPa",
            time=WHEN,
            pulse=Decimal(72),
            user=1,
            status=4,
        ),
    ),
    Sort(
        "temperature",
        temperature.decode,
        temperature.encode,
        temperature.Temperature(Decimal("99.5"), "[degF]", WHEN, 6),
    ),
    Sort(
        "heart",
        heart_rate.decode,
        heart_rate.encode,
        heart_rate.HeartRate(300, touching=True, energy=12, intervals=(1024, 1000)),
    ),
    Sort(
        "oximeter",
        oximeter.decode,
        oximeter.encode,
        oximeter.Spot(
            saturation=Decimal(97),
            pulse=Decimal(61),
            time=WHEN,
            status=0x100,
            sensor=0x000801,
            amplitude=Decimal("3.5"),
            unset=True,
        ),
    ),
    Sort("clock", clock.decode, clock.encode, clock.CurrentTime(WHEN, 6, 128, 1)),
    Sort("users", user.decode_answer, user.encode_answer, user.Answer(1, 1, slot=3)),
    Sort(
        "counted",
        records.decode_answer,
        records.encode_answer,
        records.Answer(records.Op.COUNT, count=40),
    ),
    Sort(
        "reported",
        records.decode_answer,
        records.encode_answer,
        records.Answer(records.Op.REPORT, records.Result.NOTHING_FOUND),
    ),
    Sort(
        "sensor control",
        partial(sensor_control.decode_answer, crc=True),
        partial(sensor_control.encode_answer, crc=True),
        sensor_control.Answer(0x1A, 1),
    ),
)
