"""« Messages » : write to a professional, read the answers, keep what they send."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from app.crypto.identity import Kind
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.lent import Lent
from app.domain.message import Ask, Correspondent, Message, Thread
from app.domain.write import Write
from app.flows.documents import Documents
from app.flows.drafts import Drafts, dropped
from app.flows.mandates.giving import Giving
from app.flows.messages.keeping import kept
from app.flows.messages.record import FILE, OPENED, Record, theirs
from app.flows.messages.threads import LIVE, Threads
from app.flows.messages.writing import Outgoing, Writing
from app.flows.preferences import Preferences
from app.flows.sealed.cards import verified
from app.flows.sealed.files import files_of
from app.ports.courier import Courier
from app.ports.journal import Journal
from app.ports.trail import Trail
from app.rules.registered import registered

_WRITTEN_TO: Final = (Kind.PROFESSIONAL, Kind.STRUCTURE)


@dataclass(frozen=True, slots=True, repr=False)
class Messages:
    """Opens conversations, writes and reads in them.

    All but finding somebody may be done without network: it leaves, in its order,
    with the next exchange. Methods taking a conversation raise
    Refused("message.no_thread"), those taking a message Refused("message.absent").
    """

    threading: Threads
    documents: Documents

    @classmethod
    def over(
        cls,
        preferences: Preferences,
        journal: Journal,
        trail: Trail,
        courier: Courier,
        documents: Documents,
    ) -> Self:
        """Return the messages of the space of these preferences."""
        return cls.of(Giving.over(preferences, journal, trail, courier), documents)

    @classmethod
    def of(cls, giving: Giving, documents: Documents) -> Self:
        """Return the messages of the space where *giving* lends."""
        return cls(Threads(giving, Record(giving.vault, giving.space)), documents)

    async def find(self, code: str) -> Correspondent:
        """Return whose code was typed, under the name the directory gives them.

        Raises Refused("message.not_a_professional" | "message.not_certified" |
        "message.blocked"), and what `Acquaintances.meet` does.
        """
        met = await self._giving.people.meet(code)
        card = verified(met.card, met.identity)
        if card.kind not in _WRITTEN_TO:
            raise Refused("message.not_a_professional")
        self.threading.check(met.identity)
        directory = await self._giving.directory()
        try:
            told = registered(directory, card, self._giving.now)
        except Refused as error:
            raise Refused("message.not_certified") from error
        named = told.name, told.number, told.profession
        return Correspondent(met.identity, met.card, *named, directory)

    def open(self, correspondent: Correspondent, subject: str, until: int) -> Thread:
        """Open a conversation; raises as `Threads.open`."""
        return self.threading.open(correspondent, subject, until)

    def threads(self) -> list[Thread]:
        """Return the conversations, the newest activity first, those over included."""
        return self.threading.every()

    def thread(self, own: bytes) -> Thread:
        """Return one conversation."""
        return self.threading.told(own)

    def read(self, own: bytes) -> list[Message]:
        """Return what was written in a conversation, oldest first."""
        return self.threading.written(own)

    def message(self, own: bytes) -> Message:
        """Return one message."""
        inside = bytes.fromhex(self._record.message(own).meta["thread"])
        (found,) = [one for one in self.read(inside) if one.id == own]
        return found

    def write(
        self,
        own: bytes,
        text: str,
        *,
        files: Sequence[EntryId] = (),
        about: bytes = b"",
    ) -> Message:
        """Write in a conversation; *files* are documents. Raises as `send`."""
        return self.send(own, Outgoing(text, files, about))

    def send(self, own: bytes, out: Outgoing) -> Message:
        """Write in a conversation: what was being typed there is forgotten.

        It stays when this only answers what was asked, as a signature does.
        Raises Refused("message.ended") once it is over, Refused("message.no_reply")
        where no answer is read, and as `Threads.live` and `Writing.message`.
        """
        thread = self.threading.live(own)
        if self.thread(own).no_reply and not out.told:
            raise Refused("message.no_reply")
        entry = self._writing.message(thread, out)
        drafted = {} if out.told else dropped(_draft(own))
        self._commit(Write(entry.space, entries=(entry,), settings=drafted))
        return self.message(entry.id)

    def opened(
        self, own: bytes, message_ids: Iterable[bytes], *, receipt: bool = False
    ) -> None:
        """Note that messages were opened, for every device of the person.

        The other side is told only of those that asked, if the person said so
        (*receipt*), and as long as the conversation is open.
        """
        asked, thread = set(message_ids), self._record.thread(own)
        found = [one for one in self._record.messages(own) if one.id in asked]
        seen = [one.id for one in found if one.unread]
        told = self._asking(own, found) if receipt and self._live(own) else []
        entries = [self._mark(own, seen)] if seen else []
        if told:
            entries.append(self._writing.receipt(thread, told))
        if entries:
            self._commit(Write(thread.space, entries=tuple(entries)))

    def unread(self) -> int:
        """Count what they wrote and was never opened, in every conversation."""
        return sum(self._record.unread().values())

    def end(self, own: bytes) -> None:
        """End a conversation; what was read may have been copied."""
        self.threading.end(own)

    def block(self, own: bytes) -> None:
        """Block whom a conversation is with; as `Threads.block`."""
        self.threading.block(own)

    def kept_out(self) -> list[Thread]:
        """Return whom the person blocked; as `Threads.kept_out`."""
        return self.threading.kept_out()

    def unblock(self, own: bytes) -> None:
        """Block them no more; as `Threads.unblock`."""
        self.threading.unblock(own)

    def draft(self, own: bytes) -> str:
        """Return what is being typed in a conversation, "" for nothing."""
        return self._drafts.get(_draft(own)).get("text", "")

    def keep_draft(self, own: bytes, text: str) -> None:
        """Keep what is being typed; durable when it returns."""
        if text:
            self._drafts.keep(_draft(own), {"text": text})
        elif self.draft(own):
            self._drafts.drop(_draft(own))

    def content(self, message: bytes, file: bytes) -> Lent:
        """Return a file of a message, to be read here and there.

        Raises Refused("blob.absent") when it is not on this device yet,
        Refused("document.no_file") for another id.
        """
        entry = self._record.message(message)
        found = _file(entry, file)
        return self.documents.files.lent(entry.space, entry.id, found)

    def keep(self, message: bytes, file: bytes) -> Entry:
        """« Ranger dans mes documents » : return the document a file makes.

        Kept twice, it is the same document. Raises as `content`, and what the airlock
        refuses.
        """
        entry = self._record.message(message)
        thread = self._record.thread(bytes.fromhex(entry.meta["thread"]))
        author = thread.meta.get("correspondent", "") if theirs(entry) else ""
        rank = files_of(entry, FILE).index(_file(entry, file))
        content = self.documents.files.content(entry, FILE, rank)
        return kept(self.documents, content, _file(entry, file).name, author)

    def _live(self, own: bytes) -> bool:
        """Say whether somebody is still there to be told."""
        return self.threading.told(own).state in LIVE

    def _asking(self, own: bytes, found: Iterable[Message]) -> list[EntryId]:
        """Return those that asked to be told, and were not yet."""
        done = self._record.receipted(own)
        asking = (one for one in found if one.asks is Ask.RECEIPT and not one.mine)
        return [one.id for one in asking if one.id not in done]

    def _mark(self, own: bytes, seen: Iterable[bytes]) -> Entry:
        """Return the element that says what was opened: one a time, never changed."""
        words = " ".join(one.hex() for one in seen)
        entry = self._giving.preferences.fresh(OPENED + own.hex(), words)
        return replace(entry, updated=self._giving.now)

    def _commit(self, write: Write) -> None:
        self.documents.vault.commit(write)

    @property
    def _giving(self) -> Giving:
        return self.threading.giving

    @property
    def _record(self) -> Record:
        return self.threading.record

    @property
    def _writing(self) -> Writing:
        return Writing(self.documents, self._record)

    @property
    def _drafts(self) -> Drafts:
        return Drafts(self.documents.vault)


def _draft(own: bytes) -> str:
    return f"message:{own.hex()}"


def _file(entry: Entry, file: bytes) -> Attachment:
    """Return a file of a message by its id. Raises Refused("document.no_file")."""
    for one in files_of(entry, FILE):
        if one.id == file:
            return one
    raise Refused("document.no_file")
