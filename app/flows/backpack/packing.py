"""« Sac à dos » : everything of a space, packed and sealed as it is written."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from app.crypto.archive import SealingWriter
from app.crypto.backup import Header, passphrase_way, recovery_way
from app.crypto.canon import KEY
from app.crypto.files import FileRef, open_file
from app.crypto.packing import pack
from app.crypto.slots import SALT, Argon, default_argon
from app.domain.departure import Departure
from app.domain.entry import Attachment, Entry
from app.domain.ids import ID_SIZE, EntryId, SpaceId
from app.domain.write import Write
from app.flows.backpack import members, records
from app.flows.backpack.laying import Page, laid, no_page
from app.flows.backpack.members import Packing, name_of
from app.flows.onboarding import SERVER
from app.ports.blobs import Blobs
from app.ports.journal import Journal
from app.ports.trail import Trail
from app.ports.vault import Vault
from app.ports.world import Clock, Entropy

PAGE = 500
DOCUMENT: Final = "document"
ORIGINAL: Final = "original"
LAST: Final = "backpack.last"
"""Setting: Unix ms of the last backpack that was put in a safe place."""

Progress = Callable[[int, int], object]
"""Told (entries done, entries in all) as the work goes on; what it raises ends it."""

Check = Callable[[str, str], object]
"""Raises Refused("passphrase.weak") for a secret of that kind too easy to guess."""

Whole = Callable[[Path], AbstractContextManager[BinaryIO]]
"""Lends a file to write, which takes its name once all of it is there."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a space is read from."""

    vault: Vault
    journal: Journal
    trail: Trail
    blobs: Blobs


@dataclass(frozen=True, slots=True)
class Packed:
    """What an archive holds; *missing* files were not on this device.

    *noted* is what its making already wrote among what left, to be taken back should
    the archive go nowhere.
    """

    entries: int
    files: int
    missing: int
    documents: int = 0
    noted: tuple[Departure, ...] = ()


@dataclass(frozen=True, slots=True)
class Outside:
    """What leads outside the walls: how secrets are judged, how files are written.

    *readme* gives the text that goes with an archive, *page* what a browser opens.
    """

    check: Check
    whole: Whole
    readme: Callable[[], str] = str
    page: Page = no_page


@dataclass(frozen=True, slots=True)
class Backpack:
    """« Sac à dos » of one space.

    *cost* makes the Argon2 parameters of its passphrase from a salt.
    """

    space: SpaceId
    source: Source
    now: Clock
    entropy: Entropy
    outside: Outside
    cost: Callable[[bytes], Argon] = default_argon

    def last(self) -> int:
        """Return when the last backpack was made, in Unix ms, 0 for never."""
        return int(self.source.vault.setting(LAST) or b"0")

    def kept(self) -> None:
        """Note that a backpack was just put in a safe place."""
        at = str(int(self.now().timestamp() * 1000)).encode()
        self.source.vault.commit(Write(self.space, settings={LAST: at}))

    def weight(self) -> int:
        """Return the bytes of the files of this space, near what an archive weighs."""
        files = (file for entry in self.entries() for file in entry.attachments)
        return sum(file.plain_size for file in files)

    def check(self, passphrase: str) -> None:
        """Raise Refused("passphrase.weak") for a phrase too easy to guess."""
        self.outside.check("passphrase", passphrase)

    def export(
        self, sink: BinaryIO, passphrase: str, *, progress: Progress | None = None
    ) -> Packed:
        """Write the archive in *sink* (which must seek) and say what it holds.

        *passphrase* opens it, and so does the recovery key. Raises
        Refused("commit.mismatch") when a file of this home is altered.
        """
        dek, export = self.entropy(KEY), self.entropy(ID_SIZE)
        header = self._header(export, dek, passphrase)
        sink.write(header.encode())
        writer = SealingWriter(sink, dek, header.file)
        packed = self._pack(Packing(writer), progress)
        writer.finish()
        return packed

    def _header(self, export: bytes, dek: bytes, passphrase: str) -> Header:
        argon = self.cost(self.entropy(SALT))
        ways = [passphrase_way(dek, export, passphrase, argon, self.entropy)]
        paper = self.source.vault.secret("recovery")
        if paper is not None:
            ways.append(recovery_way(dek, export, paper, self.entropy))
        return Header(export, int(self.now().timestamp() * 1000), tuple(ways))

    def _pack(self, packing: Packing, progress: Progress | None) -> Packed:
        entries = list(self.entries())
        packing.add(members.README, [self.outside.readme().encode()])
        files, missing = self._pack_files(packing, entries, progress)
        packing.add(members.ENTRIES, map(_entry_line, entries))
        packing.add(members.HISTORY, self._history(entries))
        self._pack_state(packing)
        told = {
            "space": self.space.hex(),
            "created": self.now().isoformat(),
            "server": (self.source.vault.setting(SERVER) or b"").decode(),
        }
        packing.close({**told, "entries": len(entries), "files": files})
        return Packed(len(entries), files, missing, documents_in(entries))

    def _pack_files(
        self, packing: Packing, entries: list[Entry], progress: Progress | None
    ) -> tuple[int, int]:
        """Add every file, and the page that leads to them; count those and the rest."""
        files = missing = 0
        places: dict[EntryId, list[str]] = {}
        for entry, file in files_of(entries, progress):
            if not self.source.blobs.has(file.blob):
                missing += 1
                continue
            packing.add(name_of(file), self.opened(entry, file))
            files += 1
            if file.role == ORIGINAL:
                places.setdefault(entry.id, []).append(name_of(file))
        packing.add(members.INDEX, self.outside.page(laid(entries, places)))
        return files, missing

    def _pack_state(self, packing: Packing) -> None:
        """Add what makes the archive go on where this device stopped."""
        source, space = self.source, self.space
        waiting = map(records.tell_line, source.journal.held(space))
        packing.add(members.WAITING, map(records.line_of, waiting))
        conflicts = map(records.tell_conflict, source.vault.conflicts(space))
        packing.add(members.CONFLICTS, map(records.line_of, conflicts))
        packing.add(members.LOG, map(records.line_of, self._log()))
        packing.add(members.STANDING, [source.trail.standing(space) or b""])
        secrets = source.vault.secrets("")
        kept = {name: value for name, value in secrets.items() if not _bound(name)}
        packing.add(members.KEYS, [pack(kept)])

    def opened(self, entry: Entry, file: Attachment) -> Iterator[bytes]:
        """Give the content of a file of this home, in pieces."""
        ref = FileRef(entry.space, entry.id, file.id)
        return open_file(file.dek, ref, self.source.blobs.read(file.blob))

    def entries(self) -> Iterator[Entry]:
        """Give every entry of the space, by id."""
        last = b""
        while page := self.source.vault.after(self.space, last, limit=PAGE):
            yield from page
            last = page[-1].id

    def _history(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        """Say what each entry was, oldest first."""
        for entry in entries:
            for past in reversed(self.source.vault.history(self.space, entry.id)):
                yield records.line_of(records.tell_past(past))

    def _log(self) -> Iterator[records.Told]:
        """Say every row verified, then the items and the runs they name."""
        trail, space = self.source.trail, self.space
        items: dict[EntryId, None] = {}
        runs: dict[bytes, None] = {}
        seq = 1
        while step := trail.step(space, seq):
            items[step.item], runs[step.run] = None, None
            yield records.tell_step(step)
            seq += 1
        yield from map(records.tell_head, trail.items(space, list(items)).values())
        kept = (trail.run(space, run) for run in runs)
        yield from (records.tell_run(run) for run in kept if run)
        yield from map(records.tell_evidence, reversed(trail.evidence(space)))


def documents_in(entries: Iterable[Entry]) -> int:
    """Return how many of *entries* are documents."""
    return sum(entry.kind == DOCUMENT for entry in entries)


def files_of(
    entries: list[Entry], progress: Progress | None
) -> Iterator[tuple[Entry, Attachment]]:
    """Give every file and its entry; *progress* is told of each entry done."""
    for done, entry in enumerate(entries, 1):
        yield from ((entry, file) for file in entry.attachments)
        if progress:
            progress(done, len(entries))


def _entry_line(entry: Entry) -> bytes:
    return records.line_of(records.tell_entry(entry))


def _bound(secret: str) -> bool:
    """Say whether a key is of this device only."""
    return secret.partition(".")[0] == "device"
