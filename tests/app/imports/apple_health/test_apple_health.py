"""An export of an iPhone gives its readings, whatever its size; nothing else runs."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Reading, Rejected
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item, Owner, Strand
from app.domain.reading import Flag, Point
from app.gates.paged import Foreign
from app.imports import Confidence, reader_of
from app.imports.apple_health import READER, harvest, owns, sniff
from sync.airlock.parent import SealedAirlock
from tests.fictitious.apple import export_of
from tests.fictitious.archives import zipped

REAL = (
    Path(__file__).parents[5] / "shared/data/devices/apple_health_export_dogsheep.xml"
)
ASKING = Asking("Europe/Paris")
DECLARED = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
]>
"""
WATCH = (
    'device="&lt;&lt;HKDevice: 0x2&gt;, name:Apple Watch, manufacturer:Apple Inc., '
    'model:Watch, hardware:Watch6,1, software:10.3&gt;"'
)


def record(
    name: str,
    value: str,
    unit: str,
    *,
    at: str = "",
    source: str = "Montre",
    more: str = "",
) -> str:
    when = at or "2026-11-20 07:30:00 +0100"
    return (
        f'<Record type="HKQuantityTypeIdentifier{name}" sourceName="{source}" {WATCH} '
        f'unit="{unit}" startDate="{when}" endDate="{when}" value="{value}">'
        f"{more}</Record>"
    )


def export(*records: str, declared: str = DECLARED) -> bytes:
    body = "\n".join(records)
    head = '<ExportDate value="2026-11-21 10:00:00 +0100"/>'
    return f'{declared}<HealthData locale="fr_FR">{head}{body}</HealthData>'.encode()


def harvested(*records: str) -> list[Item]:
    return list(harvest(export(*records), ASKING))


def only(*records: str) -> Item:
    (found,) = harvested(*records)
    return found


def value(found: Item) -> tuple[str, object, str]:
    assert isinstance(found, Reading)
    return found.kind, found.value, found.unit


def entered(key: str, said: str) -> str:
    return f'<MetadataEntry key="{key}" value="{said}"/>'


def beats(count: int, *, start: int = 0) -> Iterator[str]:
    for minute in range(start, start + count):
        at = f"2026-11-20 {minute // 60:02}:{minute % 60:02}:00 +0100"
        yield record("HeartRate", str(60 + minute % 40), "count/min", at=at)


@pytest.mark.covers("C-037")
def test_the_real_fragment_gives_its_index_and_its_beat() -> None:
    if not REAL.exists():
        pytest.skip("the real samples are not on this machine")
    owner, bmi, strand, *left = harvest(REAL.read_bytes(), ASKING)
    assert owner == Owner("", "1990-02-02")
    assert value(bmi) == ("bmi", Decimal("22.531"), "kg/m2")
    assert isinstance(bmi, Reading)
    assert bmi.stated.text == "22.5312"
    assert bmi.stamp.at
    assert bmi.stamp.at.utcoffset() == timedelta(hours=-7)
    assert isinstance(strand, Strand)
    assert strand.points == (Point(1536571735, 72, Flag.IMPORTED),)
    assert strand.device.hardware == "Watch2"
    told = {one.where: one.raw for one in left if isinstance(one, Rejected)}
    assert told == {"Workout": b"1 Workout", "ActivitySummary": b"2 ActivitySummary"}


@pytest.mark.parametrize(
    ("name", "stated", "unit", "kind", "kept", "ucum"),
    [
        ("BodyMass", "71.25", "kg", "body-weight", "71.25", "kg"),
        ("BodyMass", "154.323584", "lb", "body-weight", "70.000", "kg"),
        ("BodyMass", "11", "st", "body-weight", "69.853", "kg"),
        ("Height", "170", "cm", "body-height", "170", "cm"),
        ("Height", "5.5", "ft", "body-height", "167.640", "cm"),
        ("BodyTemperature", "98.6", "degF", "body-temperature", "37", "Cel"),
        ("OxygenSaturation", "0.97", "%", "oxygen-saturation", "97", "%"),
        (
            "BloodGlucose",
            "5.5",
            "mmol&lt;180.1558800000541&gt;/L",
            *("blood-glucose", "99", "mg/dL"),
        ),
        ("BloodGlucose", "104", "mg/dL", "blood-glucose", "104", "mg/dL"),
        ("WaistCircumference", "40", "in", "waist-circumference", "101.60", "cm"),
    ],
)
def test_a_value_is_kept_in_the_unit_of_its_kind(
    name: str, stated: str, unit: str, kind: str, kept: str, ucum: str
) -> None:
    assert value(only(record(name, stated, unit))) == (kind, Decimal(kept), ucum)


def test_two_numbers_of_one_instant_are_one_pressure() -> None:
    found = only(
        record("BloodPressureSystolic", "128", "mmHg"),
        record("BloodPressureDiastolic", "82", "mmHg"),
    )
    assert isinstance(found, Reading)
    assert (found.kind, found.parts) == ("blood-pressure", (Decimal(128), Decimal(82)))
    assert found.stated.text == "128/82"


def test_a_number_without_the_other_is_said_not_guessed() -> None:
    at = "2026-11-20 08:00:00 +0100"
    found = harvested(
        record("BloodPressureSystolic", "128", "mmHg"),
        record("BloodPressureDiastolic", "82", "mmHg", at=at),
    )
    assert [one.reason for one in found if isinstance(one, Rejected)] == ["value"] * 2


def test_what_a_correlation_repeats_is_read_once() -> None:
    both = record("BloodPressureSystolic", "128", "mmHg") + record(
        "BloodPressureDiastolic", "82", "mmHg"
    )
    again = f'<Correlation type="x">{both}</Correlation>'
    after = record("BodyMass", "71", "kg")
    kinds = [value(one)[0] for one in harvested(again, both, after)]
    assert kinds == ["blood-pressure", "body-weight"]


def test_steps_of_two_sources_are_never_added() -> None:
    found = harvested(
        record("StepCount", "4000", "count", source="iPhone"),
        record("StepCount", "3000", "count", source="Montre"),
        record("StepCount", "2500", "count", source="Montre"),
        record("StepCount", "10", "count", at="2026-11-19 23:59:00 +0100"),
    )
    said = [
        (one.stamp.raw[:10], one.value) for one in found if isinstance(one, Reading)
    ]
    assert said == [("2026-11-19", Decimal(10)), ("2026-11-20", Decimal(5500))]


def test_the_day_of_the_export_is_not_over_and_is_left_out() -> None:
    found = only(record("StepCount", "9", "count", at="2026-11-21 08:00:00 +0100"))
    assert isinstance(found, Rejected)
    assert (found.reason, found.raw) == ("nothing", b"2026-11-21 9")


def test_beats_come_by_strands_in_order_of_time() -> None:
    late = list(beats(10, start=60))
    (strand,) = harvested(*late, *beats(10))
    assert isinstance(strand, Strand)
    assert [point.t for point in strand.points] == sorted(p.t for p in strand.points)
    assert (strand.trace.code, strand.trace.unit) == ("heart-rate", "/min")
    assert "Montre" not in strand.trace.source


def test_a_value_typed_by_hand_says_so() -> None:
    more = entered("HKWasUserEntered", "1")
    strand = only(record("HeartRate", "70", "count/min", more=more))
    assert isinstance(strand, Strand)
    assert strand.points[0].flags == Flag.IMPORTED | Flag.MANUAL


def test_glucose_is_of_a_sensor_when_no_finger_gives_so_much() -> None:
    sensor = [
        record(
            "BloodGlucose",
            str(90 + hour),
            "mg/dL",
            at=f"2026-11-20 {hour:02}:00:00 +0000",
        )
        for hour in range(24)
    ]
    meal = entered("HKBloodGlucoseMealTime", "1")
    meter = record("BloodGlucose", "104", "mg/dL", source="Lecteur", more=meal)
    drop, strand = harvested(*sensor, meter)
    assert isinstance(strand, Strand)
    assert (strand.trace.code, len(strand.points)) == ("interstitial-glucose", 24)
    assert isinstance(drop, Reading)
    assert (drop.kind, drop.context) == ("blood-glucose", (("meal", "before-meal"),))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (record("BodyMass", "lourd", "kg"), "value"),
        (record("BodyMass", "1e999999", "kg"), "value"),
        (record("BodyMass", "70", "pierres"), "unit"),
        (record("BodyMass", "70", "kg", at="hier"), "line"),
        (record("HeartRate", "99999999999", "count/min"), "value"),
        (
            record("HeartRate", "70", "count/min", at="1960-01-01 00:00:00 +0100"),
            "line",
        ),
        (record("StepCount", "dix", "count"), "value"),
    ],
)
def test_a_record_that_cannot_be_read_is_said_and_the_others_kept(
    bad: str, reason: str
) -> None:
    rejected, kept = harvested(bad, record("BodyMass", "71", "kg"))[:2]
    assert isinstance(rejected, Rejected)
    assert rejected.reason == reason
    assert value(kept)[0] == "body-weight"


def test_the_same_record_has_the_same_key_in_another_export() -> None:
    same = record("BodyMass", "71", "kg")
    one, two = only(same), harvested(record("Height", "170", "cm"), same)[1]
    other = only(record("BodyMass", "72", "kg"))
    assert isinstance(one, Reading)
    assert isinstance(two, Reading)
    assert isinstance(other, Reading)
    assert one.key == two.key != other.key


def packed(name: str = "apple_health_export/exportation.xml") -> bytes:
    summary = b'<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"/>'
    files = {
        "apple_health_export/export_cda.xml": summary,
        "apple_health_export/workout-routes/route.gpx": b"<gpx/>",
        name: export(record("BodyMass", "71", "kg")),
    }
    return zipped(files)


@pytest.mark.parametrize("content", [export(), export(declared=""), packed()])
def test_an_export_is_recognised_by_what_it_holds(content: bytes) -> None:
    assert sniff(content[:4096], "x") is Confidence.SURE
    assert reader_of(content, "export.zip") is READER


def test_an_archive_is_read_as_the_file_inside() -> None:
    (found,) = harvest(packed(), ASKING)
    assert value(found)[0] == "body-weight"


@pytest.mark.parametrize(
    "content", [zipped({"a.txt": b"a"}), zipped({"a.xml": b"<a/>"}), b"<HealthDatas/>"]
)
def test_another_file_is_left_to_the_others(content: bytes) -> None:
    assert not (sniff(content[:4096], "export.xml") and owns(content))


@pytest.mark.covers("C-001")
def test_a_billion_laughs_is_refused() -> None:
    laughs = '<!DOCTYPE HealthData [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(Refused, match=r"import\.unsafe"):
        list(harvest(export(record("BodyMass", "&b;", "kg"), declared=laughs), ASKING))


WORDS = st.sampled_from(
    ["Record", "type", "value", "unit", "kg", "Me", "/", ">", "<", '"', "=", " ", "7"]
)


@given(st.lists(WORDS, max_size=60), st.binary(max_size=40))
def test_any_file_gives_items_or_a_refusal(words: list[str], tail: bytes) -> None:
    content: Foreign = b"<HealthData>" + "".join(words).encode() + tail
    with suppress(Refused):
        list(harvest(content, ASKING))


@given(
    st.dictionaries(
        st.sampled_from(["type", "value", "unit", "startDate", "sourceName"]),
        st.sampled_from(
            [
                "HKQuantityTypeIdentifierBloodGlucose",
                "HKQuantityTypeIdentifierStepCount",
                "HKQuantityTypeIdentifierHeartRate",
                "HKQuantityTypeIdentifierBloodPressureSystolic",
                "1",
                "-1",
                "0.97",
                "kg",
                "count",
                "count/min",
                "2026-11-20 07:30:00 +0100",
                "0001-01-01 00:00:00 +0000",
                "9999-12-31 23:59:59 -2359",
            ]
        ),
    )
)
def test_any_record_gives_items(said: dict[str, str]) -> None:
    inside = " ".join(f'{name}="{word}"' for name, word in said.items())
    list(harvest(export(f"<Record {inside}/>"), ASKING))


@pytest.mark.covers("C-037")
@pytest.mark.parametrize("wrapped", [False, True])
def test_the_airlock_gives_the_same_from_the_archive_and_from_the_file(
    an_airlock: SealedAirlock, *, wrapped: bool
) -> None:
    content = b"".join(piece for piece, _ in export_of(1 << 20))
    bare = list(harvest(content, ASKING))
    given_in = (
        zipped({"apple_health_export/export.xml": content}) if wrapped else content
    )
    sheaves = an_airlock.harvest(given_in, ASKING, name="export")
    assert [item for sheaf in sheaves for item in sheaf] == bare
