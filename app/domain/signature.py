"""« Signature » : what a person agreed to, with which device, and the answer."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.domain.errors import Refused
from app.domain.ids import ID_SIZE, DeviceId, EntryId, SpaceId

SHA256_SIZE: Final = 32
"""Bytes of the SHA-256 of a document."""

SEAL_SIZE: Final = 64
"""Bytes of an Ed25519 signature."""

INVALID: Final = "signature.invalid"
"""The one answer to whatever is not a signature of these very bytes."""

_AT_MAX: Final = 253_402_300_799_999


class Answer(StrEnum):
    """How a request to sign was answered; NONE while nobody did."""

    NONE = ""
    SIGNED = "signed"
    REFUSED = "refused"

    @classmethod
    def of(cls, said: str) -> "Answer":
        """Read one; what a later version answers is no answer we know."""
        return cls(said) if said in tuple(cls) else cls.NONE


@dataclass(frozen=True, slots=True)
class Agreed:
    """« Accord » to a document: what is signed, and when.

    *space* is whose record it is in, *message* the id of the message that asked, both
    16 bytes; *sha256* is that of the whole file as it was received; *at* is Unix ms,
    before the year 10000. Raises Refused("signature.invalid") for any other size.
    """

    space: SpaceId
    message: EntryId
    sha256: bytes
    at: int

    def __post_init__(self) -> None:
        """Refuse what has no one encoding."""
        sizes = [len(self.space), len(self.message), len(self.sha256)]
        if sizes != [ID_SIZE, ID_SIZE, SHA256_SIZE] or not 0 < self.at <= _AT_MAX:
            raise Refused(INVALID)


@dataclass(frozen=True, slots=True)
class Signature:
    """« Signature » of a document by *device* (16 bytes); *seal* is 64 bytes.

    Raises Refused("signature.invalid") for any other size.
    """

    agreed: Agreed
    device: DeviceId
    seal: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse half a signature."""
        if [len(self.device), len(self.seal)] != [ID_SIZE, SEAL_SIZE]:
            raise Refused(INVALID)
