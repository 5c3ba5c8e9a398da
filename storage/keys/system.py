"""The system's key store, if there is one to trust."""

import base64
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
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
_LOCKED = {
    *("KeyringLocked", "LockedException", "PromptDismissedException"),
    "org.freedesktop.Secret.Error.IsLocked",
}
"""Errors, by class or by D-Bus name, of a service that is there but closed."""

_HERE = {
    "linux": ("SecretService", "kwallet"),
    "darwin": ("macOS",),
    "win32": ("Windows",),
}


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
        if hasattr(backend, "persist"):
            backend.persist = "local machine"  # Windows: never to other machines

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
    """Return the system's key store, None when there is none to trust.

    Only the modules of this platform are loaded: others search for libraries of
    theirs by running a compiler. What a settings file chooses is not believed.
    """
    from keyring.backend import KeyringBackend, by_priority

    for module in TRUSTED:
        if module.rpartition(".")[2] in _HERE.get(sys.platform, ()):
            import_module(module)
    viable = [
        backend
        for backend in KeyringBackend.get_viable_backends()
        if backend.__module__ in TRUSTED
    ]
    return KeyringStore(max(viable, key=by_priority)()) if viable else None


@contextmanager
def _told() -> Iterator[None]:
    """Turn whatever a key service raises into our two words for it."""
    try:
        yield
    except Exception as error:  # each platform's service has errors of its own
        names = {type(error).__name__, str(getattr(error, "name", ""))}
        code = "vault.locked" if names & _LOCKED else "vault.absent"
        raise Refused(code) from error
