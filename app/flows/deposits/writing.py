"""« Dépôt écrit » : a document sealed for a space its author cannot read."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.crypto.bodies import pack_body, refs_of
from app.crypto.canon import digest
from app.crypto.files import PART, FileRef, blob_id, seal_file
from app.crypto.grants import KeyRef, deposit_info
from app.crypto.items import ItemRef, seal_item
from app.crypto.runs import lane_start, seal_run
from app.crypto.sharing import Deposit
from app.crypto.signing import private_key
from app.crypto.statements import Head, OpType
from app.crypto.suites import sealed_to
from app.domain.collection import Rubric
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import AttachmentId, EntryId, SpaceId
from app.domain.when import When
from app.fhir.document_types import document_types
from app.flows.keychain import Me
from app.flows.sealed.deposits import NAMES, SIZE_MAX
from app.flows.sealed.files import Plain
from app.flows.sealed.runs import SealedOp, SealedRun
from app.flows.world import World
from app.ports.world import Entropy
from app.rules.deposits.chain import Door
from app.rules.deposits.vouching import RUBRICS


@dataclass(frozen=True, slots=True)
class Letter:
    """A document to deposit: *type* is JDV_J07, *when* the day of the act."""

    content: bytes = field(repr=False)
    media_type: str
    type: str
    title: str = field(repr=False)
    when: str = field(default="", repr=False)

    @property
    def rubric(self) -> Rubric:
        """The rubric it belongs to, which somebody may deposit in.

        Raises Refused("deposit.letter").
        """
        official = document_types().get(self.type)
        sound = self.media_type in NAMES and 0 < len(self.content) <= SIZE_MAX
        if official is None or official.unlisted or official.rubric not in RUBRICS:
            raise Refused("deposit.letter")
        if not sound:
            raise Refused("deposit.letter")
        return official.rubric


@dataclass(frozen=True, slots=True)
class Parcel:
    """A deposit ready to leave: its run, and the parts of its file by their hash."""

    item: EntryId
    counter: int
    run: SealedRun
    parts: dict[bytes, bytes] = field(repr=False)


def sealed(
    letter: Letter, door: Door, space: SpaceId, *, me: Me, world: World, ctr: int
) -> Parcel:
    """Seal a letter for whoever reads the collection of *door*, as its author.

    *ctr* is the last counter this device has used in the space.
    """
    item = EntryId(world.new_id())
    name, own = NAMES[letter.media_type], AttachmentId(world.new_id())
    plain = Plain(own, letter.content, "original", letter.media_type, name)
    file, parts = packed(plain, space, item, world.entropy)
    sha1 = hashlib.sha1(letter.content, usedforsecurity=False).hexdigest()
    entry = Entry(
        space=space,
        id=item,
        kind="document",
        body=b"",
        when=When.parse(letter.when),
        rubric=letter.rubric,
        attachments=(file,),
        meta={"title": letter.title, "type": letter.type, "sha1": sha1},
    )
    return put_in(entry, parts, door, me=me, world=world, ctr=ctr)


def put_in(
    entry: Entry,
    parts: dict[bytes, bytes],
    door: Door,
    *,
    me: Me,
    world: World,
    ctr: int,
) -> Parcel:
    """Seal an element and the *parts* of its files; *ctr* as in `sealed`."""
    space, item = entry.space, entry.id
    ref = ItemRef(space, item, 1, me.device)
    dek, envelope = seal_item(ref, pack_body(entry), world.entropy)
    key = KeyRef(space, door.collection, door.epoch)
    info = deposit_info(key, item, 1, me.device)
    body = Deposit(envelope, sealed_to(door.keys, dek, info)).encode()
    counter = max(ctr + 1, world.ms())
    head = _head(entry, door, me, ctr=counter, body=body)
    key_pair = private_key(me.keys.sign)
    run = seal_run(key_pair, space, door.collection, [head])
    return Parcel(item, counter, SealedRun(run, (SealedOp(head, body),)), parts)


def packed(
    file: Plain, space: SpaceId, item: EntryId, entropy: Entropy
) -> tuple[Attachment, dict[bytes, bytes]]:
    """Seal one file of an element; return it, and its parts by their hash."""
    ref = FileRef(space, item, file.id)
    made = seal_file(ref, file.pieces, file.size, entropy)
    parts = {digest(part): part for part in _cut(b"".join(made))}
    sealed_file = Attachment(
        id=file.id,
        dek=made.dek,
        blob=blob_id(tuple(parts)),
        envelope_size=made.envelope_size,
        plain_size=file.size,
        sha=made.sha,
        media_type=file.media_type,
        name=file.name,
        role=file.role,
        parts=tuple(parts),
    )
    return sealed_file, parts


def _cut(envelope: bytes) -> Iterator[bytes]:
    return (envelope[at : at + PART] for at in range(0, len(envelope), PART))


def _head(entry: Entry, door: Door, me: Me, *, ctr: int, body: bytes) -> bytes:
    """Write the head; its instant is its counter, which no clock can set back."""
    seen_n, seen_hc = door.seen or (0, lane_start(entry.space, door.collection))
    return Head(
        entry.space,
        OpType.DEPOSIT,
        entry.id,
        0,
        door.collection,
        door.epoch,
        me.device,
        ctr,
        seen_n,
        seen_hc,
        b"",
        ctr,
        digest(body),
        refs_of(entry),
    ).encode()
