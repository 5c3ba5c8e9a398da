"""« Dépôt reçu » : opened, then told again in our own words; the rest is not kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from app.crypto.files import envelope_of
from app.crypto.grants import KeyRef, deposit_info, open_deposit
from app.crypto.items import ItemRef, open_item
from app.crypto.sharing import Deposit
from app.crypto.statements import Head
from app.domain.collection import Confidentiality
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.mandate import FURTHEST
from app.domain.profession import PROFESSIONS
from app.domain.state import State
from app.fhir import document
from app.fhir.document import Described, File
from app.fhir.document_types import DocumentType, document_types
from app.flows.filing import shelf_of
from app.flows.reading import TITLE_MAX
from app.rules.deposits.vouching import DEPOSITORS, LABORATORY
from app.rules.registered import Registered

SIZE_MAX: Final = 50 << 20
"""Bytes of the one file a deposit brings."""

NAMES: Final[Mapping[str, str]] = {
    "application/pdf": "depot.pdf",
    "text/xml": "depot.xml",
}
"""The sorts of files a deposit may bring, and how each is named here."""

FILED: Final = "filed"
"""The meta of a deposit whose file was read: `yes`, or the code of what stopped it."""

WAITS: Final = "deposit/"
"""Secret, by entry: a deposit came, whose file is still to be read here."""

_SHA1 = 20
_PEOPLE: Final = frozenset(one.code for one in PROFESSIONS)


def came(entries: Iterable[Entry]) -> dict[str, bytes | None]:
    """Return the `Write.secrets` that say which deposits came."""
    deposits = (one for one in entries if "deposited" in one.meta)
    return {WAITS + one.id.hex(): b"1" for one in deposits if FILED not in one.meta}


def plain_of(body: bytes, head: Head, ck: bytes) -> bytes:
    """Return the content of a deposit, with the key of its collection.

    Raises Refused("wrap.invalid" | "suite.floor" | "commit.mismatch" |
    "statement.malformed" | "format.unknown").
    """
    told = Deposit.decode(body)
    own = ItemRef(head.space, head.item, head.base + 1, head.device)
    ref = KeyRef(head.space, head.collection, head.epoch)
    info = deposit_info(ref, head.item, own.rev, head.device)
    dek = open_deposit(ck, told.sealed_dek, ref, info)
    return open_item(dek, own, told.envelope)


def received(entry: Entry, depositor: Registered, at: int) -> Entry:
    """Return the document a deposit makes: its file, its type, title and date alone.

    Who deposits is what the directory says; *at* is when, in Unix ms.
    Raises Refused("body.malformed") for what this depositor may not write.
    """
    allowed = DEPOSITORS.get(depositor.profession, frozenset())
    if at >= FURTHEST or entry.rubric not in allowed:
        raise Refused("body.malformed")
    file, official = _file(entry), _type(entry)
    instant = datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="seconds")
    said = {
        "title": " ".join(visible(entry.title).split())[:TITLE_MAX] or official.label,
        "category": shelf_of(official).code,
        "type": official.code,
        "author": depositor.name,
        "facility": "" if depositor.profession in _PEOPLE else depositor.name,
        "source": f"deposited:{_sort(depositor)}",
        "depositor": depositor.name,
        "depositor.number": depositor.number,
        "deposited": instant,
        "status": State.CURRENT.value,
        "dated": "act",
        "pages": "0",
    }
    body = document.write(_described(entry, file, said))
    meta = {name: word for name, word in said.items() if word}
    return replace(entry, body=body, links=(), attachments=(file,), meta=meta)


def _sort(depositor: Registered) -> str:
    """Say what sort of author deposits, as the `source` of an element does."""
    if depositor.profession == LABORATORY:
        return LABORATORY
    return "professional" if depositor.profession in _PEOPLE else "structure"


def _described(entry: Entry, file: Attachment, said: Mapping[str, str]) -> Described:
    return Described(
        id=entry.id,
        space=entry.space,
        type=said["type"],
        category=said["category"],
        title=said["title"],
        files=[File(file.media_type, file.plain_size, _sha1(entry))],
        added=said["deposited"],
        act=entry.when.text,
    )


def _file(entry: Entry) -> Attachment:
    """Return its one file, under a name of ours."""
    public = entry.confidentiality is Confidentiality.N
    roles = [one.role for one in entry.attachments]
    one_file = (entry.kind, roles) == ("document", ["original"])
    if not (public and one_file):
        raise Refused("body.malformed")
    (file,) = entry.attachments
    if file.media_type not in NAMES or not 0 < file.plain_size <= SIZE_MAX:
        raise Refused("body.malformed")
    if file.envelope_size != envelope_of(file.plain_size):
        raise Refused("body.malformed")
    return replace(file, name=NAMES[file.media_type])


def _type(entry: Entry) -> DocumentType:
    """Return its official type, which must be of the rubric it was put in."""
    official = document_types().get(entry.meta.get("type", ""))
    if official is None or official.unlisted or official.rubric != entry.rubric:
        raise Refused("body.malformed")
    return official


def _sha1(entry: Entry) -> bytes:
    """Return the SHA-1 the depositor tells; it is taken again once the file is read."""
    try:
        sha1 = bytes.fromhex(entry.meta.get("sha1", ""))
    except ValueError as error:
        raise Refused("body.malformed") from error
    if len(sha1) != _SHA1:
        raise Refused("body.malformed")
    return sha1
