"""Codes read on a page, and what a prescription says: plain values of the « sas »."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.certificate import Certificate


class Square(StrEnum):
    """What a code looks like."""

    QR = "qr"
    DATA_MATRIX = "datamatrix"
    AZTEC = "aztec"


@dataclass(frozen=True, slots=True, repr=False)
class Medicine:
    """« Médicament » prescribed, in the words of who prescribed it.

    *dosage* is never computed; *duration* and *quantity* are amounts as written.
    *renewals* is how many times it may be given again, -1 when nothing is said;
    *until* the last day it may be dispensed, ISO text.
    """

    name: str
    dosage: str = ""
    duration: str = ""
    quantity: str = ""
    renewals: int = -1
    until: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Prescription:
    """« Ordonnance » : medicines prescribed together, to one person.

    *written* is ISO text; *number* is the one its lines share. "" says nothing.
    """

    medicines: tuple[Medicine, ...]
    prescriber: str = ""
    patient: str = ""
    written: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Code:
    """« Code » read on a page: its text exactly as received, claiming nothing.

    *prescription* is what it prescribes, *certificate* what it attests, both vouched
    for by nobody.
    """

    square: Square
    text: str
    prescription: Prescription | None = None
    certificate: Certificate | None = None


class Verdict(StrEnum):
    """What can be said of a signature."""

    AUTHENTIC = "authentic"
    ALTERED = "altered"
    UNKNOWN = "unknown"


LISTED = "2025-08-25"
"""The day of the list of authorities a 2D-Doc is looked up in."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """« Cachet » : who is said to vouch for a document, when, and whether it holds.

    *authority* is its name on the list, *known* whether it is there; *made* and
    *signed* are ISO days, "" when unsaid. *expired* is a signature made outside the
    days of its certificate.
    """

    authority: str
    known: bool
    made: str
    signed: str
    verdict: Verdict
    expired: bool = False
