"""« Appareil » ↔ Device: a connected device as the PHD guide of HL7 says it."""

from collections.abc import Iterator
from typing import Any, Final

from app.domain.device import DeviceIdentity
from app.domain.ids import EntryId, SpaceId
from app.fhir import exact
from app.fhir.terms import SOURCE, coded, device_reference, patient_reference, text_id

PROFILE: Final = "http://hl7.org/fhir/uv/phd/StructureDefinition/PhdDevice"
_MDC: Final = "urn:iso:std:iso:11073:10101"
_CONTINUA: Final = "http://hl7.org/fhir/uv/phd/CodeSystem/ContinuaDeviceIdentifiers"
_SYSTEM_ID: Final = "urn:oid:1.2.840.10004.1.1.1.0.0.1.0.0.1.2680"
_ADDRESS: Final = "http://hl7.org/fhir/sid/eui-48/bluetooth"
_NO_SYSTEM_ID: Final = "00-00-00-00-00-00-00-00"
_SIMPLE: Final = "65573"
"""A device with one specialization (MDC_MOC_VMS_MDS_SIMP)."""
GENERIC: Final = 528457
"""A device of no specialization (MDC_DEV_SPEC_PROFILE_GENERIC)."""
_VERSIONS: Final = (
    ("firmware", "531976"),
    ("software", "531975"),
    ("hardware", "531974"),
)
_NAMES: Final = (
    ("manufacturer", "manufacturer"),
    ("model", "modelNumber"),
    ("serial", "serialNumber"),
)


def write(
    entry: EntryId,
    space: SpaceId,
    identity: DeviceIdentity,
    specialization: int = GENERIC,
) -> bytes:
    """Return the PhdDevice of a device; its name and key stay beside, in the meta."""
    kind = {"systemType": coded(_MDC, str(specialization)), "version": "1"}
    tree: exact.Tree = {
        "resourceType": "Device",
        "id": text_id(entry),
        "meta": {"source": SOURCE, "profile": [PROFILE]},
        "type": coded(_MDC, _SIMPLE),
        "specialization": [kind],
        "patient": {"reference": patient_reference(space)},
    }
    return exact.write(tree | _elements(identity))


def changed(body: bytes, identity: DeviceIdentity) -> bytes:
    """Return a device that says something else of itself, the rest as it was.

    Raises Refused("fhir.unreadable").
    """
    tree, wanted = exact.read(body), _elements(identity)
    said = _elements(read(body))
    kept = {name: each for name, each in tree.items() if name not in said}
    return exact.write(kept | wanted)


def read(body: bytes) -> DeviceIdentity:
    """Return who a Device says it is, without key or driver.

    Raises Refused("fhir.unreadable").
    """
    tree = exact.read(body)
    said = {field: _text(tree.get(name)) for field, name in _NAMES}
    versions = {_code(each.get("type")): each for each in _dicts(tree.get("version"))}
    told = {
        field: _text(versions.get(code, {}).get("value")) for field, code in _VERSIONS
    }
    found = {
        _text(each.get("system")): _text(each.get("value"))
        for each in _dicts(tree.get("identifier"))
    }
    system_id = found.get(_SYSTEM_ID, "").replace(_NO_SYSTEM_ID, "")
    address = found.get(_ADDRESS, "").replace("-", ":")
    return DeviceIdentity("", "", system_id=system_id, address=address, **said, **told)


def mention(device: EntryId | str) -> exact.Tree:
    """Return how a measure names what took it: one the person added, or a name."""
    if isinstance(device, str):
        return {"display": device}
    return {"reference": device_reference(device)}


def _elements(identity: DeviceIdentity) -> exact.Tree:
    named = {name: getattr(identity, field) for field, name in _NAMES}
    versions = [
        {"type": coded(_MDC, code), "value": getattr(identity, field)}
        for field, code in _VERSIONS
        if getattr(identity, field)
    ]
    known = {name: text for name, text in named.items() if text}
    told = {"version": versions} if versions else {}
    return {"identifier": list(_identifiers(identity)), **known, **told}


def _identifiers(identity: DeviceIdentity) -> Iterator[exact.Tree]:
    system_id = identity.system_id or _NO_SYSTEM_ID
    yield _identifier("SYSID", _SYSTEM_ID, system_id)
    if identity.address:
        yield _identifier("BTMAC", _ADDRESS, identity.address.replace(":", "-"))


def _identifier(code: str, system: str, text: str) -> exact.Tree:
    return {"type": coded(_CONTINUA, code), "system": system, "value": text}


def _code(concept: object) -> str:
    codings = _dicts(concept.get("coding")) if isinstance(concept, dict) else []
    return _text(codings[0].get("code")) if codings else ""


def _dicts(value: object) -> list[dict[str, Any]]:
    listed = value if isinstance(value, list) else []
    return [item for item in listed if isinstance(item, dict)]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
