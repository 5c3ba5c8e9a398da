"""A device is written as the guides want it, and says again who it is."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.device import DeviceIdentity
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.fhir import device, exact
from app.fhir.models import model_faults

ENTRY, SPACE = EntryId(bytes(15) + b"\7"), SpaceId(bytes(15) + b"\1")
FULL = DeviceIdentity(
    "",
    "",
    system_id="74-E8-FF-FE-FF-05-1C-00",
    manufacturer="Nonin_Medical_Inc.",
    model="Model 3230",
    serial="501900083",
    firmware="r2.1",
    software="r1.5 9.7",
    hardware="r1.0",
    address="00:1C:05:FF:E8:74",
)
SAMPLE = Path(__file__).parents[4] / (
    "shared/data/devices/phd_ig_phd-74E8FFFEFF051C00.001C05FFE874.json"
)


@pytest.mark.parametrize("identity", [FULL, DeviceIdentity("", "")])
def test_what_is_written_is_sound_and_reads_back(identity: DeviceIdentity) -> None:
    body = device.write(ENTRY, SPACE, identity, 528401)
    assert model_faults(body) == ()
    assert device.read(body) == identity
    assert exact.read(body)["meta"]["profile"] == [device.PROFILE]


def test_a_device_without_a_system_id_says_so() -> None:
    tree = exact.read(device.write(ENTRY, SPACE, DeviceIdentity("", "")))
    (one,) = tree["identifier"]
    assert one["value"] == "00-00-00-00-00-00-00-00"
    kind = tree["specialization"][0]["systemType"]["coding"][0]
    assert kind == {"system": "urn:iso:std:iso:11073:10101", "code": "528457"}


def test_a_device_says_what_is_new_and_keeps_the_rest() -> None:
    theirs = exact.read(device.write(ENTRY, SPACE, FULL))
    theirs["property"] = [{"type": {"text": "unknown here"}}]
    newer = replace(FULL, firmware="r2.2", serial="")
    body = device.changed(exact.write(theirs), newer)
    assert device.read(body) == newer
    assert exact.read(body)["property"] == theirs["property"]


def test_a_device_somebody_else_wrote_odd_is_read_for_what_it_says() -> None:
    tree = {"resourceType": "Device", "version": 3, "identifier": [None, {}]}
    assert device.read(exact.write(tree)) == DeviceIdentity("", "")
    with pytest.raises(Refused, match=r"fhir\.unreadable"):
        device.read(b"not json")


def test_the_example_of_the_guide_is_read_and_written_alike() -> None:
    if not SAMPLE.exists():
        pytest.skip("the examples of the PHD guide are not here")
    theirs = json.loads(SAMPLE.read_bytes())
    assert device.read(SAMPLE.read_bytes()) == FULL
    ours = exact.read(device.write(ENTRY, SPACE, FULL, 528388))
    assert ours["identifier"] == theirs["identifier"]
    for name in ("manufacturer", "modelNumber", "serialNumber"):
        assert ours[name] == theirs[name]
    assert _codes(ours["version"]) == _codes(theirs["version"][:3])


def test_a_measure_names_its_device_or_says_what_it_was() -> None:
    name = "Device/00000000-0000-0000-0000-000000000007"
    assert device.mention(ENTRY) == {"reference": name}
    assert device.mention("Libre") == {"display": "Libre"}


def _codes(versions: list[dict[str, object]]) -> list[tuple[str, object]]:
    return [(_code(one["type"]), one["value"]) for one in versions]


def _code(concept: object) -> str:
    return json.dumps(concept["coding"][0]["code"])  # type: ignore[index]
