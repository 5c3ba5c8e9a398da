"""« Laboratoire fictif » : its own keys in its own folder, one deposit at a time."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import Refused
from app.flows.departures import Departures
from app.flows.deposits.address import Address
from app.flows.deposits.writing import Letter
from app.flows.keychain import Me
from app.flows.registering import named, new_laboratory, vouch
from app.flows.world import World
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from sync.gateway.depositor import Depositor
from sync.gateway.folder import DepositorFolder

OFFICIAL: Final = "FINESS 990000001 Laboratoire fictif des Tilleuls"
"""No register gives this number; the name says what it is, to the person too."""

_DIRECTORY: Final = "directory.key"


@dataclass(frozen=True, slots=True)
class FictitiousLaboratory:
    """Vouched for by the operator of a server whose folder is given, nobody else."""

    world: World
    folder: DepositorFolder
    operator: Path
    departures: Departures

    def me(self) -> Me:
        """Return who deposits, drawn the first time and vouched for by the operator.

        Raises Refused("deposit.no_directory") for a folder of no server.
        """
        known = self.folder.me()
        if known:
            return known
        key = self.operator / _DIRECTORY
        if not key.is_file():
            raise Refused("deposit.no_directory")
        made = new_laboratory(self.world, "lab")
        card = vouch(key.read_bytes(), made.card, OFFICIAL, self.world.ms())
        self.folder.keep(named(made, card))
        return named(made, card)

    async def deposit(self, letter: Letter, to: Address) -> int:
        """Be known to the server of the person, then deposit; return the place."""
        me = self.me()
        signer = Signer(me.device, me.keys.sign)
        peer = HttpPeer(to.url, signer, now=self.world.now, ledger=self.departures)
        try:
            await peer.register(me.identity_card, me.device_card, me.certificate)
            return await Depositor(peer, self.folder, me, self.world).send(letter, to)
        finally:
            await peer.close()


def play(
    world: World, departures: Departures, how: Mapping[str, str]
) -> Mapping[str, str | int]:
    """Deposit one file, as `sync.gateway.play_laboratory` says."""
    folder = DepositorFolder(Path(how["folder"]))
    playing = FictitiousLaboratory(world, folder, Path(how["operator"]), departures)
    file = Path(how["file"])
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Refused("deposit.letter") from error
    media_type = "application/pdf" if content.startswith(b"%PDF") else "text/xml"
    letter = Letter(content, media_type, how["type"], how["title"], how["date"])
    seq = asyncio.run(playing.deposit(letter, Address.read(how["to"])))
    return {"name": OFFICIAL.split(maxsplit=2)[2], "seq": seq}
