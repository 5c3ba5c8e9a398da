"""« Accord » : one certified service reads one thing, for one purpose, until a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Self

from app.domain.errors import Refused
from app.domain.ids import IdentityId
from app.domain.mandate import MandateState
from app.domain.words import N_


class Finality(StrEnum):
    """« Finalité » : why a service may read; the law allows these four."""

    PREVENTION = "prevention"
    DIAGNOSIS = "diagnosis"
    CARE = "care"
    SOCIAL = "social"

    @classmethod
    def of(cls, said: str) -> Self:
        """Read one. Raises Refused("consent.finality") for any other."""
        try:
            return cls(said)
        except ValueError:
            raise Refused("consent.finality", expected=", ".join(cls)) from None


LABELS: Final[Mapping[Finality, str]] = {
    Finality.PREVENTION: N_("Prévention"),
    Finality.DIAGNOSIS: N_("Diagnostic"),
    Finality.CARE: N_("Soins"),
    Finality.SOCIAL: N_("Suivi social ou médico-social"),
}
"""How each purpose is called, on screen and in what leaves."""


ConsentState = MandateState
"""Where a consent stands, as this device knows it: as a mandate does."""


@dataclass(frozen=True, slots=True)
class Service:
    """« Service » : who would read, as the operator's directory says.

    *card* is what its identity signed; *number* is the register and the number there,
    *name* the registered name.
    """

    identity: IdentityId
    card: bytes = field(repr=False)
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Consent:
    """« Accord » : what one service may read, from *since* until *until* (Unix ms).

    *id* is that of the element that says it, and of the grant. *sent* is when what it
    reads was last written for it (Unix ms), 0 for never; *withdrawn*: the person
    ended it; *left* is when the service itself did (Unix ms), 0 for never.
    """

    id: bytes
    service_name: str
    service_number: str
    finality: Finality
    since: int
    until: int
    state: ConsentState
    sent: int = 0
    withdrawn: bool = False
    left: int = 0
