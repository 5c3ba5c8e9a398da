"""What a service of vaccinations may answer about who is let in (RFC 8414, 8628)."""

from typing import Annotated, Final, TypeVar

import msgspec

from app.domain.errors import Refused
from sync.client.line import Answer

OK: Final = 200
_JSON: Final = ("application/json", "application/fhir+json")

Address = Annotated[str, msgspec.Meta(max_length=2000, pattern=r"^[\x21-\x7e]*$")]
Secret = Annotated[str, msgspec.Meta(max_length=4096, pattern=r"^[\x21-\x7e]+$")]
Code = Annotated[
    str, msgspec.Meta(max_length=40, pattern=r"^[0-9A-Za-z][0-9A-Za-z -]*$")
]
Name = Annotated[str, msgspec.Meta(max_length=200)]
Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9.-]{1,64}$")]
Seconds = Annotated[int, msgspec.Meta(ge=1, le=86_400)]
Word = Annotated[str, msgspec.Meta(max_length=80)]


class Metadata(msgspec.Struct, frozen=True):
    """Where a service lets programs in, and what people call it (RFC 9728)."""

    token_endpoint: Address
    device_authorization_endpoint: Address = ""
    revocation_endpoint: Address = ""
    resource_name: Name = ""


class Demand(msgspec.Struct, frozen=True):
    """A code to show, and what is asked with afterwards."""

    device_code: Secret
    user_code: Code
    verification_uri: Address
    expires_in: Seconds
    verification_uri_complete: Address = ""
    interval: Seconds = 5


class Granted(msgspec.Struct, frozen=True):
    """A pass; *patient* is said by a service that knows who let us in."""

    access_token: Secret
    token_type: Word
    patient: Id = ""
    refresh_token: Secret = ""


class Fault(msgspec.Struct, frozen=True):
    """Why there is no pass, or not yet."""

    error: Word


T = TypeVar("T", Metadata, Demand, Granted, Fault)


def told(answer: Answer, form: type[T]) -> T:
    """Return what an answer says. Raises Refused("feed.unknown") for anything else."""
    if not is_json(answer):
        raise Refused("feed.unknown")
    try:
        return msgspec.json.decode(answer.body, type=form)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Refused("feed.unknown") from error


def is_json(answer: Answer) -> bool:
    """Say whether an answer calls itself JSON, of FHIR or not."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    return kind.strip().lower() in _JSON
