"""A certified doctor of nowhere, known to the server of a town, and what they write."""

from dataclasses import dataclass, replace
from datetime import UTC

from app.crypto.identity import Kind
from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.message import Thread
from app.domain.when import When
from app.domain.write import Origin, Write
from app.fhir import communication
from app.fhir.communication import Said, Whom
from app.flows.documents import Documents
from app.flows.identities import new_me
from app.flows.messages.messages import Messages
from app.flows.preferences import Preferences
from app.flows.registering import named
from tests.app.paper_home import Glass
from tests.fictitious.service import Certified
from tests.journeys.town import DIRECTORY, Device

OFFICIAL = "RPPS 99900000001 Dr Fictif Claire"


@dataclass
class Doctor(Certified):
    """A professional whom the directory of the town vouches for."""

    kind: Kind = Kind.PROFESSIONAL

    def __post_init__(self) -> None:
        world = self.device.world
        made = new_me(world.entropy, "lab", now=world.ms())
        self.me = named(made, replace(made.card, kind=self.kind))

    def certified(self, directory: bytes = DIRECTORY, official: str = OFFICIAL) -> None:
        super().certified(directory, official)


def messages_of(device: Device) -> Messages:
    """Return the messages of the space a device opens on."""
    world, told = device.world, (device.journal, device.trail, device.courier)
    preferences = Preferences(device.vault, world, device.space)
    kept = device.vault, device.blobs, Glass(), device.space
    documents = Documents(*kept, world.now, world.new_id, world.entropy, UTC)
    return Messages.over(preferences, *told, documents)


def answered(device: Device, thread: Thread, text: str, /, **said: str) -> Entry:
    """Keep on a device what the other side wrote, as it takes a deposit in."""
    own, now = EntryId(device.world.new_id()), device.world.ms()
    whom, space = Whom(thread.correspondent, thread.number), device.space.id
    words = Said(thread.id, whom, mine=False, at=now, text=text)
    told = {
        "thread": thread.id.hex(),
        "author": thread.correspondent,
        "source": "deposited:professional",
        "sent": communication.instant(now),
    }
    entry = Entry(
        space=space,
        id=own,
        kind="message",
        body=communication.message(own, space, words),
        when=When.parse(communication.instant(now)),
        rubric=Rubric.MESSAGES,
        meta={**told, **said},
        rev=1,
        updated=now,
    )
    device.vault.commit(Write(space, entries=(entry,)), origin=Origin.PEER)
    return entry


def read_by(device: Device, thread: Thread, *messages: bytes) -> Entry:
    """Keep on a device that the other side says to have read messages."""
    own, now = EntryId(device.world.new_id()), device.world.ms()
    told = {
        "thread": thread.id.hex(),
        "about": " ".join(one.hex() for one in messages),
        "at": communication.instant(now),
        "source": "deposited:professional",
    }
    entry = Entry(
        space=device.space.id,
        id=own,
        kind="receipt",
        body=b"{}",
        when=When.unknown(),
        rubric=Rubric.MESSAGES,
        meta=told,
        rev=1,
        updated=now,
    )
    device.vault.commit(Write(device.space.id, entries=(entry,)), origin=Origin.PEER)
    return entry
