"""`slots.json` : the ways in of one home, sealed; replaced whole or not at all."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.crypto.slots import RAW, Argon, SlotRef
from app.domain.errors import Broken, Refused
from storage.durable import disk_told, replace_file

VERSION = 1


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: the LMK sealed under what opens it; *argon* None for a key."""

    id: str
    kind: str
    box: bytes = field(repr=False)
    argon: Argon | None = None

    def ref(self, device: bytes) -> SlotRef:
        """Return what the seal is bound to."""
        return slot_ref(self.kind, device, self.id, self.argon)


@dataclass(frozen=True, slots=True)
class SlotFile:
    """The device, the generation of its database key, and its slots."""

    device: bytes
    generation: int = 1
    slots: tuple[Slot, ...] = ()


def slot_ref(kind: str, device: bytes, identity: str, argon: Argon | None) -> SlotRef:
    """Return what the seal of a slot is bound to."""
    return SlotRef(kind, device, identity, argon.kdf_bytes if argon else RAW)


def read_slots(path: Path) -> SlotFile | None:
    """Read the file, None when there is none.

    Raises Refused("store.newer"), Broken("slots.damaged").
    """
    with disk_told():
        if not path.exists():
            return None
        content = path.read_bytes()
    try:
        kept = json.loads(content)
        if kept["v"] > VERSION:
            raise Refused("store.newer")
        slots = tuple(_slot(each) for each in kept["slots"])
        return SlotFile(bytes.fromhex(kept["device"]), kept["generation"], slots)
    except (ValueError, KeyError, TypeError) as error:
        raise Broken("slots.damaged") from error


def write_slots(path: Path, file: SlotFile) -> None:
    """Replace the file."""
    slots = [_facts(slot) for slot in file.slots]
    kept = {
        "v": VERSION,
        "device": file.device.hex(),
        "generation": file.generation,
        "slots": slots,
    }
    replace_file(path, json.dumps(kept, indent=1).encode())


def _facts(slot: Slot) -> dict[str, object]:
    facts = {"id": slot.id, "kind": slot.kind, "box": slot.box.hex()}
    if slot.argon is None:
        return {**facts, "kdf": "raw"}
    t, m, p, salt = slot.argon
    return {**facts, "kdf": "argon2id", "t": t, "m": m, "p": p, "salt": salt.hex()}


def _slot(facts: dict[str, Any]) -> Slot:
    argon = None
    if facts["kdf"] == "argon2id":
        salt = bytes.fromhex(facts["salt"])
        argon = Argon(int(facts["t"]), int(facts["m"]), int(facts["p"]), salt)
    return Slot(facts["id"], facts["kind"], bytes.fromhex(facts["box"]), argon)
