"""« Réponse » : what a correspondent writes in a conversation they were given."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from app.crypto.grants import KeyRef, deposit_publics
from app.crypto.suites import CLASSIC, HYBRID
from app.domain.collection import Rubric
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import AttachmentId, EntryId, SpaceId
from app.domain.message import FILE_MAX, FILE_TYPES, FILES_MAX, TEXT_MAX, Ask
from app.domain.when import When
from app.flows.deposits.writing import Parcel, packed, put_in
from app.flows.keychain import Me
from app.flows.sealed.files import Plain
from app.flows.sealed.received_messages import ABOUT_MAX
from app.flows.world import World
from app.rules.deposits.chain import Door
from app.rules.standing import Lane

_SIGNED: Final = FILE_TYPES[0]
"""What one may be asked to sign."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """« Pièce jointe » : a file, under a name its reader may be shown."""

    content: bytes = field(repr=False)
    media_type: str
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one writes; *about* is the message it answers, b"" for none."""

    text: str = field(repr=False)
    files: Sequence[Sheet] = ()
    asks: Ask = Ask.NOTHING
    about: bytes = b""

    def check(self) -> None:
        """Refuse what no device would take in.

        Raises Refused("message.empty" | "message.too_long" | "message.too_many_files" |
        "message.file_type" | "message.file_too_large").
        """
        if not (self.text.strip() or self.files):
            raise Refused("message.empty")
        if len(self.text) > TEXT_MAX:
            raise Refused("message.too_long")
        if len(self.files) > FILES_MAX:
            raise Refused("message.too_many_files")
        if any(not 0 < len(one.content) <= FILE_MAX for one in self.files):
            raise Refused("message.file_too_large")
        self._check_sorts([one.media_type for one in self.files])

    def _check_sorts(self, sorts: list[str]) -> None:
        signs = self.asks is Ask.SIGNATURE and sorts != [_SIGNED]
        if signs or set(sorts) - {*FILE_TYPES}:
            raise Refused("message.file_type")


def door_of(lane: Lane, ck: bytes, ref: KeyRef) -> Door:
    """Return where to answer, by the key of today of a lane that is read."""
    publics = zip((CLASSIC, HYBRID), deposit_publics(ck, ref), strict=True)
    keys = {suite: key for suite, key in publics if key}
    place = ref.collection, ref.epoch, int(Rubric.MESSAGES), keys
    return Door(*place, seen=(lane.n, lane.hc))


def answered(
    answer: Answer, door: Door, space: SpaceId, *, me: Me, world: World, ctr: int
) -> Parcel:
    """Seal an answer; *ctr* is the last counter of this device in the space.

    Raises as `Answer.check`.
    """
    answer.check()
    item = EntryId(world.new_id())
    files: list[Attachment] = []
    parts: dict[bytes, bytes] = {}
    for one in answer.files:
        own = AttachmentId(world.new_id())
        plain = Plain(own, one.content, "original", one.media_type, one.name)
        file, pieces = packed(plain, space, item, world.entropy)
        files.append(file)
        parts |= pieces
    said = {"text": answer.text, "asks": answer.asks.value, "about": answer.about.hex()}
    meta = {name: value for name, value in said.items() if value}
    entry = _entry(space, item, "message", meta, files)
    return put_in(entry, parts, door, me=me, world=world, ctr=ctr)


def acknowledged(
    read: Sequence[bytes],
    door: Door,
    space: SpaceId,
    *,
    me: Me,
    world: World,
    ctr: int,
) -> Parcel:
    """Seal the word that messages were read, at most `ABOUT_MAX` of them."""
    meta = {"about": " ".join(one.hex() for one in read[:ABOUT_MAX])}
    entry = _entry(space, EntryId(world.new_id()), "receipt", meta)
    return put_in(entry, {}, door, me=me, world=world, ctr=ctr)


def _entry(
    space: SpaceId,
    item: EntryId,
    kind: str,
    meta: dict[str, str],
    files: Sequence[Attachment] = (),
) -> Entry:
    return Entry(
        space=space,
        id=item,
        kind=kind,
        body=b"",
        when=When.unknown(),
        rubric=Rubric.MESSAGES,
        attachments=tuple(files),
        meta=meta,
    )
