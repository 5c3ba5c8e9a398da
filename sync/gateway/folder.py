"""« Dossier du partenaire » : its keys, and what it saw of others, on its disk."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.crypto.account import AccountSecrets
from app.domain.errors import Broken
from app.flows.keychain import Me
from app.rules.deposits.chain import Pins

_KEYS: Final = "keys.json"


@dataclass(frozen=True, slots=True)
class PartnerFolder:
    """`keys.json` (0600), then a file a space under `pins`, `counters`, `waiting`, and
    one a lane under `seen` and `said`."""

    root: Path

    def me(self) -> Me | None:
        """Return who works from here, None before anybody. Raises Broken."""
        path = self.root / _KEYS
        if not path.exists():
            return None
        try:
            kept = {
                k: bytes.fromhex(v) for k, v in json.loads(path.read_text()).items()
            }
            return Me(
                keys=AccountSecrets.decode(kept["device"]),
                device_card=kept["device.card"],
                certificate=kept["device.certificate"],
                identity_keys=AccountSecrets.decode(kept["identity"]),
                identity_card=kept["identity.card"],
            )
        except (ValueError, KeyError, AttributeError) as error:
            raise Broken("store.damaged") from error

    def keep(self, me: Me) -> None:
        """Keep who works from here."""
        told = {name: secret.hex() for name, secret in me.secrets().items()}
        self._write(self.root / _KEYS, json.dumps(told).encode())

    def pins(self, space: bytes) -> Pins:
        """Return what was seen of a space, nothing at first."""
        raw = self._read("pins", space)
        return Pins.decode(raw) if raw else Pins(space)

    def pin(self, pins: Pins) -> None:
        """Keep what was seen."""
        self._write(self._place("pins", pins.space), pins.encode())

    def counter(self, space: bytes) -> int:
        """Return the last counter used there, 0 at first."""
        return int(self._read("counters", space) or b"0")

    def freeze(self, space: bytes, counter: int, push: bytes) -> None:
        """Keep a deposit before it leaves, its counter first: it never serves again."""
        self._write(self._place("counters", space), str(counter).encode())
        self._write(self._place("waiting", space), push)

    def frozen(self, space: bytes) -> bytes:
        """Return the deposit that was not answered, b"" for none."""
        return self._read("waiting", space)

    def settle(self, space: bytes) -> None:
        """Forget it: it was answered."""
        self._place("waiting", space).unlink(missing_ok=True)

    def seen(self, lane: bytes) -> dict[str, list[object]]:
        """Return how far a lane was read, nothing at first."""
        raw = self._read("seen", lane)
        return dict(json.loads(raw)) if raw else {}

    def see(self, lane: bytes, told: dict[str, list[object]]) -> None:
        """Keep how far a lane was read."""
        self._write(self._place("seen", lane), json.dumps(told).encode())

    def said(self, lane: bytes) -> list[str]:
        """Return the ids of what was taken in of a lane, nothing at first."""
        raw = self._read("said", lane)
        return list(json.loads(raw)) if raw else []

    def note_said(self, lane: bytes, items: list[str]) -> None:
        """Keep them."""
        self._write(self._place("said", lane), json.dumps(items).encode())

    def _place(self, room: str, space: bytes) -> Path:
        return self.root / room / space.hex()

    def _read(self, room: str, space: bytes) -> bytes:
        path = self._place(room, space)
        return path.read_bytes() if path.exists() else b""

    def _write(self, path: Path, content: bytes) -> None:
        """Replace a file whole: what is there is the old one or the new one."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside = path.with_name(path.name + ".new")
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
