"""« Partenaire fictif » : who the operator of a server vouches for, and nobody else."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import Refused
from app.domain.profession import FACILITIES, PROFESSIONS
from app.flows.departures import Departures
from app.flows.keychain import Me
from app.flows.registering import (
    SERVICE,
    named,
    new_laboratory,
    new_professional,
    new_service,
    vouch,
)
from app.flows.world import World
from app.rules.deposits.vouching import LABORATORY
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from sync.gateway.folder import PartnerFolder

_DIRECTORY: Final = "directory.key"
_DRAWN: Final = {
    LABORATORY: new_laboratory,
    SERVICE: new_service,
    **{one.code: new_professional for one in PROFESSIONS},
    **{one.code: new_laboratory for one in FACILITIES},
}


@dataclass(frozen=True, slots=True)
class Partner:
    """Its keys in its own folder, drawn the first time.

    *official* is its register, number and name, *profession* what it is vouched for
    as, *operator* the folder of the server that does.
    """

    world: World
    folder: PartnerFolder
    operator: Path
    departures: Departures
    official: str
    profession: str

    @property
    def name(self) -> str:
        """Its registered name."""
        return self.official.split(maxsplit=2)[2]

    def me(self) -> Me:
        """Return who it is. Raises Refused("deposit.no_directory") for no server."""
        known = self.folder.me()
        if known:
            return known
        key = self.operator / _DIRECTORY
        if not key.is_file():
            raise Refused("deposit.no_directory")
        made, now = _DRAWN[self.profession](self.world, "lab"), self.world.ms()
        card = vouch(
            key.read_bytes(), made.card, self.official, now, profession=self.profession
        )
        self.folder.keep(named(made, card))
        return named(made, card)

    async def entered(self, url: str) -> HttpPeer:
        """Be known to a server; the caller closes what it returns."""
        me = self.me()
        signer = Signer(me.device, me.keys.sign)
        peer = HttpPeer(url, signer, now=self.world.now, ledger=self.departures)
        try:
            await peer.register(me.identity_card, me.device_card, me.certificate)
        except BaseException:
            await peer.close()
            raise
        return peer
