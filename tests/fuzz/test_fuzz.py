"""Any byte string into any reader gives values or a refusal: 20,000 of them here."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Tally
from tests.fuzz.exports import EXPORTS

TREE = Path(__file__).parents[2]
SLICE = {
    "pdf": 2_000,
    "fhir": 2_000,
    "cda": 2_000,
    "dicom": 2_000,
    "heic": 1_000,
    "zip": 2_000,
    "xdm": 2_000,
    "ics": 2_000,
} | dict.fromkeys(("jpeg", "png", "tiff", "rtf", "txt"), 3_600)
SLICE |= {
    "xml": 1_000,
    "archive": 1_000,
    "codes": 500,
    "token": 2_000,
    "exam": 500,
    "paper": 200,
    "certificate": 2_000,
    "bulletin": 1_000,
}
SLICE |= dict.fromkeys(EXPORTS, 500)
THROUGH = {
    "image": "jpeg",
    "pixels": "png",
    "paged": "dicom",
    "damage": "txt",
} | dict.fromkeys(("base45", "cbor"), "certificate")
THROUGH |= {"csv_rows": "libreview", "dates": "clarity", "json_items": "nightscout"}
THROUGH |= {"elements": "apple_health", "tables": "health_connect"}
THROUGH["json_spans"] = "bulletin"
"""Gates that only readers go through, and one that does."""
PLANTED = """
import os
from app.gates.pixels import Pixels
from app.imports import Confidence, Reader, undrawn
from tests.fuzz.trial import tried

def read(content):
    {fault}

reader = Reader((), lambda *_: Confidence.SURE, read, undrawn)
print(tried(lambda number: b"x", 2, reader=reader, seconds=1).faults)
"""


def said(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-B", "-Wignore", *words],
        capture_output=True,
        text=True,
        cwd=TREE,
        check=False,
    )


@pytest.mark.fuzz
@pytest.mark.parametrize("reader", SLICE)
def test_broken_files_are_read_or_refused(reader: str, tally: Tally) -> None:
    done = said("-m", "tests.fuzz", "--only", reader, "--n", str(SLICE[reader]))
    assert done.returncode == 0, done.stderr + done.stdout
    assert f" {SLICE[reader]} " in done.stdout
    tally("broken files through the readers: read or refused", SLICE[reader])


@pytest.mark.parametrize("shelf", ["imports", "gates"])
def test_each_reader_and_each_gate_is_fuzzed(shelf: str) -> None:
    names = {path.stem for path in (TREE / "app" / shelf).iterdir()}
    known = {THROUGH.get(name, name) for name in names if not name.startswith("_")}
    assert known <= set(SLICE), known - set(SLICE)


@pytest.mark.fuzz
@pytest.mark.parametrize(
    ("fault", "seen"),
    [
        ("1 // 0", "['fault:ZeroDivisionError at 0', 'fault:ZeroDivisionError at 1']"),
        ("os.abort()", "['crash at 0', 'crash at 1']"),
        ("exec('while True: pass')", "['hang at 0', 'hang at 1']"),
        ("os.open('/dev/null', 0)", "['fault:OSError at 0', 'fault:OSError at 1']"),
    ],
)
def test_a_planted_fault_is_seen(fault: str, seen: str) -> None:
    assert said("-c", PLANTED.format(fault=fault)).stdout.strip() == seen
