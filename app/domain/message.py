"""« Messagerie » : what a person and a professional write to each other, and keep."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.domain.entry import Attachment
from app.domain.ids import EntryId, IdentityId
from app.domain.mandate import MandateState

TEXT_MAX: Final = 5_000
"""Characters of one message."""

TEMPLATES_MAX: Final = 50
"""Models of messages that one person keeps."""

SUBJECT_MAX: Final = 100
"""Characters of what a conversation is about."""

FILES_MAX: Final = 5
"""Files of one message."""

FILE_MAX: Final = 50 << 20
"""Bytes of one of them."""

FILE_TYPES: Final = (
    "application/pdf",
    "image/jpeg",
    "image/png",
    "text/xml",
    "text/plain",
)
"""The sorts of files a message may carry."""


class Delivery(StrEnum):
    """Where a message stands, as this device knows it.

    WAITING has not left this device, SENT is in the log, READ was said to be read by
    its receiver. RECEIVED is theirs. UNSENT was too late: the conversation was over
    before it left, and nobody there can read it.
    """

    WAITING = "waiting"
    SENT = "sent"
    READ = "read"
    RECEIVED = "received"
    UNSENT = "unsent"


class Ask(StrEnum):
    """What a message asks of who reads it, beside an answer.

    NO_REPLY asks for none: « ne pas répondre ».
    """

    NOTHING = ""
    RECEIPT = "receipt"
    SIGNATURE = "signature"
    NO_REPLY = "no-reply"

    @classmethod
    def of(cls, said: str) -> "Ask":
        """Read one; what a later version asks is nothing we can answer."""
        return cls(said) if said in tuple(cls) else cls.NOTHING


ThreadState = MandateState
"""Where a conversation stands: as the grant that opens it does."""


@dataclass(frozen=True, slots=True)
class Correspondent:
    """« Correspondant » : whom one writes to, as the operator's directory says.

    *card* is what its identity signed; *number* is the register and the number there,
    *name* and *profession* the registered ones. *directory* is the key of who says so
    (32 bytes), b"" when it is not known.
    """

    identity: IdentityId
    card: bytes = field(repr=False)
    name: str
    number: str
    profession: str
    directory: bytes = b""


@dataclass(frozen=True, slots=True)
class Message:
    """« Message » : *thread* is the id of its conversation (16 bytes).

    *at* and *read_at* are Unix ms, 0 for not read. *about* is the id of the message it
    answers, *signed* that of the message that signs it, b"" for none.
    """

    id: EntryId
    thread: bytes
    mine: bool
    author: str = field(repr=False)
    text: str = field(repr=False)
    at: int
    delivery: Delivery
    read_at: int = 0
    files: tuple[Attachment, ...] = ()
    about: bytes = b""
    asks: Ask = Ask.NOTHING
    unread: bool = False
    signed: bytes = b""


@dataclass(frozen=True, slots=True)
class Template:
    """« Modèle » : words the person keeps to write again, under an id of their own."""

    id: EntryId
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Thread:
    """« Conversation » with one professional, from *since* until *until* (Unix ms).

    *id* is the id of its grant, of its element and the name of its collection.
    *unread* counts what they wrote and was not opened, *waiting* what has not left,
    *unsent* what came too late to leave. *blocked*: the person blocked them;
    *no_reply*: their newest message asks for no answer.
    """

    id: bytes
    correspondent: str = field(repr=False)
    number: str
    profession: str
    subject: str = field(repr=False)
    since: int
    until: int
    state: ThreadState
    unread: int = 0
    last: Message | None = None
    waiting: int = 0
    unsent: int = 0
    blocked: bool = False
    no_reply: bool = False
