"""Lies about what protects: weak costs, false clocks."""

import json
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from app.domain.errors import AlveoleError
from sync.client.session import Session, as_json, from_json
from tests.adversary.attack import Attack, Level
from tests.adversary.holes import hole
from tests.adversary.liar import Told
from tests.adversary.scene import Scene, told_to
from tests.storage.keys.rig import Rig

PHRASE = "correct cheval agrafe batterie 1958"
WEAK = [("m", 8), ("t", 1), ("p", 0), ("m", 1 << 30)]


async def nothing_new(_: Scene) -> None:
    """Let nothing happen on the line."""


async def weak_slot(scene: Scene) -> set[str]:
    """24: the cost written in the slots file lowered, or made absurd."""
    with TemporaryDirectory() as place:
        rig = Rig(Path(place) / "home", None)
        rig.keys().create(rig.lmk, rig.device)
        rig.keys().add("passphrase", PHRASE, rig.lmk)
        path = rig.home / "slots.json"
        kept = json.loads(path.read_bytes())
        name, value = scene.dice.choice(WEAK)
        kept["slots"][0][name] = value if scene.lying else kept["slots"][0][name]
        path.write_text(json.dumps(kept))
        try:
            rig.keys().unlock("passphrase", PHRASE)
        except AlveoleError as error:
            return {error.code}
    return set()


def _costless(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("app.crypto.slots.stretched", lambda *_: bytes(32))


async def false_clock(scene: Scene) -> None:
    """47: the server's clock is ten years away, its challenges too."""
    await scene.sends(scene.phone)
    years = scene.dice.choice((-10, 10))
    shift = int(timedelta(days=365 * years).total_seconds())

    def lie(told: Told) -> None:
        shown = json.loads(told.body)
        shown["at"] += shift
        told.body = json.dumps(shown).encode()

    if scene.lying:
        scene.liar.lie("POST", "/v1/session/challenge", lie)


async def still_writes(scene: Scene) -> set[str]:
    """Write and exchange; what is written keeps the date of this device."""
    entry = scene.write(scene.victim)
    told = await told_to(scene.victim)
    kept = scene.victim.vault.entry(scene.space, entry.id)
    return told if kept.updated == entry.updated else told | {"date changed"}


async def _own_time(session: Session) -> tuple[str, int]:
    """Sign with the clock of this device, whatever the server says."""
    asked = as_json("POST", "/v1/session/challenge", {"device": session._signer.id})
    told = from_json(await session._line.send(asked, {}))
    return str(told["nonce"]), int(session._now().timestamp())


ATTACKS = [
    Attack(
        "weak cost", "24", "kdf.floor", Level.DOOR, nothing_new, (_costless,), weak_slot
    ),
    Attack(
        "false clock of challenges",
        "47",
        "signature_invalid",
        Level.LINE,
        false_clock,
        (hole("sync.client.session.Session._challenge", _own_time),),
        still_writes,
    ),
]
