"""A laboratory of nowhere that deposits in the spaces of a town."""

from dataclasses import dataclass, replace
from pathlib import Path

from app.crypto.signing import public_of
from app.crypto.statements import Origin, Server
from app.domain.authority import Authority
from app.domain.write import Write
from app.fhir import patient as fhir_patient
from app.flows.deposits.address import Address
from app.flows.deposits.reception import Reception
from app.flows.deposits.writing import Letter
from app.flows.registering import named, new_laboratory, vouch
from app.rules.deposits.vouching import LABORATORY
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from sync.courier.messages import authority
from sync.gateway.depositor import Depositor
from sync.gateway.folder import PartnerFolder
from tests.journeys.town import DIRECTORY, URL, Device, Town

OFFICIAL = "FINESS 990000001 Laboratoire des Tilleuls"
REPORT = "11502-2"


def a_letter(content: bytes = b"%PDF-1.4 fictif", **said: str) -> Letter:
    """Return a report of analyses."""
    told = {"media_type": "application/pdf", "type": REPORT, "title": "Analyses"}
    return Letter(content, **{**told, "when": "2026-11-20", **said})


@dataclass
class Laboratory:
    """Its keys in its own folder, its line to the server of the town."""

    device: Device
    folder: Path

    def __post_init__(self) -> None:
        self.memory = PartnerFolder(self.folder)
        self.me = new_laboratory(self.device.world, "lab")

    def vouched(
        self,
        directory: bytes = DIRECTORY,
        official: str = OFFICIAL,
        profession: str = LABORATORY,
    ) -> None:
        """Let an operator's directory say who it is."""
        now, card = self.device.world.ms(), self.me.card
        card = vouch(directory, card, official, now, profession=profession)
        self.me = named(self.me, card)

    async def enter(self) -> None:
        """Be known to the server."""
        signer = Signer(self.me.device, self.me.keys.sign)
        wire = self.device.wire or self.device.town.wire
        self.peer = HttpPeer(URL, signer, now=self.device.watch, transport=wire)
        papers = self.me.identity_card, self.me.device_card, self.me.certificate
        await self.peer.register(*papers)

    async def send(self, letter: Letter, to: Address) -> int:
        """Deposit; return the place in the log."""
        depositor = Depositor(self.peer, self.memory, self.me, self.device.world)
        return await depositor.send(letter, to)


async def a_laboratory(town: Town, folder: Path) -> Laboratory:
    """Return one the operator's directory vouches for, and that the server knows."""
    made = Laboratory(Device(town, "laboratory"), folder)
    made.vouched()
    await made.enter()
    return made


def reception_of(device: Device) -> Reception:
    return Reception(device.vault, device.journal, device.trail, device.space)


async def opened(device: Device, *others: Device) -> Address:
    """Let a person open the reception, and every device know it."""
    reception_of(device).open(authority(URL, await device.peer.server()))
    for each in (device, *others):
        report = await each.courier.sync()
        if report.alerts:
            raise AssertionError(report.alerts)
    return reception_of(device).address(URL)


def first_form(device: Device, told: Authority) -> None:
    """Let a person open the reception as before it said to whom."""
    reception = reception_of(device)
    pinned = Server(told.url, told.server_key, told.directory_key)
    reception._write(Origin(device.space.id, pinned))


def known_as_odile(device: Device) -> None:
    """Let the person say who she is, as the card does."""
    kept = device.vault.after(device.space.id, b"")
    (own,) = [one for one in kept if one.kind == "patient"]
    born = fhir_patient.write(
        device.space.id, name="Odile Leroux", birth_date="1955-06-12"
    )
    write = Write(device.space.id, entries=(replace(own, body=born),))
    device.vault.commit(write)


def vouching_key() -> bytes:
    """Return the key a town pins."""
    return public_of(DIRECTORY)
