"""Honest exports of readings, to be broken: what the apps of every shelf write."""

import json
from pathlib import Path
from typing import Final

from app.domain.harvest import Asking
from app.domain.own_export import HEADER
from tests.app.domain.test_own_export import MEASURE, POINTS
from tests.fictitious.apple import export_of
from tests.fictitious.archives import zipped
from tests.fictitious.health_connect import instant, tables
from tests.fictitious.nightscout import FIRST, entry

RECORDINGS: Final = Path(__file__).parents[1] / "recordings"
ASKED: Final = (Asking("Europe/Paris"), Asking("Europe/Paris", day_first=False))
"""How a broken one is read: both ways."""
_SMALL: Final = 20_000
_APPLE: Final = b"".join(piece for piece, _ in export_of(_SMALL))
_TABLES: Final = tables(
    {
        "weight_record_table": [instant(weight=71250.0), instant(5, weight=71.0)],
        "blood_pressure_record_table": [instant(systolic=121.0, diastolic=80.0)],
    }
)
_ENTRIES: Final = [entry(FIRST + 300_000 * n) for n in range(40)]
_SCALE: Final = "DATE,TIME,WEIGHT,BODY_FAT\n2026-11-20,07:30,71.2,24.1\n"
_WEIGHTS: Final = (
    'Date,"Weight (kg)","Fat mass (kg)","Bone mass (kg)",Comments\n'
    '"2026-11-20 07:30:00",71.2,17.1,3.2,"un, mot"\n'
)


def recorded(name: str) -> bytes:
    """Return a recording of ours."""
    return (RECORDINGS / name).read_bytes()


EXPORTS: Final = {
    "libreview": (recorded("libreview_fr_synthetic.csv"),),
    "clarity": (recorded("clarity_fr_synthetic.csv"),),
    "alveole_json": ("\n".join(map(json.dumps, (HEADER, MEASURE, POINTS))).encode(),),
    "nightscout": (
        json.dumps(_ENTRIES).encode(),
        "\n".join(map(json.dumps, _ENTRIES)).encode(),
    ),
    "openscale": (_SCALE.encode(),),
    "withings": (_WEIGHTS.encode(), zipped({"weight.csv": _WEIGHTS.encode()})),
    "apple_health": (_APPLE, zipped({"apple_health_export/export.xml": _APPLE})),
    "google_fit": (recorded("google_fit_synthetic.zip"),),
    "health_connect": (_TABLES, zipped({"health_connect_export.db": _TABLES})),
}
"""Honest exports of each reader."""
