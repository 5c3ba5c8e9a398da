"""« Essayer avec un appareil virtuel » : who plays, and what each of them knows."""

import struct
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from app.domain.sig.cgm import Cgm
from app.domain.sig.cgm import encode as encode_cgm
from app.domain.sig.dates import shown_at
from app.domain.sig.floats import encode_float32, encode_sfloat
from app.domain.sig.glucose import CONTROL_SOLUTION, Glucose
from app.domain.sig.glucose import encode as encode_glucose
from sync.radio.lab.meter import Meter
from sync.radio.lab.peripheral import Peripheral, World, date_time
from sync.radio.lab.records import Record
from sync.radio.lab.scale import Scale
from sync.radio.lab.sensor import Sensor
from sync.radio.lab.shouter import Shouter
from sync.radio.lab.tellers import Belt, Cuff, Oximeter, Thermometer

RECORDS: Final = 40
_STEP: Final = 5
_CAPILLARY, _FINGER = 1, 1
_DAY: Final = timedelta(days=1)
_PERCENT_MEAL: Final = (1, 2, 3)
_BEATS: Final = (68, 70, 71, 69, 72, 74, 73, 71, 70, 69)


@dataclass(frozen=True, slots=True)
class Play:
    """How the lab plays: days of the sensor, the code the meter shows (-1: none).

    *before* is how many days ago the session of the sensor ended.
    """

    days: int = 14
    before: int = 0
    passkey: int = -1


def troupe(world: World, play: Play) -> list[Peripheral]:
    """Return one device of each sort, with what it measured these last days."""
    now = world.clock()
    return [
        _scale(world, now),
        _meter(world, now, play.passkey),
        _sensor(world, now, play),
        _cuff(world, now),
        _thermometer(world, now),
        _oximeter(world, now),
        _belt(world),
        _shouter(world, now),
    ]


def _scale(world: World, now: datetime) -> Scale:
    scale = Scale(world, 1)
    weighed = {4: "72.100", 3: "71.800", 2: "71.650", 1: "71.400"}
    for days, kg in weighed.items():
        scale.remember(Decimal(kg), 1, now - days * _DAY)
    scale.remember(Decimal("63.500"), None, now - 5 * _DAY)
    scale.stepping = Decimal("71.235")
    return scale


def _meter(world: World, now: datetime, passkey: int) -> Meter:
    meter = Meter(world, 2, secure=True, passkey=passkey)
    first = now - timedelta(hours=6 * RECORDS)
    for number in range(1, RECORDS + 1):
        at = first + timedelta(hours=6 * number)
        meter.records.append(glucose_record(number, at, 90 + number * 7 % 60))
    return meter


def glucose_record(number: int, at: datetime, mg_dl: int) -> Record:
    """Return one record of a meter, with the meal it goes with."""
    sample = CONTROL_SOLUTION if number == 1 else _CAPILLARY
    stated = Decimal(mg_dl).scaleb(-5)
    value = Glucose(
        number, shown_at(at), 0, stated, "kg/L", sample, _FINGER, context_follows=True
    )
    meal = struct.pack("<BHB", 2, number, _PERCENT_MEAL[number % 3])
    return Record(number, encode_glucose(value), meal)


def _sensor(world: World, now: datetime, play: Play) -> Sensor:
    sensor = Sensor(world, 3, secure=True)
    start = now - (play.days + play.before) * _DAY
    sensor.begin(start.replace(second=0))
    for minute in range(0, play.days * 24 * 60, _STEP):
        sensor.records.append(cgm_record(minute))
    return sensor


def cgm_record(minute: int) -> Record:
    """Return one record of a sensor: a wave over the day."""
    level = 100 + abs(minute // _STEP % 144 - 72)
    record = Cgm(minute, Decimal(level), trend=Decimal("0.5"))
    return Record(minute, encode_cgm(record, crc=True))


def _cuff(world: World, now: datetime) -> Cuff:
    cuff = Cuff(world, 4)
    for days, values in ((1, (134, 82, 99)), (0, (128, 78, 95))):
        levels = b"".join(encode_sfloat(Decimal(value)) for value in values)
        pulse = encode_sfloat(Decimal(68))
        cuff.kept.append(b"\x06" + levels + date_time(now - days * _DAY) + pulse)
    return cuff


def _thermometer(world: World, now: datetime) -> Thermometer:
    thermometer = Thermometer(world, 5)
    value = encode_float32(Decimal("37.1"))
    thermometer.kept.append(b"\x02" + value + date_time(now))
    return thermometer


def _oximeter(world: World, now: datetime) -> Oximeter:
    oximeter = Oximeter(world, 6)
    values = encode_sfloat(Decimal(97)) + encode_sfloat(Decimal(66))
    oximeter.kept.append(b"\x01" + values + date_time(now))
    return oximeter


def _belt(world: World) -> Belt:
    belt = Belt(world, 7)
    belt.kept.extend(bytes((0, beats)) for beats in _BEATS)
    return belt


def _shouter(world: World, now: datetime) -> Shouter:
    shouter = Shouter(world, 8)
    shouter.weigh(Decimal("68.4"), now)
    return shouter
