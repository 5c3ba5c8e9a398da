"""A certified service of nowhere, known to the server of a town."""

from dataclasses import dataclass

from app.crypto.person_code import person_code
from app.flows.registering import SERVICE, named, new_service, vouch
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from tests.journeys.town import DIRECTORY, URL, Device

OFFICIAL = "REG 990000009 Carnet fictif"


@dataclass
class Certified:
    """Its keys, and its line to the server of the town."""

    device: Device

    def __post_init__(self) -> None:
        self.me = new_service(self.device.world, "lab")

    @property
    def code(self) -> str:
        """Return what it gives the person."""
        return person_code(self.me.identity)

    def certified(self, directory: bytes = DIRECTORY, official: str = OFFICIAL) -> None:
        """Let an operator's directory say who it is."""
        now = self.device.world.ms()
        card = vouch(directory, self.me.card, official, now, profession=SERVICE)
        self.me = named(self.me, card)

    async def enter(self) -> None:
        """Be known to the server."""
        signer = Signer(self.me.device, self.me.keys.sign)
        wire = self.device.wire or self.device.town.wire
        self.peer = HttpPeer(URL, signer, now=self.device.watch, transport=wire)
        papers = self.me.identity_card, self.me.device_card, self.me.certificate
        await self.peer.register(*papers)
