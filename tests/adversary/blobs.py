"""Lies about files: parts that are wrong, cut, exchanged, or sealed askew."""

from collections.abc import Callable
from dataclasses import replace

from app.crypto.canon import digest
from app.crypto.files import FileRef, seal_file
from app.domain.entry import Attachment
from app.domain.ids import AttachmentId
from app.domain.write import Write
from sync.courier.freight import Freight
from tests.adversary.attack import Attack, Level, Plot
from tests.adversary.holes import hole
from tests.adversary.liar import Told
from tests.adversary.scene import Scene, honest
from tests.journeys.town import Device

PART = r"/v1/spaces/\w+/blobs/\w+"


async def two_files(scene: Scene, change: Callable[[bytes], bytes] | None) -> None:
    """Let the phone send two documents, each with its words in a file."""
    for size in (400, 200_000):
        entry = scene.write(scene.phone)
        text = scene.phone.dice(size).hex().encode()
        file = sealed(scene.phone, entry.id, text, change)
        entry = replace(entry, attachments=(file,))
        scene.phone.vault.commit(Write(scene.space, entries=(entry,)))
    await honest(scene.phone)


def sealed(
    device: Device, item: bytes, text: bytes, change: Callable[[bytes], bytes] | None
) -> Attachment:
    """Seal a text file; an accomplice changes the envelope before it is named."""
    own = AttachmentId(device.dice(16))
    ref = FileRef(device.space.id, item, own)
    made = seal_file(ref, [text], len(text), device.dice)
    envelope = b"".join(made)
    chunks = [change(envelope)] if change else [envelope]
    blob, parts, size = device.blobs.put(chunks)
    names = "text/plain", "words.txt", "text"
    return Attachment(own, made.dek, blob, size, len(text), made.sha, *names, parts)


def served(change: Callable[[Scene, Told], bytes]) -> Plot:
    """Return a plot where parts change on their way down."""

    async def plot(scene: Scene) -> None:
        await two_files(scene, None)

        def lie(told: Told) -> None:
            told.body = change(scene, told)

        if scene.lying:
            scene.liar.lie("GET", PART, lie)

    return plot


def wrong(_: Scene, told: Told) -> bytes:
    """42: one bit."""
    return told.body[:-1] + bytes([told.body[-1] ^ 1])


def cut(scene: Scene, told: Told) -> bytes:
    """42: the end is missing."""
    return told.body[: scene.dice.randrange(len(told.body))]


def swapped(scene: Scene, told: Told) -> bytes:
    """42: another part of the same space."""
    asked = bytes.fromhex(told.request.url.path.rpartition("/")[2])
    others = [part for part in scene.parts() if digest(part) != asked]
    return scene.dice.choice(others)


def askew(change: Callable[[bytes], bytes]) -> Plot:
    """Return a plot where an accomplice names an envelope that does not open."""

    async def plot(scene: Scene) -> None:
        await two_files(scene, change if scene.lying else None)

    return plot


HEAD, CHUNK = 34, 64 * 1024 + 16


def chunks_exchanged(raw: bytes) -> bytes:
    """17: two chunks change places; a file of one chunk is turned over."""
    one, two = raw[HEAD : HEAD + CHUNK], raw[HEAD + CHUNK : HEAD + 2 * CHUNK]
    return raw[:HEAD] + (two + one if two else one[::-1]) + raw[HEAD + 2 * CHUNK :]


def chunk_removed(raw: bytes) -> bytes:
    return raw[:HEAD] + raw[HEAD + CHUNK :]


def chunk_repeated(raw: bytes) -> bytes:
    return raw[: HEAD + CHUNK] + raw[HEAD:]


async def _unchecked(freight: Freight, part: bytes) -> bytes:
    """Take the first part that comes."""
    return await freight._peer.get_part(freight._space, part)


UNREAD = (
    hole("sync.courier.freight.Freight.part", _unchecked),
    hole("sync.courier.downloads.open_whole", lambda *_: b""),
    hole("storage.memory.blobs.MemoryBlobs.assemble", lambda *_: None),
)
UNOPENED = (hole("sync.courier.downloads.open_whole", lambda *_: b""),)


def part(name: str, change: Callable[[Scene, Told], bytes]) -> Attack:
    return Attack(name, "42", "blob.mismatch", Level.ITEM, served(change), UNREAD)


def stream(name: str, change: Callable[[bytes], bytes]) -> Attack:
    return Attack(name, "17", "commit.mismatch", Level.ITEM, askew(change), UNOPENED)


ATTACKS = [
    part("wrong part", wrong),
    part("part cut", cut),
    part("part of another file", swapped),
    stream("chunks of a file exchanged", chunks_exchanged),
    stream("chunk of a file removed", chunk_removed),
    stream("chunk of a file repeated", chunk_repeated),
]
