"""« Rubrique » × confidentiality: what one collection key opens (trust, section 5)."""

from dataclasses import dataclass
from enum import IntEnum

from app.domain.ids import CollectionId, SpaceId


class Rubric(IntEnum):
    """« Rubrique » : the code sealed in a collection's label."""

    PROFILE = 1
    MEASURES = 2
    VACCINES = 3
    AGENDA = 4
    MESSAGES = 5
    WISHES = 6
    JOURNAL = 7
    SERVICE = 8
    RECEPTION = 9
    SETTINGS = 10
    REPORT = 20
    SYNTHESIS = 21
    IMAGING = 22
    PRESCRIPTION = 23
    DISPENSATION = 24
    CARE_PLAN = 25
    ADMINISTERED = 26
    CERTIFICATE = 27
    REIMBURSEMENT = 28
    OTHER_DOCUMENTS = 29
    MANAGEMENT = 30


class Confidentiality(IntEnum):
    """« Confidentialité » : JDV_J08 codes; the last one is ours."""

    N = 0
    MASQUE_PS = 1
    INVISIBLE_REPRESENTANTS_LEGAUX = 2
    PRIVE = 3


DEPOSIT_RUBRICS = (2, 3, 4, 5, 6, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30)
"""Rubrics whose N collection is open to deposits from genesis on."""


@dataclass(frozen=True, slots=True)
class Collection:
    """One key's worth of the record: its meaning is known to members only."""

    space: SpaceId
    id: CollectionId
    rubric: Rubric
    confidentiality: Confidentiality
    epoch: int
