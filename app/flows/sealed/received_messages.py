"""« Message reçu » : what a correspondent wrote, told again in our own words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.crypto.files import envelope_of
from app.crypto.grants import Label
from app.crypto.identity import IdentityCard, Kind
from app.crypto.statements import Head
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.ids import ID_SIZE, EntryId
from app.domain.mandate import FURTHEST
from app.domain.message import FILE_MAX, FILE_TYPES, FILES_MAX, TEXT_MAX, Ask
from app.domain.when import When
from app.fhir import communication
from app.fhir.communication import Said, Whom
from app.rules.deposits.vouching import vouched_until
from app.rules.standing import Standing

KINDS: Final = ("message", "receipt")
"""The kinds that lie in the collection of a conversation, and nothing else there."""

DIRECTORY: Final = "correspondent.directory"
"""Key of the meta of a conversation: who vouched for the correspondent, hexadecimal."""

ABOUT_MAX: Final = 200
"""Messages one receipt may name."""

NAME_MAX: Final = 80
"""Characters of the name of a file that somebody else chose."""

_ENDINGS: Final[Mapping[str, str]] = dict(
    zip(FILE_TYPES, (".pdf", ".jpg", ".png", ".xml", ".txt"), strict=True)
)
_NAMELESS: Final = "message"
_THEIRS: Final = False
_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\n]')


@dataclass(frozen=True, slots=True)
class Correspondence:
    """« Conversation » an answer stands in: its id (hexadecimal) and who answers.

    *title* is what the person said it is about, *sort* what sort of author answers.
    """

    thread: str
    whom: Whom
    title: str = field(repr=False)
    sort: str

    def said(
        self,
        at: int,
        *,
        text: str = "",
        files: Sequence[Attachment] = (),
        about: bytes = b"",
    ) -> Said:
        """Return what they wrote, *at* Unix ms."""
        own = bytes.fromhex(self.thread)
        return Said(own, self.whom, _THEIRS, at, text, files, about)


def thread_of(entry: Entry) -> str:
    """Return the conversation an element belongs to, "" for what is of none.

    Raises Refused("body.malformed") for a message of no conversation.
    """
    if entry.kind not in KINDS:
        return ""
    thread = entry.meta.get("thread", "")
    if not _is_id(thread):
        raise Refused("body.malformed")
    return thread


def is_thread(label: Label) -> bool:
    """Say whether a collection is that of a conversation."""
    public = label.confidentiality == Confidentiality.N
    return public and label.rubric == Rubric.MESSAGES and _is_id(label.name)


def correspondence(
    standing: Standing, head: Head, label: Label, thread: Entry | None
) -> Correspondence:
    """Return the conversation that an answer stands in, by its collection's *label*.

    *thread* is what the person said of it, None when it is not known here yet.
    Raises Refused("body.malformed") when the author of *head* was never given it,
    Refused("grant.forged") when no directory of this conversation vouches for them.
    """
    author = standing.authors[head.device]
    place = author.identity, head.collection
    rights = standing.rights.values()
    if not any((one.identity, one.collection) == place for one in rights):
        raise Refused("body.malformed")
    said = thread.meta if thread else {}
    _check_word(said, standing.directory_key, author.vouched, head.at)
    whom = Whom(said.get("correspondent", ""), said.get("correspondent.number", ""))
    card = IdentityCard.decode(author.vouched) if author.vouched else None
    structure = card is not None and card.kind == Kind.STRUCTURE
    sort = "structure" if structure else "professional"
    return Correspondence(label.name, whom, said.get("title", ""), sort)


def _check_word(said: Mapping[str, str], pinned: bytes, card: bytes, at: int) -> None:
    """Refuse whom neither the directory they were found by nor the *pinned* one knows.

    *card* is the core of their newest card: a server that lies may show one that
    another directory signed. A conversation that names none is of a former version.
    """
    found = said.get(DIRECTORY, "")
    if not re.fullmatch("[0-9a-f]{64}", found):
        return
    keys, known = (bytes.fromhex(found), pinned), IdentityCard.decode(card)
    if max(vouched_until(key, known) for key in keys) <= at:
        raise Refused("grant.forged")


def received(entry: Entry, within: Correspondence, at: int) -> Entry:
    """Return the message, or the receipt, that a deposit makes in a conversation.

    Its words, its files, what it asks and what it answers are kept; when is *at* (Unix
    ms), who is said by the conversation itself, the rest by us.
    Raises Refused("body.malformed") for what no correspondent may write.
    """
    if entry.kind not in KINDS or entry.id.hex() == within.thread or at >= FURTHEST:
        raise Refused("body.malformed")
    said = {"thread": within.thread, "source": f"deposited:{within.sort}"}
    tell = _message if entry.kind == "message" else _receipt
    told, when = tell(entry, within, at), When.parse(communication.instant(at))
    return replace(told, when=when, links=(), meta={**said, **told.meta})


def _message(entry: Entry, within: Correspondence, at: int) -> Entry:
    files = tuple(map(_file, entry.attachments))
    text = visible(entry.meta.get("text", "")).strip()
    asks, about = Ask.of(entry.meta.get("asks", "")), entry.meta.get("about", "")
    if len(text) > TEXT_MAX or len(files) > FILES_MAX or not (text or files):
        raise Refused("body.malformed")
    if about and not _is_id(about):
        raise Refused("body.malformed")
    if asks is Ask.SIGNATURE and [one.media_type for one in files] != [FILE_TYPES[0]]:
        raise Refused("body.malformed")
    said = within.said(at, text=text, files=files, about=bytes.fromhex(about))
    body = communication.message(entry.id, entry.space, said)
    told = {
        "title": within.title,
        "author": within.whom.name,
        "sent": communication.instant(at),
        "asks": asks.value,
        "about": about,
    }
    meta = {name: word for name, word in told.items() if word}
    return replace(entry, body=body, attachments=files, meta=meta)


def _receipt(entry: Entry, within: Correspondence, at: int) -> Entry:
    about = entry.meta.get("about", "").split(" ")
    sound = len(about) <= ABOUT_MAX and all(map(_is_id, about))
    if entry.attachments or not sound:
        raise Refused("body.malformed")
    read = [EntryId(bytes.fromhex(one)) for one in dict.fromkeys(about)]
    body = communication.receipt(entry.id, entry.space, within.said(at), read)
    meta = {"about": " ".join(about), "at": communication.instant(at)}
    return replace(entry, body=body, meta=meta)


def _file(file: Attachment) -> Attachment:
    """Return a file under a name that harms nobody, which says its sort."""
    if file.role != "original" or file.media_type not in _ENDINGS:
        raise Refused("body.malformed")
    if not 0 < file.plain_size <= FILE_MAX:
        raise Refused("body.malformed")
    if file.envelope_size != envelope_of(file.plain_size):
        raise Refused("body.malformed")
    return replace(file, name=named(file.name, file.media_type))


def named(name: str, media_type: str) -> str:
    """Return a name that harms nobody and says the sort of a file, chosen elsewhere.

    One of a sort no message carries opens with nothing: `.bin`.
    """
    ending = _ENDINGS.get(media_type, ".bin")
    words = " ".join(_FORBIDDEN.sub(" ", visible(name[: 2 * NAME_MAX])).split())
    stem = words.removesuffix(ending).strip(" .")[:NAME_MAX].rstrip()
    return f"{stem or _NAMELESS}{ending}"


def _is_id(text: str) -> bool:
    return bool(re.fullmatch(f"[0-9a-f]{{{2 * ID_SIZE}}}", text))
