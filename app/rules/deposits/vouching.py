"""« Déposant » : whom the operator's directory lets write in a space unasked."""

from dataclasses import dataclass
from typing import Final, Self

from app.crypto.directory import verify_directory
from app.crypto.identity import DirectoryProof, IdentityCard, Kind
from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.folding import visible

LABORATORY: Final = "laboratory"
"""The profession a directory gives a laboratory of medical biology, who alone may
deposit today."""

RUBRIC: Final = Rubric.REPORT
"""Where a laboratory may write, and nowhere else."""

KINDS: Final = (Kind.PROFESSIONAL, Kind.STRUCTURE)
"""Who may deposit by a proof alone; a service needs the consent of the person."""

_NUMBER = 2
"""Words of an official id that are no name: the register, and the number there."""


@dataclass(frozen=True, slots=True)
class Depositor:
    """Who deposits, as the directory says: nothing here is their own word.

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

    @property
    def source(self) -> str:
        """Return the `source` of what they deposit."""
        return f"deposited:{self.profession}"


def vouched_until(directory_key: bytes, card: IdentityCard) -> int:
    """Return when the word of a directory on *card* ends (Unix ms), 0 for no word."""
    try:
        return verify_directory(directory_key, card).until if directory_key else 0
    except Refused:
        return 0


def vouched(directory_key: bytes, card: bytes, at: int) -> Depositor:
    """Return who deposits at *at* (Unix ms); *card* is the core of their card.

    Raises Refused("grant.forged") for a card the pinned directory does not vouch for
    as a laboratory's, Refused("grant.expired") after its date.
    """
    if not directory_key or not card:
        raise Refused("grant.forged")
    known = IdentityCard.decode(card)
    if known.kind not in KINDS:
        raise Refused("grant.forged")
    try:
        proof = verify_directory(directory_key, known)
    except Refused as error:
        raise Refused("grant.forged") from error
    if proof.profession != LABORATORY:
        raise Refused("grant.forged")
    if at >= proof.until:
        raise Refused("grant.expired")
    return Depositor.of(proof)
