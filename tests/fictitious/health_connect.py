"""A synthetic export of Health Connect: nobody's, its tables as Android makes them."""

import sqlite3
from typing import Final

_COMMON: Final = """row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB,
    last_modified_time INTEGER, device_info_id INTEGER, app_info_id INTEGER,
    recording_method INTEGER, """
_INSTANT: Final = """time INTEGER, zone_offset INTEGER, local_date INTEGER,
    local_date_time INTEGER AS (time + 1000 * zone_offset), """
_SPAN: Final = """start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER,
    end_zone_offset INTEGER, local_date INTEGER, """
_INSTANTS: Final = {
    "weight_record_table": "weight REAL",
    "height_record_table": "height REAL",
    "body_temperature_record_table": "temperature REAL",
    "oxygen_saturation_record_table": "percentage REAL",
    "body_fat_record_table": "percentage REAL",
    "respiratory_rate_record_table": "rate REAL",
    "blood_pressure_record_table": "systolic REAL, diastolic REAL",
    "blood_glucose_record_table": (
        "level REAL, specimen_source TEXT, relation_to_meal TEXT"
    ),
}
_SPANS: Final = {"steps_record_table": "count INTEGER", "heart_rate_record_table": "x"}
MORNING: Final = 1_795_156_200_000
"""20 November 2026, 7:30 in Paris, in milliseconds."""
PARIS: Final = 3600
Rows = dict[str, list[dict[str, object]]]


def tables(rows: Rows) -> bytes:
    """Return a base that holds these rows, by their tables."""
    engine = sqlite3.connect(":memory:")
    engine.executescript(_schema())
    known = {
        "application_info_table": [
            {"row_id": 1, "package_name": "com.exemple.balance", "app_name": "Balance"},
            {"row_id": 2, "package_name": "com.exemple.montre", "app_name": "Montre"},
        ],
        "device_info_table": [
            {"row_id": 1, "manufacturer": "Exemple", "model": "Pèse-personne"},
        ],
    }
    for table, lines in (known | rows).items():
        for line in lines:
            names, marks = ", ".join(line), ", ".join("?" * len(line))
            asked = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  ours
            engine.execute(asked, tuple(line.values()))
    engine.commit()
    content = engine.serialize()
    engine.close()
    return content


def instant(minutes: int = 0, **said: object) -> dict[str, object]:
    """Return a line, so many minutes after 7:30."""
    at = MORNING + 60_000 * minutes
    return {"app_info_id": 1, "time": at, "zone_offset": PARIS, **said}


def span(minutes: int = 0, **said: object) -> dict[str, object]:
    """Return a line of something that lasts."""
    at = MORNING + 60_000 * minutes
    return {"app_info_id": 1, "start_time": at, "start_zone_offset": PARIS, **said}


_OTHERS: Final = """
CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT,
    app_name TEXT);
CREATE TABLE device_info_table (row_id INTEGER PRIMARY KEY, manufacturer TEXT,
    model TEXT, device_type INTEGER);
CREATE TABLE heart_rate_record_series_table (parent_key INTEGER,
    beats_per_minute INTEGER, epoch_millis INTEGER);
"""


def _schema() -> str:
    instants = (f"{name} ({_COMMON}{_INSTANT}{one})" for name, one in _INSTANTS.items())
    spans = (f"{name} ({_COMMON}{_SPAN}{one})" for name, one in _SPANS.items())
    return _OTHERS + "".join(f"CREATE TABLE {one};" for one in (*instants, *spans))
