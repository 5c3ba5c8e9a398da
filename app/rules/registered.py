"""« Inscrit » : whom the operator's directory vouches for, and under which name."""

from dataclasses import dataclass
from typing import Final, Self

from app.crypto.directory import verify_directory
from app.crypto.identity import DirectoryProof, IdentityCard
from app.domain.errors import Refused
from app.domain.folding import visible

_NUMBER: Final = 2
"""Words of an official id that are no name: the register, and the number there."""


@dataclass(frozen=True, slots=True)
class Registered:
    """Who the directory says it is: nothing here is their own word.

    *number* is the register and the number there, *name* the registered name.
    """

    name: str
    number: str
    profession: str

    @classmethod
    def of(cls, proof: DirectoryProof) -> Self:
        """Read `FINESS 990000001 Laboratoire des Tilleuls`."""
        words = visible(proof.official_id).split()
        number, name = " ".join(words[:_NUMBER]), " ".join(words[_NUMBER:])
        return cls(name or number, number, proof.profession)


def registered(directory_key: bytes, card: IdentityCard, at: int) -> Registered:
    """Return who a card belongs to at *at* (Unix ms), by the word of a directory.

    Raises Refused("grant.forged") for a card it does not vouch for,
    Refused("grant.expired") after the date of its word.
    """
    if not directory_key:
        raise Refused("grant.forged")
    try:
        proof = verify_directory(directory_key, card)
    except Refused as error:
        raise Refused("grant.forged") from error
    if at >= proof.until:
        raise Refused("grant.expired")
    return Registered.of(proof)
