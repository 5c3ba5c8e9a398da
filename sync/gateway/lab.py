"""« Déposant fictif » : its own keys in its own folder, one deposit at a time."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from app.domain.errors import Refused
from app.flows.departures import Departures
from app.flows.deposits.address import Address
from app.flows.deposits.writing import Letter
from app.flows.world import World
from app.rules.deposits.vouching import LABORATORY
from sync.gateway.depositor import Depositor
from sync.gateway.folder import PartnerFolder
from sync.gateway.partner import Partner
from sync.gateway.professional import OFFICIALS

DEPOSITORS: Final = {
    **OFFICIALS,
    LABORATORY: "FINESS 990000001 Laboratoire fictif des Tilleuls",
}
"""Who may be played, by profession; no register gives these numbers."""


async def deposit(partner: Partner, letter: Letter, to: Address) -> int:
    """Be known to the server of the person, then deposit; return the place."""
    peer = await partner.entered(to.url)
    try:
        kept = partner.folder, partner.me(), partner.world
        return await Depositor(peer, *kept).send(letter, to)
    finally:
        await peer.close()


def play(
    world: World, departures: Departures, how: Mapping[str, str]
) -> Mapping[str, str | int]:
    """Deposit one file, as `sync.gateway.play_laboratory` says."""
    folder, operator = PartnerFolder(Path(how["folder"])), Path(how["operator"])
    profession = how["profession"]
    official = DEPOSITORS[profession]
    partner = Partner(world, folder, operator, departures, official, profession)
    file = Path(how["file"])
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Refused("deposit.letter") from error
    media_type = "application/pdf" if content.startswith(b"%PDF") else "text/xml"
    letter = Letter(content, media_type, how["type"], how["title"], how["date"])
    seq = asyncio.run(deposit(partner, letter, Address.read(how["to"])))
    return {"name": partner.name, "seq": seq}
