"""`alveole lab` in a process, `alveole devices` in another: every device is read."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.ble, pytest.mark.covers("C-036")]
TREE = Path(__file__).parents[2]
MAIN = str(TREE / "main.py")
DAYS = 2
TOLD = {"device", "kind", "value", "unit", "time", "source"}


@pytest.fixture
def radio() -> Iterator[str]:
    """Play the virtual devices in a process; return how to join them."""
    words = ["lab", "--port", "0", "--days", str(DAYS), "--json"]
    command = [sys.executable, MAIN, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as lab:  # noqa: S603 - our own program
        try:
            ready = json.loads(str(lab.stdout and lab.stdout.readline()))
            assert len(ready["devices"]) == 8
            yield ready["radio"]
        finally:
            lab.terminate()


def devices(home: Path, *words: str) -> list[dict[str, Any]]:
    """Run `alveole devices` and return what it says."""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, MAIN, "devices", *words, "--json"],
        env={**os.environ, "ALVEOLE_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_device_is_found_then_read_by_other_processes(
    tmp_path: Path, radio: str
) -> None:
    near = ("--radio", radio, "--seconds", "1")
    found = devices(tmp_path, "scan", *near)
    assert len({one["driver"] for one in found}) == 8
    assert all(one["virtual"] for one in found)
    meter = next(one["device"] for one in found if one["driver"] == "glucose_meter")
    sensor = next(one["device"] for one in found if one["driver"] == "glucose_sensor")
    for device, kind, count in (
        (meter, "blood-glucose", 40),
        (sensor, "interstitial-glucose", DAYS * 288),
    ):
        said = devices(tmp_path, "read", *near, "--device", device)
        values = [one for one in said if "kind" in one]
        assert Counter(one["kind"] for one in values) == {kind: count}
        assert all(one.keys() >= TOLD and one["value"] for one in values)
        assert said[-1]["outcome"] == "complete"
