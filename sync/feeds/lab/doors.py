"""Who is let in by the fictitious register: codes shown, passes given, taken back."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from app.ports.world import Clock, Entropy
from sync.feeds.lab.faults import Fault

STANDS: Final = timedelta(minutes=15)
_LETTERS: Final = "BCDFGHJKLMNPQRSTVWXZ"
_HALF: Final = 4


@dataclass(slots=True)
class Demand:
    """A code shown, until when it stands, and what the person answered."""

    code: str
    until: datetime
    answer: str = ""


@dataclass(slots=True)
class Doors:
    """Codes and passes, in memory only."""

    now: Clock
    entropy: Entropy
    faults: set[Fault]
    demands: dict[str, Demand] = field(default_factory=dict)
    passes: set[str] = field(default_factory=set)
    renewals: set[str] = field(default_factory=set)

    def demand(self) -> tuple[str, Demand]:
        """Return a secret, and the code to show."""
        drawn = self.entropy(2 * _HALF)
        signs = "".join(_LETTERS[one % len(_LETTERS)] for one in drawn)
        secret, code = self.entropy(16).hex(), f"{signs[:_HALF]}-{signs[_HALF:]}"
        self.demands[secret] = Demand(code, self.now() + STANDS)
        return secret, self.demands[secret]

    def answered(self, code: str, answer: str) -> bool:
        """Note what the person says of a code; False for one not known."""
        typed = code.strip().upper()
        found = [one for one in self.demands.values() if one.code == typed]
        for one in found:
            one.answer = answer
        return bool(found)

    def why_not(self, secret: str) -> str:
        """Return why a demand opens nothing, "" when it does."""
        demand = self.demands.get(secret)
        if demand is None or Fault.EXPIRED in self.faults or demand.until < self.now():
            return "expired_token"
        if Fault.HASTE in self.faults:
            self.faults.discard(Fault.HASTE)
            return "slow_down"
        if Fault.REFUSED in self.faults or demand.answer == "no":
            return "access_denied"
        return "" if demand.answer else "authorization_pending"

    def given(self) -> dict[str, str]:
        """Return a new pass, and what renews it."""
        token, renewal = self.entropy(16).hex(), self.entropy(16).hex()
        self.passes.add(token)
        self.renewals.add(renewal)
        return {"access_token": token, "refresh_token": renewal, "token_type": "Bearer"}

    def renews(self, renewal: str) -> bool:
        """Say whether a pass may be renewed, once."""
        known = renewal in self.renewals and Fault.REVOKED not in self.faults
        self.renewals.discard(renewal)
        if known:
            self.faults.discard(Fault.STALE)
        return known

    def opens(self, token: str) -> bool:
        """Say whether a pass opens."""
        shut = {Fault.STALE, Fault.REVOKED} & self.faults
        return token in self.passes and not shut

    def close(self, token: str) -> None:
        """Take back a pass, or what renews it."""
        self.passes.discard(token)
        self.renewals.discard(token)
