"""« Couché ou debout » : how WHO draws heights at an age, and what that changes."""

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Final

from app.domain.posture import Posture
from app.rules.childhood.standards import DAYS

_TABLE: Final = "tables/posture.json"
_NONE: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Postures:
    """« Règle » of WHO: lying until *last* (days), then standing, *shift* cm apart.

    It matters *since* an age *until* another, in months: a child may be held in
    either way. *source* and *year* say whose it is.
    """

    last: int
    shift: Decimal
    since: int
    until: int
    source: str
    year: int

    def asked(self, age: Decimal) -> bool:
        """Say whether a child of an *age* in months may be held in either way."""
        return self.since <= age <= self.until

    def expected(self, age: Decimal) -> Posture:
        """Return the way the lines are drawn at an *age* in months."""
        lying = round(age * DAYS) <= self.last
        return Posture.LYING if lying else Posture.STANDING

    def shifted(self, posture: str, age: Decimal) -> Decimal:
        """Return the centimetres to add to a height taken in a *posture*, "" unsaid.

        Nothing for the way that is expected, nor where nobody said it.
        """
        if posture not in set(Posture) - {self.expected(age)}:
            return _NONE
        return self.shift if posture == Posture.STANDING else -self.shift


@cache
def postures() -> Postures:
    """Return the rule as it is kept."""
    raw = files("app.rules").joinpath(_TABLE).read_text("utf-8")
    told = json.loads(raw)
    since, until = told["asked_months"]
    whose = (told["source"], told["year"])
    shift = Decimal(told["shift_cm"])
    return Postures(told["last_lying_day"], shift, since, until, *whose)
