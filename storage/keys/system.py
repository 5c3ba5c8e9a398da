"""The system's key store, if there is one to trust."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol

from app.domain.errors import Refused

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "alveole"
TRUSTED = {
    "keyring.backends.SecretService": "Secret Service",
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.Windows": "Windows",
    "keyring.backends.macOS": "macOS",
}
"""Anything else means none: a plain file is chosen silently when it is installed."""


class SystemStore(Protocol):
    """Keeps small secrets for the person's session.

    Methods raise Refused("vault.absent" | "vault.locked").
    """

    name: str

    def get(self, name: str) -> bytes | None:
        """Return a secret."""
        ...

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret."""
        ...

    def delete(self, name: str) -> None:
        """Forget a secret; an absent one is forgotten already."""
        ...


class KeyringStore:
    """One backend of `keyring`; secrets in base64."""

    def __init__(self, backend: "KeyringBackend") -> None:
        self.name = TRUSTED.get(type(backend).__module__, "")
        self._backend = backend

    def get(self, name: str) -> bytes | None:
        """Return a secret."""
        with _told():
            text = self._backend.get_password(SERVICE, name)
        return None if text is None else base64.b64decode(text)

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret."""
        with _told():
            self._backend.set_password(
                SERVICE, name, base64.b64encode(secret).decode("ascii")
            )

    def delete(self, name: str) -> None:
        """Forget a secret; an absent one is forgotten already."""
        from keyring.errors import PasswordDeleteError

        with _told(), suppress(PasswordDeleteError):
            self._backend.delete_password(SERVICE, name)


def trusted_store() -> KeyringStore | None:
    """Return the system's key store, None when there is none to trust."""
    import keyring

    backend = trusted_among(keyring.get_keyring())
    return KeyringStore(backend) if backend else None


def trusted_among(chosen: "KeyringBackend") -> "KeyringBackend | None":
    """Return the first trusted backend; a chain is looked into, not believed."""
    from keyring.backends.chainer import ChainerBackend

    chain = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for backend in chain:
        if type(backend).__module__ in TRUSTED:
            if hasattr(backend, "persist"):
                backend.persist = "local machine"  # Windows: never to other machines
            return backend
    return None


@contextmanager
def _told() -> Iterator[None]:
    from keyring.errors import KeyringError, KeyringLocked

    try:
        yield
    except KeyringLocked as error:
        raise Refused("vault.locked") from error
    except (KeyringError, OSError, RuntimeError) as error:
        raise Refused("vault.absent") from error
