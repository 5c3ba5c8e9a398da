"""« Service fictif » : it gives its code, and reads what people let it read."""

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from app.crypto.person_code import person_code
from app.domain.errors import Refused
from app.flows.departures import Departures
from app.flows.registering import SERVICE
from app.flows.world import World
from app.ports.entrusted import EntrustedStore
from app.rules.addresses import secured
from sync.gateway.folder import PartnerFolder
from sync.gateway.partner import Partner
from sync.gateway.reader import Reader, Reading

OFFICIAL: Final = "CATALOGUE 990000009 Carnet fictif des Tilleuls"
"""No register gives this number; the name says what it is, to the person too."""


async def code_of(partner: Partner, url: str) -> str:
    """Be known to a server; return the code to give people."""
    await (await partner.entered(url)).close()
    return person_code(partner.me().identity)


async def readings(partner: Partner, url: str, store: EntrustedStore) -> list[Reading]:
    """Return what people let a service read, as of now."""
    peer = await partner.entered(url)
    try:
        kept = partner.me(), store, partner.folder, partner.world
        return await Reader(peer, *kept).read()
    finally:
        await peer.close()


def play(
    world: World,
    departures: Departures,
    store: EntrustedStore,
    how: Mapping[str, str],
) -> Mapping[str, str | int]:
    """Give a code or read, as `sync.gateway.play_service` says."""
    folder, operator = PartnerFolder(Path(how["folder"])), Path(how["operator"])
    url = secured(how["server"])
    if not url:
        raise Refused("server.address")
    partner = Partner(world, folder, operator, departures, OFFICIAL, SERVICE)
    if how["what"] == "code":
        return {"name": partner.name, "code": asyncio.run(code_of(partner, url))}
    found = asyncio.run(readings(partner, url, store))
    write(Path(how["out"]), found)
    return {"name": partner.name, "read": len(found)}


def write(out: Path, found: list[Reading]) -> None:
    """Write the files of each, for their owner's eyes only.

    Raises Refused("file.unwritable").
    """
    try:
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        for rank, each in enumerate(found, 1):
            for name, content in (("pdf", each.pages), ("json", each.bundle)):
                _keep(out / f"synthese-{rank}.{name}", content)
    except OSError as error:
        raise Refused("file.unwritable") from error


def _keep(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
