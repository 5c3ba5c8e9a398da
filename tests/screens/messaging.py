"""A doctor and what is written with her, played for screens that only show it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from typing import Any

from app.domain.changes import Changes
from app.domain.entry import Attachment, Entry
from app.domain.errors import AlveoleError, Refused
from app.domain.ids import AttachmentId, BlobId, EntryId, IdentityId
from app.domain.lent import Lent, lend
from app.domain.mandate import MandateState, until_of
from app.domain.message import Ask, Correspondent, Delivery, Message, Thread
from tests.screens.entrusting import served
from tests.screens.homes import NOON, a_house
from views.house import House

CODE = "ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567"
NAME, NUMBER = "Dr Anne Lhomme, fictive", "REG 990000017"
DOCTOR = Correspondent(IdentityId(b"D" * 16), b"card", NAME, NUMBER, "doctor")
THREAD = b"t" * 16
UNTIL = until_of(date(2027, 2, 23), UTC)
AT = int(NOON.timestamp() * 1000)
PAGES = b"%PDF-/Type/Page//Type/Page/"


def a_file(rank: int = 0, *, name: str = "Ordonnance.pdf") -> Attachment:
    """Return a file of a message, whose bytes are `PAGES`."""
    own = AttachmentId(bytes([rank + 1]) * 16)
    kept = own, b"k" * 32, BlobId(b"b" * 32), 900, 20_480, b"h" * 32
    return Attachment(*kept, "application/pdf", name, "original", ())


def theirs(rank: int, text: str = "", **told: Any) -> Message:  # noqa: ANN401
    """Return what the doctor wrote, not opened yet."""
    known = {"delivery": Delivery.RECEIVED, "unread": True, **told}
    own = EntryId(bytes([rank]) * 16)
    return Message(own, THREAD, mine=False, author=NAME, text=text, at=AT, **known)


def mine(rank: int, text: str = "", **told: Any) -> Message:  # noqa: ANN401
    """Return what the person wrote, sent."""
    known = {"delivery": Delivery.SENT, **told}
    own = EntryId(bytes([rank]) * 16)
    return Message(own, THREAD, mine=True, author="Camille", text=text, at=AT, **known)


@dataclass
class PaperMessages:
    """Writes what it is asked to; *error* is what the server, or the disk, answers."""

    house: House
    written: list[Message] = field(default_factory=list)
    state: MandateState | None = None
    blocked: bool = False
    answered: list[bytes] = field(default_factory=list)
    error: AlveoleError | None = None
    drafts: dict[bytes, str] = field(default_factory=dict)
    files: list[Sequence[EntryId]] = field(default_factory=list)
    receipts: list[tuple[EntryId, bool]] = field(default_factory=list)
    made: list[tuple[Correspondent, str, int]] = field(default_factory=list)
    filed: list[tuple[bytes, bytes]] = field(default_factory=list)

    async def find(self, code: str) -> Correspondent:
        if code.replace(" ", "-") != CODE:
            raise Refused("card.mistyped")
        if self.error:
            raise self.error
        return DOCTOR

    def open(self, to: Correspondent, subject: str, until: int) -> Thread:
        self.made.append((to, subject, until))
        self.state = MandateState.WAITING
        return self.thread(THREAD)

    def threads(self) -> list[Thread]:
        return [self.thread(THREAD)] if self.state else []

    def thread(self, own: bytes) -> Thread:
        if own != THREAD or not self.state:
            raise Refused("message.no_thread")
        waiting = [one for one in self.written if one.delivery is Delivery.WAITING]
        told = NAME, NUMBER, "doctor", "Mon ordonnance", AT, UNTIL, self.state
        last = self.written[-1] if self.written else None
        late = [one for one in self.written if one.delivery is Delivery.UNSENT]
        counts = self.unread(), last, len(waiting), len(late)
        received = [one for one in self.written if not one.mine]
        silent = bool(received) and received[-1].asks is Ask.NO_REPLY
        return Thread(own, *told, *counts, self.blocked, silent)

    def read(self, own: bytes) -> list[Message]:
        assert own == THREAD
        return list(self.written)

    def write(
        self,
        own: bytes,
        text: str,
        *,
        files: Sequence[EntryId] = (),
        about: bytes = b"",
    ) -> Message:
        assert own == THREAD
        if self.error:
            raise self.error
        made = mine(len(self.written) + 100, text, about=about)
        self.written.append(replace(made, delivery=Delivery.WAITING))
        self.files.append(tuple(files))
        self.answered.append(about)
        self._beat()
        return made

    def opened(
        self, own: bytes, message_ids: Sequence[EntryId], *, receipt: bool
    ) -> None:
        assert own == THREAD
        self.receipts += [(one, receipt) for one in message_ids]
        self.written = [
            replace(one, unread=one.unread and one.id not in message_ids)
            for one in self.written
        ]
        self._beat()

    def unread(self) -> int:
        return sum(one.unread for one in self.written)

    def end(self, own: bytes) -> None:
        assert own == THREAD
        self.state = MandateState.ENDING
        self._beat()

    def block(self, own: bytes) -> None:
        assert own == THREAD
        self.blocked, self.state = True, MandateState.ENDED
        self._beat()

    def kept_out(self) -> list[Thread]:
        return [self.thread(THREAD)] if self.blocked else []

    def unblock(self, own: bytes) -> None:
        assert own == THREAD
        self.blocked = False
        self._beat()

    def draft(self, own: bytes) -> str:
        return self.drafts.get(own, "")

    def keep_draft(self, own: bytes, text: str) -> None:
        self.drafts[own] = text

    def keep(self, message: bytes, file: bytes) -> Entry:
        self.filed.append((message, file))
        added = self.house.documents.add(PAGES, name=a_file().name)
        assert added.entry
        return added.entry

    def content(self, _message: bytes, _file: bytes) -> Lent:
        return lend(PAGES)

    def _beat(self) -> None:
        pulse: Any = self.house.pulse
        pulse.beat(Changes(self.house.space.id, frozenset({"message"})))


def conversing(
    house: House, *written: Message, state: MandateState | None = MandateState.ACTIVE
) -> tuple[House, PaperMessages]:
    """Return *house* with one conversation, and what was written in it."""
    paper = PaperMessages(house, list(written), state)
    flow: Any = paper
    return replace(house, messages=flow), paper


def messaging(
    *written: Message, state: MandateState | None = MandateState.ACTIVE
) -> tuple[House, PaperMessages]:
    """Return a new house with a server, one conversation and its messages."""
    return conversing(served(a_house()), *written, state=state)
