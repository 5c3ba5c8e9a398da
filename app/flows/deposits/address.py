"""« Adresse de dépôt » : what a person gives a laboratory so that it finds them."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

from app.crypto.packing import Count, Hash, Id, pack, unpack
from app.domain.errors import Refused
from app.flows.onboarding import check_address

PREFIX: Final = "ALV1D:"
_LONGEST: Final = 1024


class _Told(NamedTuple):
    version: Count
    space: Id
    root_epoch: Count
    root_pk: Hash
    url: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where a space is, and the root key its chain must pass through.

    Whoever holds it may write to the space if a directory vouches for them; it opens
    nothing, and reads nothing.
    """

    space: bytes
    root_epoch: int
    root_pk: bytes
    url: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `text` wrote. Raises Refused("deposit.address")."""
        bare = "".join(text.split())
        if not bare.startswith(PREFIX) or len(bare) > _LONGEST:
            raise Refused("deposit.address")
        try:
            raw = urlsafe_b64decode(bare.removeprefix(PREFIX) + "==")
            told: _Told = unpack(_Told, raw)
            check_address(told.url or "?")
        except (Refused, Error, ValueError) as error:
            raise Refused("deposit.address") from error
        if told.version != 1:
            raise Refused("deposit.address")
        return cls(told.space, told.root_epoch, told.root_pk, told.url)

    @property
    def text(self) -> str:
        """Its one line of text, which is also what its square says."""
        told = _Told(1, self.space, self.root_epoch, self.root_pk, self.url)
        return PREFIX + urlsafe_b64encode(pack(told)).decode().rstrip("=")
