"""« Déposant » : whom the operator's directory lets write in a space unasked."""

from typing import Final

from app.crypto.directory import verify_directory
from app.crypto.identity import IdentityCard, Kind
from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.rules.registered import Registered, registered

LABORATORY: Final = "laboratory"
"""The profession a directory gives a laboratory of medical biology, who alone may
deposit today."""

RUBRIC: Final = Rubric.REPORT
"""Where a laboratory may write, and nowhere else."""

KINDS: Final = (Kind.PROFESSIONAL, Kind.STRUCTURE)
"""Who may deposit by a proof alone; a service needs the consent of the person."""


def vouched_until(directory_key: bytes, card: IdentityCard) -> int:
    """Return when the word of a directory on *card* ends (Unix ms), 0 for no word."""
    try:
        return verify_directory(directory_key, card).until if directory_key else 0
    except Refused:
        return 0


def vouched(directory_key: bytes, card: bytes, at: int) -> Registered:
    """Return who deposits at *at* (Unix ms); *card* is the core of their card.

    Raises Refused("grant.forged") for a card the pinned directory does not vouch for
    as a laboratory's, Refused("grant.expired") after its date.
    """
    if not card:
        raise Refused("grant.forged")
    known = IdentityCard.decode(card)
    told = registered(directory_key, known, at)
    if known.kind not in KINDS or told.profession != LABORATORY:
        raise Refused("grant.forged")
    return told
