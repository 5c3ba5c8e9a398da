"""Only the system's own key stores are trusted, and they are really asked."""

import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    DBusErrorResponse,
    new_error,
    new_method_call,
)
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.SecretService import Keyring as SecretService
from keyring.errors import InitError, KeyringLocked, NoKeyringError
from secretstorage.exceptions import (
    ItemNotFoundException,
    LockedException,
    PromptDismissedException,
    SecretServiceNotAvailableException,
)

from app.domain.errors import Refused
from storage.keys.slots import SlotKeys
from storage.keys.system import KeyringStore, trusted_store
from tests.storage.keys.fakes import floor
from tests.storage.samples import Drawn, Seconds


class Plain:
    """Keeps passwords in clear, as a backend of keyrings.alt does."""

    viable = True
    priority = 10.0

    def __init__(self, error: Exception | None = None) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        if self.error is not None:
            raise self.error
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Trusted(Plain):
    """What the policy takes for the system's own."""

    persist = "enterprise"
    priority = 9.0


Plain.__module__ = "keyrings.alt.file"
Trusted.__module__ = "keyring.backends.Windows"


def of(fake: object) -> KeyringBackend:
    """Pass a fake that `keyring` must not learn of: it collects its subclasses."""
    return cast("KeyringBackend", fake)


def dbus_error(name: str) -> DBusErrorResponse:
    """Return what the bus answers, as its library raises it."""
    asked = new_method_call(DBusAddress("/", "a.b"), "Get")
    asked.header.serial = 1
    return DBusErrorResponse(new_error(asked, name))


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> set[type]:
    """The backends `keyring` has met, to be filled."""
    trusted_store()
    classes: set[type] = {NoKeyring}
    monkeypatch.setattr(KeyringBackend, "_classes", classes)
    return classes


@pytest.mark.covers("C-108")
def test_a_store_in_clear_or_none_is_not_trusted(known: set[type]) -> None:
    known.add(Plain)
    assert trusted_store() is None


def test_a_trusted_store_is_taken_before_a_better_one(known: set[type]) -> None:
    known.update({Plain, Trusted})
    store = trusted_store()
    assert store is not None
    assert store.name == "Windows"


def test_a_store_stays_on_its_machine() -> None:
    backend = Trusted()
    KeyringStore(of(backend))
    assert backend.persist == "local machine"


def test_without_a_session_there_is_no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")
    assert trusted_store() is None


def test_looking_for_a_store_runs_no_other_program() -> None:
    line = (
        "import sys; sys.addaudithook(lambda event, args: event == 'subprocess.Popen'"
        " and print(args[1])); from storage.keys.system import trusted_store;"
        " trusted_store()"
    )
    said = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", line], capture_output=True, text=True, check=True
    )
    assert said.stdout == ""


def test_secrets_are_kept_and_forgotten() -> None:
    store = KeyringStore(of(Trusted()))
    assert store.name == "Windows"
    store.put("a", bytes(range(32)))
    assert store.get("a") == bytes(range(32))
    store.delete("a")
    assert store.get("a") is None


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyringLocked(), "vault.locked"),
        (InitError(), "vault.absent"),
        (NoKeyringError(), "vault.absent"),
        (OSError(), "vault.absent"),
        (LockedException(), "vault.locked"),
        (PromptDismissedException(), "vault.locked"),
        (dbus_error("org.freedesktop.Secret.Error.IsLocked"), "vault.locked"),
        (dbus_error("org.freedesktop.DBus.Error.NoReply"), "vault.absent"),
        (SecretServiceNotAvailableException(), "vault.absent"),
        (ItemNotFoundException(), "vault.absent"),
    ],
)
def test_its_errors_become_ours(error: Exception, code: str) -> None:
    with pytest.raises(Refused) as caught:
        KeyringStore(of(Plain(error))).get("a")
    assert caught.value.code == code


@pytest.mark.parametrize("call", ["get", "put", "delete"])
def test_a_bus_that_went_away_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, call: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/gone")
    store = KeyringStore(SecretService())  # type: ignore[no-untyped-call]
    with pytest.raises(Refused, match=r"vault\.absent"):
        getattr(store, call)(*("name", b"secret")[: 1 + (call == "put")])


@pytest.mark.covers("C-108")
def test_a_code_opens_through_the_real_secret_service(
    a_secret_service: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", a_secret_service)
    store = trusted_store()
    assert store is not None
    keys = SlotKeys(tmp_path, entropy=Drawn(), timer=Seconds(), store=store, cost=floor)
    keys.create(b"M" * 32, b"D" * 16)
    keys.add("pin", "482951", b"M" * 32)
    keys.add("keyring", "", b"M" * 32)
    assert keys.store_name() == "Secret Service"
    assert keys.unlock("pin", "482951") == b"M" * 32
    assert keys.unlock("keyring", "") == b"M" * 32
    with pytest.raises(Refused, match=r"store\.key"):
        keys.unlock("pin", "482952")
    for way in keys.ways()[:1]:
        keys.remove(way)
    store.delete("never kept")
