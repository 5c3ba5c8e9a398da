"""New devices waiting at the door: in memory, ten minutes, one answer."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from app.domain.errors import Refused
from app.ports.world import Clock, Entropy

LIFE = timedelta(minutes=10)
WAITING_MAX = 10_000


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What the new device left, then what an old one answered (hex text)."""

    id: str
    find: str
    expires: datetime
    card: str
    nonce: str = ""
    url: str = ""
    envelope: str = field(default="", repr=False)
    certificate: str = ""
    identity_card: str = ""


class Enrolments:
    """Found by its id by who waits, by its typed code or device id by who answers."""

    def __init__(self, now: Clock, entropy: Entropy) -> None:
        self._now, self._entropy = now, entropy
        self._waiting: dict[str, Enrolment] = {}

    def open(self, find: str, *, card: str, nonce: str, url: str) -> Enrolment:
        """Keep a new device's card. Raises Refused("conflict") for a code in use."""
        self._forget()
        if self._by(find):
            raise Refused("conflict")
        expires = self._now() + LIFE
        new = Enrolment(self._entropy(16).hex(), find, expires, card, nonce, url)
        self._waiting[new.id] = new
        return new

    def get(self, key: str) -> Enrolment:
        """Return an enrolment; the answer only to who knows the id."""
        self._forget()
        if key in self._waiting:
            return self._waiting[key]
        found = self._by(key)
        if found is None:
            raise Refused("not_found")
        return replace(found, envelope="", certificate="", identity_card="")

    def answer(
        self, key: str, *, envelope: str, certificate: str, identity_card: str
    ) -> None:
        """Keep the answer, once. Raises Refused("not_found" | "conflict")."""
        self._forget()
        known = self._waiting.get(key)
        if known is None:
            raise Refused("not_found")
        if known.envelope:
            raise Refused("conflict")
        self._waiting[key] = replace(
            known,
            envelope=envelope,
            certificate=certificate,
            identity_card=identity_card,
        )

    def _by(self, find: str) -> Enrolment | None:
        return next((one for one in self._waiting.values() if one.find == find), None)

    def _forget(self) -> None:
        now = self._now()
        while self._waiting:
            oldest = next(iter(self._waiting.values()))
            if now < oldest.expires and len(self._waiting) < WAITING_MAX:
                return
            del self._waiting[oldest.id]
