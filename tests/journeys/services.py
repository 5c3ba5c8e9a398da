"""A person who makes a synthesis, and certified services that may read it or not."""

from pathlib import Path

from app.domain.consent import Consent, Finality
from app.domain.entrusted import LANES
from app.domain.entry import Entry
from app.domain.ids import SpaceId
from app.domain.proposal import Offer
from app.fhir.ips import Chosen
from app.flows.consents.consents import Consents
from app.flows.documents import Documents
from app.flows.entrusted.farewell import farewell
from app.flows.heart import Heart
from app.flows.mandates.giving import Giving
from app.flows.preferences import Preferences
from app.flows.profile.lines import ProfileLines
from app.flows.readings import Readings
from app.flows.synthesis.summary import BUNDLE, Synthesis
from app.ports.entrusted import EntrustedStore
from storage.memory.home import memory_home
from sync import wire
from sync.gateway.depositor import pushed
from sync.gateway.folder import PartnerFolder
from sync.gateway.following import Follower
from sync.gateway.reader import Reader, Reading
from tests.app.flows.mandates.giving import mandates_of
from tests.app.paper_home import Glass
from tests.fictitious.service import Certified
from tests.journeys.town import Device

__all__ = ["mandates_of"]
DAY = 86_400_000


def documents_of(device: Device) -> Documents:
    world = device.world
    kept = device.vault, device.blobs, Glass(), device.space
    return Documents(*kept, world.now, world.new_id, world.entropy)


def consents_of(device: Device) -> Consents:
    """Return the consents of the space a device opens on."""
    preferences = Preferences(device.vault, device.world, device.space)
    return Consents(
        Giving.over(preferences, device.journal, device.trail, device.courier)
    )


def make(device: Device, pages: bytes, *substances: str) -> Entry:
    """Make the synthesis of a person who is allergic to some substances."""
    readings = Readings(device.vault, device.space)
    synthesis = Synthesis.over(documents_of(device), readings, device.world)
    profile = ProfileLines(device.vault, device.world, device.space)
    lines = [
        Chosen(profile.add("allergies", {"substance": each}), each)
        for each in substances
    ]
    made = synthesis.make(pages, lines, title="Ma synthèse").entry
    assert made is not None
    return made


def chosen(device: Device, entry: Entry) -> tuple[bytes, bytes]:
    """Return the pages and the Bundle of a synthesis, as the person has them."""
    documents = documents_of(device)
    return documents.original(entry.id), documents.files.open(entry, BUNDLE)


async def allow(device: Device, service: Certified, *, days: float = 30) -> Consent:
    """Let a service read, from now on."""
    consents = consents_of(device)
    found = await consents.find(service.code)
    until = device.world.ms() + int(days * DAY)
    return consents.give(found, finality=Finality.CARE, until=until)


async def certified(device: Device) -> Certified:
    """Return a service the operator certifies, known to the server."""
    made = Certified(device)
    made.certified()
    await made.enter()
    return made


async def read(
    service: Certified, folder: Path, store: EntrustedStore | None = None
) -> list[Reading]:
    """Return what a service reads now, with its own keys alone."""
    empty = memory_home(service.device.watch, Heart()).entrusted
    kept = service.me, store or empty, PartnerFolder(folder / service.device.name)
    return await Reader(service.peer, *kept, service.device.world).read()


async def leave(service: Certified, folder: Path) -> None:
    """Let a service give back all it was given, with its own keys."""
    store = memory_home(service.device.watch, Heart()).entrusted
    memory, me = PartnerFolder(folder / service.device.name), service.me
    follower = Follower(service.peer, me, store, memory, service.device.world)
    async for lane in follower.lanes():
        kept = follower.kept(lane)
        offer = Offer(
            *(lane.space, lane.collection, kept.grant, kept.mandate, me.identity),
            rubric=kept.rubric,
            whose=kept.whose,
            until=kept.until,
            epoch=follower.standing(lane).lane(lane.collection).epoch,
        )
        runs = farewell([offer], me, service.device.world.ms())
        reply = await service.peer.push(lane.space, pushed(list(runs)))
        assert [one.status for one in reply.results] == [wire.APPLIED]


async def lying_there(service: Certified, folder: Path) -> list[Entry]:
    """Return the elements a service is given, as they were sealed for it."""
    store = memory_home(service.device.watch, Heart()).entrusted
    await read(service, folder, store)
    lanes = [name.split("/")[1] for name in store.vault.secrets(LANES)]
    return [
        entry
        for lane in lanes
        for entry in store.vault.after(SpaceId(bytes.fromhex(lane)), b"")
    ]
