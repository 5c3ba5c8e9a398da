"""No value of app/domain or app/crypto shows a key when it is printed."""

from dataclasses import dataclass, fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import app.crypto
import app.domain

KEY = bytes(range(0x41, 0x61))
PRIVATE = {"dek", "amk", "sign", "hpke1", "hpke2", "nonce", "ck", "lmk", "wire"}
PUBLIC_CARDS = {"Genesis"}
"""The nonce of a genesis is published; that of an invitation is not."""


def modules() -> list[str]:
    return [
        f"{room.__name__}.{path.stem}"
        for room in (app.crypto, app.domain)
        for path in sorted(Path(room.__path__[0]).glob("*.py"))
        if path.stem != "__init__"
    ]


def values() -> list[type]:
    found = [
        value
        for name in modules()
        for value in vars(import_module(name)).values()
        if isinstance(value, type) and is_dataclass(value) and value.__module__ == name
    ]
    return sorted(found, key=lambda kind: f"{kind.__module__}.{kind.__name__}")


def printed(kind: type) -> str:
    """Print *kind* with the key in every private field, nothing in the others."""
    blank: Any = object.__new__(kind)
    for field in fields(kind):
        secret = field.name in PRIVATE and kind.__name__ not in PUBLIC_CARDS
        object.__setattr__(blank, field.name, KEY if secret else 0)
    return repr(blank)


def shows(text: str) -> bool:
    return KEY.decode() in text or KEY.hex() in text or repr(KEY)[2:-1] in text


@pytest.mark.covers("C-115")
@pytest.mark.parametrize(
    "kind", values(), ids=lambda kind: f"{kind.__module__}.{kind.__qualname__}"
)
def test_a_value_hides_its_keys(kind: type) -> None:
    assert not shows(printed(kind))


def test_there_are_values_with_keys_to_hide() -> None:
    private = [
        f"{kind.__name__}.{field.name}"
        for kind in values()
        for field in fields(kind)
        if field.name in PRIVATE and kind.__name__ not in PUBLIC_CARDS
    ]
    assert set(private) >= {
        "AccountSecrets.sign",
        "AccountSecrets.hpke1",
        "AccountSecrets.hpke2",
        "Attachment.dek",
        "Batch.wire",
        "Enrolment.amk",
        "Invitation.nonce",
    }


def test_a_value_that_shows_its_key_is_caught() -> None:
    @dataclass(frozen=True, slots=True)
    class Careless:
        dek: bytes

    assert shows(printed(Careless))
