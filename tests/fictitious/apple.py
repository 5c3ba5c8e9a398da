"""A synthetic Apple Health export, as large as asked: nobody's, its shape real."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

DECLARED: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
]>
<HealthData locale="fr_FR">
 <ExportDate value="2026-11-21 10:00:00 +0100"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="1954-03-02"/>
"""
WATCH: Final = (
    'sourceName="Apple Watch" sourceVersion="10.3" device="&lt;&lt;HKDevice: '
    "0x282a45810&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, "
    'hardware:Watch6,1, software:10.3&gt;"'
)
_FIRST: Final = datetime(2018, 1, 1, tzinfo=UTC)
_MANY: Final = 2_000
_TYPES: Final = (
    ("HeartRate", "count/min", 60, 180, ""),
    ("ActiveEnergyBurned", "kcal", 0, 20, ""),
    ("StepCount", "count", 1, 400, ""),
    ("OxygenSaturation", "%", 0, 0, "0.97"),
    ("BodyMass", "kg", 70, 73, ""),
)
_SHARES: Final = (60, 25, 13, 1, 1)


def export_of(size: int, seed: int = 7) -> Iterator[tuple[bytes, int]]:
    """Give the pieces of an export of about *size* bytes, and how many records each."""
    random, rank, given = Random(seed), 0, len(DECLARED)  # noqa: S311  no secret
    yield DECLARED.encode(), 0
    while given < size:
        piece = "".join(_record(random, rank + at) for at in range(_MANY)).encode()
        rank, given = rank + _MANY, given + len(piece)
        yield piece, _MANY
    yield b"</HealthData>\n", 0


def _record(random: Random, rank: int) -> str:
    (name, unit, low, high, fixed) = random.choices(_TYPES, _SHARES)[0]
    at = (_FIRST + timedelta(seconds=90 * rank)).strftime("%Y-%m-%d %H:%M:%S +0000")
    value = fixed or random.randint(low, high)
    return (
        f' <Record type="HKQuantityTypeIdentifier{name}" {WATCH} unit="{unit}" '
        f'creationDate="{at}" startDate="{at}" endDate="{at}" value="{value}">\n'
        '  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="0"/>\n'
        " </Record>\n"
    )
