"""« Signature » ↔ Provenance: who signed which file, when, with which device.

It lies inside the Communication that answers.
"""

from base64 import b64decode, b64encode, urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from app.domain.errors import Refused
from app.domain.ids import DeviceId, EntryId, SpaceId
from app.domain.signature import INVALID, Agreed, Signature
from app.fhir import exact
from app.fhir.terms import coded, patient_reference, text_id

_RESOURCE: Final = "Provenance"
_CONSENT: Final = "1.2.840.10065.1.12.1.7"
_KINDS: Final = "urn:iso-astm:E1762-95:2013"
_ROLES: Final = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
_URI: Final = "urn:ietf:rfc:3986"
_DEVICE: Final = "urn:alveole:device"
_SHA256: Final = "ni:///sha-256;"
_PATIENT, _MESSAGE = "Patient/", "Communication/"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def provenance(made: Signature, media_type: str) -> exact.Tree:
    """Return the Provenance of a signature of a file of this media type."""
    agreed, instant = made.agreed, _instant(made.agreed.at)
    person = {"reference": patient_reference(agreed.space)}
    asked = {"reference": f"{_MESSAGE}{text_id(agreed.message)}"}
    return {
        "resourceType": _RESOURCE,
        "target": [{"identifier": _named(_URI, _SHA256 + _url64(agreed.sha256))}],
        "occurredDateTime": instant,
        "recorded": instant,
        "agent": [{"type": coded(_ROLES, "attester"), "who": person}],
        "entity": [{"role": "source", "what": asked}],
        "signature": [_seal(made, person, media_type)],
    }


def _seal(made: Signature, person: exact.Tree, media_type: str) -> exact.Tree:
    device = {"type": "Device", "identifier": _named(_DEVICE, made.device.hex())}
    return {
        "type": [_named(_KINDS, _CONSENT, "code")],
        "when": _instant(made.agreed.at),
        "who": device,
        "onBehalfOf": person,
        "targetFormat": media_type,
        "sigFormat": "application/octet-stream",
        "data": b64encode(made.seal).decode(),
    }


def read(body: bytes) -> Signature:
    """Return the signature a Communication holds, not verified yet.

    Raises Refused("signature.invalid") when there is none whole, Refused(
    "fhir.unreadable") for what is no resource.
    """
    tree = exact.read(body)
    try:
        held = next(one for one in tree["contained"] if _is_proof(one))
        return _signature(held)
    except (KeyError, IndexError, TypeError, ValueError, StopIteration) as error:
        raise Refused(INVALID) from error


def _is_proof(one: Any) -> bool:  # noqa: ANN401 - any JSON
    return bool(one["resourceType"] == _RESOURCE)


def _signature(held: Any) -> Signature:  # noqa: ANN401 - any JSON
    seal = held["signature"][0]
    agreed = Agreed(
        SpaceId(_uuid(held["agent"][0]["who"]["reference"], _PATIENT)),
        EntryId(_uuid(held["entity"][0]["what"]["reference"], _MESSAGE)),
        _sha256(held["target"][0]["identifier"]["value"]),
        _ms(seal["when"]),
    )
    device = DeviceId(bytes.fromhex(seal["who"]["identifier"]["value"]))
    return Signature(agreed, device, b64decode(seal["data"], validate=True))


def _named(system: str, value: str, key: str = "value") -> dict[str, str]:
    return {"system": system, key: value}


def _uuid(reference: object, kind: str) -> bytes:
    told = str(reference)
    if not told.startswith(kind):
        raise ValueError
    return UUID(told.removeprefix(kind)).bytes


def _url64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _sha256(name: object) -> bytes:
    told = str(name).removeprefix(_SHA256)
    raw = urlsafe_b64decode(told + "=" * (-len(told) % 4))
    if name != _SHA256 + _url64(raw):
        raise ValueError
    return raw


def _instant(ms: int) -> str:
    return (_EPOCH + timedelta(milliseconds=ms)).isoformat(timespec="milliseconds")


def _ms(said: object) -> int:
    since = datetime.fromisoformat(str(said)) - _EPOCH
    return since // timedelta(milliseconds=1)
