"""« Déposant » : whom the operator's directory lets write in a space unasked."""

from collections.abc import Iterable, Mapping
from typing import Final

from app.crypto.directory import verify_directory
from app.crypto.identity import IdentityCard, Kind
from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.rules.registered import Registered, registered

LABORATORY: Final = "laboratory"
"""The profession a directory gives a laboratory of medical biology."""

_CARE: Final = (Rubric.REPORT, Rubric.IMAGING, Rubric.PRESCRIPTION, Rubric.CERTIFICATE)

DEPOSITORS: Final[Mapping[str, frozenset[Rubric]]] = {
    LABORATORY: frozenset({Rubric.REPORT}),
    "hospital": frozenset(_CARE),
    "practice": frozenset(_CARE),
    "doctor": frozenset(_CARE),
    "pharmacist": frozenset({Rubric.DISPENSATION}),
    "medico-social": frozenset({Rubric.REPORT, Rubric.OTHER_DOCUMENTS}),
}
"""Where each profession may write unasked, and nowhere else; the others, nowhere."""

EVERY: Final = tuple(DEPOSITORS)
"""The professions a person lets in when opening their reception."""

RUBRICS: Final = frozenset[Rubric]().union(*DEPOSITORS.values())
"""The rubrics somebody may deposit in."""

KINDS: Final = (Kind.PROFESSIONAL, Kind.STRUCTURE)
"""Who may deposit by a proof alone; a service needs the consent of the person."""


def vouched_until(directory_key: bytes, card: IdentityCard) -> int:
    """Return when the word of a directory on *card* ends (Unix ms), 0 for no word."""
    try:
        return verify_directory(directory_key, card).until if directory_key else 0
    except Refused:
        return 0


def let_in(professions: Iterable[str]) -> frozenset[str]:
    """Return whom a reception lets in; one that named none meant laboratories."""
    return frozenset(professions) or frozenset({LABORATORY})


def vouched(directory_key: bytes, card: bytes, at: int) -> Registered:
    """Return who deposits at *at* (Unix ms); *card* is the core of their card.

    Raises Refused("grant.forged") for a card the pinned directory does not vouch for
    as that of one of `DEPOSITORS`, Refused("grant.expired") after its date.
    """
    if not card:
        raise Refused("grant.forged")
    known = IdentityCard.decode(card)
    told = registered(directory_key, known, at)
    if known.kind not in KINDS or told.profession not in DEPOSITORS:
        raise Refused("grant.forged")
    return told
