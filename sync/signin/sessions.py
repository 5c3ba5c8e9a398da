"""Challenges and sessions of a server: in memory, short, never stored in clear."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.crypto.canon import digest
from app.domain.errors import Refused
from app.ports.world import Clock, Entropy

CHALLENGE_LIFE = timedelta(seconds=60)
SESSION_LIFE = timedelta(minutes=10)
CHALLENGES_MAX = 100_000


@dataclass(frozen=True, slots=True)
class Session:
    """Who speaks: a device of an identity, until an instant."""

    device: bytes
    identity: bytes
    expires: datetime


class Challenges:
    """Nonces given to a key id: each is spent once, within a minute."""

    def __init__(self, now: Clock, entropy: Entropy) -> None:
        self._now, self._entropy = now, entropy
        self._open: dict[str, tuple[str, datetime]] = {}

    def give(self, key_id: str) -> tuple[str, int, int]:
        """Return (nonce, now, expires) in hex and Unix seconds."""
        now = self._now()
        self._forget(now)
        nonce, expires = self._entropy(32).hex(), now + CHALLENGE_LIFE
        self._open[nonce] = key_id, expires
        return nonce, int(now.timestamp()), int(expires.timestamp())

    def spend(self, nonce: str, key_id: str) -> bool:
        """Say whether *nonce* was given to *key_id* and not spent; it is now."""
        owner, expires = self._open.pop(nonce, ("", None))
        return expires is not None and owner == key_id and self._now() < expires

    def _forget(self, now: datetime) -> None:
        """Drop the oldest: dictionaries keep their order."""
        while self._open:
            nonce, (_, expires) = next(iter(self._open.items()))
            if now < expires and len(self._open) < CHALLENGES_MAX:
                return
            del self._open[nonce]


class Sessions:
    """Bearers of 32 random bytes; only their SHA-256 is kept."""

    def __init__(self, now: Clock, entropy: Entropy) -> None:
        self._now, self._entropy = now, entropy
        self._open: dict[bytes, Session] = {}

    def open(self, device: bytes, identity: bytes) -> tuple[str, int]:
        """Return (bearer, expires) for a device that has just proved itself."""
        now = self._now()
        self._forget(now)
        token, expires = self._entropy(32), now + SESSION_LIFE
        self._open[digest(token)] = Session(device, identity, expires)
        return token.hex(), int(expires.timestamp())

    def find(self, bearer: str) -> Session:
        """Return the session of a bearer. Raises Refused("session_expired")."""
        session = self._open.get(_key(bearer))
        if session is None or self._now() >= session.expires:
            raise Refused("session_expired")
        return session

    def close(self, bearer: str) -> None:
        """End one session."""
        self._open.pop(_key(bearer), None)

    def end(self, device: bytes) -> None:
        """End every session of a retired device."""
        self._open = {k: s for k, s in self._open.items() if s.device != device}

    def _forget(self, now: datetime) -> None:
        while self._open:
            key, session = next(iter(self._open.items()))
            if now < session.expires:
                return
            del self._open[key]


def _key(bearer: str) -> bytes:
    try:
        return digest(bytes.fromhex(bearer))
    except ValueError as error:
        raise Refused("session_expired") from error
