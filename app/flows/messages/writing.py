"""« Écrire » : one message made, its files copied and sealed again for it alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.ids import AttachmentId, EntryId
from app.domain.lent import pieces_of, weight
from app.domain.message import FILE_MAX, FILE_TYPES, FILES_MAX, TEXT_MAX, Ask
from app.domain.when import When
from app.fhir import communication, exact
from app.fhir.communication import Said
from app.flows.documents import Documents
from app.flows.locked import opened
from app.flows.messages.record import FILE, Record, whom_of
from app.flows.naming import export_name
from app.flows.sealed.files import Poured, files_of
from app.kinds import message, receipt

MINE: Final = True
"""What the person writes is theirs."""

_FROM: Final = ("document", message.KIND.code)
"""Elements whose files may be sent."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What the person writes: words, and the files of elements of the record.

    *files* are documents, or messages received before. *about* is the message it
    answers. *proof* is a resource it contains, *told* what else its `meta` says.
    """

    text: str = field(default="", repr=False)
    files: Sequence[EntryId] = ()
    about: bytes = b""
    asks: Ask = Ask.NOTHING
    proof: exact.Tree = field(default_factory=dict, repr=False)
    told: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Writing:
    """Makes elements of what is written; the caller commits them."""

    documents: Documents
    record: Record

    def message(self, thread: Entry, out: Outgoing) -> Entry:
        """Return the element of a message.

        Raises Refused("message.empty" | "message.too_long" | "message.too_many_files" |
        "message.file_type" | "message.file_too_large" | "message.absent" |
        "entry.absent"), and what reading a file does.
        """
        text, now = _cleaned(out.text), self._now
        chosen = [pair for one in out.files for pair in self._chosen(one)]
        _check(text, chosen, out)
        if out.about:
            self._answered(thread, out.about)
        own = EntryId(self.documents.new_id())
        files = tuple(self._copied(own, *pair) for pair in chosen)
        whom, about = whom_of(thread), out.about
        said = Said(thread.id, whom, MINE, now, text, files, about, out.proof)
        return Entry(
            space=thread.space,
            id=own,
            kind=message.KIND.code,
            body=communication.message(own, thread.space, said),
            when=When.parse(communication.instant(now)),
            rubric=message.KIND.rubric,
            attachments=files,
            meta=self._meta(thread, out, now),
            updated=now,
        )

    def receipt(self, thread: Entry, read: Sequence[EntryId]) -> Entry:
        """Return the element that tells them which messages were read."""
        own, now = EntryId(self.documents.new_id()), self._now
        said = Said(thread.id, whom_of(thread), MINE, at=now)
        told = {
            "thread": thread.id.hex(),
            "about": " ".join(one.hex() for one in read),
            "at": communication.instant(now),
            "source": "typed",
        }
        return Entry(
            space=thread.space,
            id=own,
            kind=receipt.KIND.code,
            body=communication.receipt(own, thread.space, said, read),
            when=When.parse(communication.instant(now)),
            rubric=receipt.KIND.rubric,
            meta=told,
            updated=now,
        )

    def _meta(self, thread: Entry, out: Outgoing, now: int) -> dict[str, str]:
        said = {
            "title": thread.title,
            "thread": thread.id.hex(),
            "author": self.documents.space.name,
            "source": "typed",
            "sent": communication.instant(now),
            "about": out.about.hex(),
            "asks": out.asks.value,
        }
        return {name: word for name, word in {**said, **out.told}.items() if word}

    def _chosen(self, element: EntryId) -> Iterator[tuple[Entry, int]]:
        """Give the files of an element, each by its rank."""
        found = self.documents.vault.entry(self.documents.space.id, element)
        if found.kind not in _FROM:
            raise Refused("entry.absent")
        return ((found, rank) for rank in range(len(files_of(found, FILE))))

    def _copied(self, own: EntryId, source: Entry, rank: int) -> Attachment:
        """Return a file of its own: other ids, other keys, the same bytes.

        A locked one leaves without its lock: nobody there could open it.
        """
        file, files = files_of(source, FILE)[rank], self.documents.files
        content = opened(files, self.documents.airlock, source, rank)
        document = source.kind != message.KIND.code
        name = export_name(source, rank) if document else file.name
        fresh = AttachmentId(self.documents.new_id())
        kind, size = file.media_type, weight(content)
        poured = Poured(fresh, pieces_of(content), size, FILE, kind, name)
        return files.seal(source.space, own, poured)

    def _answered(self, thread: Entry, about: bytes) -> None:
        """Raise Refused("message.absent") for a message of no such conversation."""
        if self.record.message(about).meta.get("thread") != thread.id.hex():
            raise Refused("message.absent")

    @property
    def _now(self) -> int:
        return int(self.documents.now().timestamp() * 1000)


def _cleaned(text: str) -> str:
    """Return words on lines that can be read; a tab is a space."""
    return visible(text.replace("\t", " ")).strip()


def _check(text: str, chosen: Sequence[tuple[Entry, int]], out: Outgoing) -> None:
    if not (text or chosen or out.proof):
        raise Refused("message.empty")
    if len(text) > TEXT_MAX:
        raise Refused("message.too_long")
    if len(chosen) > FILES_MAX:
        raise Refused("message.too_many_files")
    for source, rank in chosen:
        check_file(files_of(source, FILE)[rank])


def check_file(file: Attachment) -> None:
    """Raise Refused("message.file_type" | "message.file_too_large")."""
    if file.media_type not in FILE_TYPES:
        raise Refused("message.file_type")
    if file.plain_size > FILE_MAX:
        raise Refused("message.file_too_large")
