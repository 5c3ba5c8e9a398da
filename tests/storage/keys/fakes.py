"""A key store in memory, and the cheapest cost the floor allows."""

from app.crypto.slots import M_FLOOR, T_FLOOR, Argon
from app.domain.errors import Refused


class MemoryStore:
    """Keeps secrets for one test; *locked* answers as a locked session."""

    name = "memory"

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.locked = False

    def get(self, name: str) -> bytes | None:
        """Return a secret."""
        self._open()
        return self.kept.get(name)

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret."""
        self._open()
        self.kept[name] = secret

    def delete(self, name: str) -> None:
        """Forget a secret."""
        self._open()
        self.kept.pop(name, None)

    def _open(self) -> None:
        if self.locked:
            raise Refused("vault.locked")


def floor(salt: bytes) -> Argon:
    """Return the least that is ever accepted."""
    return Argon(T_FLOOR, M_FLOOR, 1, salt)
