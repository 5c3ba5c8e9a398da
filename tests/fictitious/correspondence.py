"""A conversation opened by a person, and the mailbox of whom it was opened to."""

from dataclasses import dataclass, field
from pathlib import Path

from app.crypto.grants import Label
from app.crypto.notes import Note
from app.crypto.signing import public_of
from app.crypto.statements import Purpose
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Attachment, Entry
from app.domain.ids import EntryId
from app.domain.mandate import Known
from app.domain.when import When
from app.domain.write import Write
from app.fhir import communication
from app.fhir.communication import Said, Whom
from app.flows.heart import Heart
from app.flows.keychain import SpaceKeys
from app.flows.mandates.acquaintances import Acquaintances
from app.flows.mandates.gifts import Gifts
from app.flows.mandates.granting import Granting, ending
from app.flows.preferences import Preferences
from app.flows.registering import named, new_professional, vouch
from app.flows.sealed.epochs import new_collection
from storage.memory.home import memory_home
from sync.gateway.folder import PartnerFolder
from sync.gateway.following import Follower
from sync.gateway.mailbox import Mailbox
from tests.fictitious.service import Certified
from tests.journeys.town import DIRECTORY, Device

OFFICIAL = "RPPS 99900000002 Docteur fictif Tilleul"
DAY = 86_400_000
MINE = True


@dataclass
class Correspondent(Certified):
    """A professional whom the directory of the town vouches for, and a mailbox."""

    root: Path = field(default=Path())

    def __post_init__(self) -> None:
        self.me = new_professional(self.device.world, "lab")
        self.folder = PartnerFolder(self.root)

    def certified(self, directory: bytes = DIRECTORY, official: str = OFFICIAL) -> None:
        now = self.device.world.ms()
        card = vouch(directory, self.me.card, official, now, profession="doctor")
        self.me = named(self.me, card)

    @property
    def mailbox(self) -> Mailbox:
        """Read all again, as each run of the program does."""
        store = memory_home(self.device.watch, Heart()).entrusted
        world = self.device.world
        follower = Follower(self.peer, self.me, store, self.folder, world)
        return Mailbox(follower, self.folder, self.peer)


async def correspondent(device: Device, root: Path) -> Correspondent:
    """Return one that is certified and known to the server."""
    made = Correspondent(device, root)
    made.certified()
    await made.enter()
    return made


def conversation(
    device: Device, other: Correspondent, *, subject: str = "Ma toux", days: float = 90
) -> str:
    """Let a person open a conversation; return its id. It leaves when they sync."""
    preferences = Preferences(device.vault, device.world, device.space)
    known = Known(other.me.identity, other.me.identity_card)
    people = Acquaintances(preferences, device.courier)
    people.keep(known)
    keys = SpaceKeys(device.vault, device.space.id)
    own, world = EntryId(device.world.new_id()), device.world
    meaning = Label(Rubric.MESSAGES, Confidentiality.N, own.hex())
    collection = new_collection(keys, meaning, world.entropy)
    gifts = Gifts(device.journal, device.trail, device.space.id)
    given = Granting(gifts, world, keys, Note(device.space.name)).give(
        known,
        own,
        collection,
        until=world.ms() + int(days * DAY),
        purpose=Purpose.CARE,
    )
    register, number, name = OFFICIAL.split(maxsplit=2)
    whom = Whom(name, f"{register} {number}")
    entry = Entry(
        space=device.space.id,
        id=own,
        kind="thread",
        body=communication.thread(own, device.space.id, whom, subject),
        when=When.unknown(),
        rubric=Rubric.SETTINGS,
        meta={
            "title": subject,
            "correspondent": whom.name,
            "correspondent.number": whom.number,
            "identity": other.me.identity.hex(),
            "correspondent.directory": public_of(DIRECTORY).hex(),
        },
    )
    write = Write(
        device.space.id, entries=(entry,), controls=(given,), secrets=keys.learnt
    )
    device.vault.commit(write)
    return own.hex()


def end(device: Device, thread: str) -> None:
    """Let the person end a conversation."""
    gifts = Gifts(device.journal, device.trail, device.space.id)
    mine = [
        one for one in gifts.every(device.world.ms()) if one.mandate.hex() == thread
    ]
    device.vault.commit(ending(gifts, mine))


def write(
    device: Device, thread: str, text: str, files: tuple[Attachment, ...] = ()
) -> EntryId:
    """Let the person write a message."""
    own, now = EntryId(device.world.new_id()), device.world.ms()
    said = Said(bytes.fromhex(thread), Whom("Dr", "1"), MINE, now, text, files)
    entry = Entry(
        space=device.space.id,
        id=own,
        kind="message",
        body=communication.message(own, device.space.id, said),
        when=When.unknown(),
        rubric=Rubric.MESSAGES,
        attachments=files,
        meta={
            "thread": thread,
            "author": device.space.name,
            "source": "typed",
            "sent": communication.instant(now),
        },
        updated=now,
    )
    device.vault.commit(Write(device.space.id, entries=(entry,)))
    return own


def messages(device: Device, thread: str) -> list[Entry]:
    """Return what a device holds of a conversation, oldest first."""
    kept = device.vault.after(device.space.id, b"")
    found = [
        one
        for one in kept
        if one.kind in ("message", "receipt") and one.meta.get("thread") == thread
    ]
    return sorted(found, key=lambda one: (one.updated, one.id))


def texts(device: Device, thread: str) -> list[str]:
    """Return the words of the messages of a conversation."""
    found = (one for one in messages(device, thread) if one.kind == "message")
    return [communication.text(one.body) for one in found]
