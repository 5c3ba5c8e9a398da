"""« Identitovigilance » : is the patient a document names the person of this space?"""

import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain.folding import plain
from app.domain.foreign import Subject
from app.fhir.ins import national

_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = frozenset(
    (
        *("de", "du", "des", "la", "le", "les", "el", "al", "van", "von", "di", "da"),
        *("dos", "ben", "bin", "mme", "mlle", "mr", "monsieur", "madame", "dr"),
    )
)
"""Words two strangers share: particles and titles."""

_DAY = len("1948-03-07")


class Whose(StrEnum):
    """« À qui » : what a document says of the person it is about."""

    MINE = "mine"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """« Identité » of a space: every name the person goes by, birth date, sex, INS.

    *born* is ISO text, *sex* `M`, `F` or "", *identifier* `OID|value`; all may be
    empty but a name.
    """

    names: tuple[str, ...]
    born: str = ""
    sex: str = ""
    identifier: str = ""


def whose(subject: Subject | None, identity: Identity) -> Whose:
    """Say whose a document is; what contradicts one trait is another person's.

    National numbers whose key is right decide alone.
    """
    if subject is None:
        return Whose.UNKNOWN
    numbers = _numbers(subject, identity)
    if all(numbers):
        return Whose.MINE if numbers[0] == numbers[1] else Whose.OTHER
    same = (
        _same_birth(subject.born, identity.born),
        _same_sex(subject.sex, identity.sex),
        _same_name(subject, identity),
    )
    if False in same:
        return Whose.OTHER
    return Whose.MINE if same[0] and same[2] else Whose.UNKNOWN


def stranger(subject: Subject, identity: Identity) -> bool:
    """Say whether two national numbers whose key is right name two persons."""
    numbers = _numbers(subject, identity)
    return all(numbers) and numbers[0] != numbers[1]


def _numbers(subject: Subject, identity: Identity) -> tuple[str, str]:
    return national(subject.identifier), national(identity.identifier)


def bears(subject: Subject | None) -> str:
    """Return the name a document bears, as people write it; "" when it bears none."""
    if subject is None:
        return ""
    family, given = subject.used or subject.family, subject.given
    shown = given.title() if given.isupper() else given
    return " ".join(filter(None, (shown, family)))


def _same_birth(said: str, ours: str) -> bool | None:
    """Compare what both know of the birth date: a year alone agrees with a day."""
    known = min(len(said), len(ours), _DAY)
    return said[:known] == ours[:known] if known else None


def _same_sex(said: str, ours: str) -> bool | None:
    return said == ours if said and ours else None


def _same_name(subject: Subject, identity: Identity) -> bool | None:
    family = words(subject.family) | words(subject.used)
    given = words(subject.given)
    ours = [words(name) for name in identity.names]
    if not family | given or not any(ours):
        return None
    if any(_met(name, family, given) for name in ours):
        return True
    said_little = not identity.born and all(len(name) == 1 for name in ours)
    return None if said_little else False


def _met(name: set[str], family: set[str], given: set[str]) -> bool:
    """Find both a family name and a first name in *name*; one when it has no more."""
    if len(name) == 1 or not family or not given:
        return bool(name & (family | given))
    return bool(name & family) and bool(name & given)


def words(name: str) -> set[str]:
    """Return the words of a name that tell who it is, without accents or particles."""
    return set(_WORD.findall(plain(name))) - _SMALL
