"""« Masquer » : the levels of confidentiality a person may choose."""

from datetime import date

from app.domain.collection import Confidentiality
from app.domain.errors import Refused
from app.domain.when import Precision, When

ALONE_FROM = 15
"""The age from which a minor hides alone; our own choice: the law names none."""

MAJORITY = 18
_PARENTS = Confidentiality.INVISIBLE_REPRESENTANTS_LEGAUX
_LET_IN = {
    Confidentiality.N: {"professional", "parent"},
    Confidentiality.MASQUE_PS: {"parent"},
    _PARENTS: {"professional"},
    Confidentiality.PRIVE: set[str](),
}
"""Whom each level may be opened to (trust, section 5)."""


def levels(born: str, today: date) -> tuple[Confidentiality, ...]:
    """Return the levels offered to who was born then; from parents, minors only."""
    alone = ALONE_FROM <= _age(born, today) < MAJORITY
    every = tuple(Confidentiality)
    return every if alone else tuple(one for one in every if one is not _PARENTS)


def narrows(before: Confidentiality, after: Confidentiality) -> bool:
    """Say whether somebody who may be let in before may not be any more."""
    return not _LET_IN[before] <= _LET_IN[after]


def strictest(codes: tuple[str, ...]) -> Confidentiality:
    """Return the level that holds every label received (JDV_J08).

    R and V only warn professionals; INVISIBLE_PATIENT delays a delivery, and who
    brings the document already has it.
    """
    known = Confidentiality.__members__
    asked = {known[code] for code in codes if code in known}
    both = {Confidentiality.MASQUE_PS, _PARENTS} <= asked
    return Confidentiality.PRIVE if both else max(asked, default=Confidentiality.N)


def _age(born: str, today: date) -> int:
    """Count whole years; 0 when the day of birth is not known."""
    try:
        when = When.parse(born)
    except Refused:
        return 0
    if when.precision < Precision.DAY:
        return 0
    day = date.fromisoformat(born[:10])
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))
