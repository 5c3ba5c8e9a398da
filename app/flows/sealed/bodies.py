"""« Gros contenu » : a FHIR body over 48 KiB travels as a file."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from app.crypto.bodies import FHIR_MAX, INFLATED_MAX
from app.crypto.canon import digest
from app.crypto.files import envelope_of
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import AttachmentId, BlobId, NewId
from app.flows.sealed.files import Plain, SealedFiles, attached

ROLE = "body"
_MEDIA_TYPE = "application/fhir+json"
_ENVELOPE_MAX = envelope_of(INFLATED_MAX)
"""Bytes of the file of a body, which is read whole: it may be somebody else's."""


class Wanting(Refused):
    """A page names bodies whose *files* are to be fetched before it is taken again."""

    def __init__(self, files: Iterable[Attachment]) -> None:
        super().__init__("blob.absent")
        self.files = tuple(files)


@dataclass(frozen=True, slots=True)
class SealedBodies:
    """Entries are whole on this device; only what travels is in two pieces.

    *lost* are files no server has any more: what needs them is refused.
    """

    files: SealedFiles
    new_id: NewId
    lost: set[BlobId] = field(default_factory=set)

    def leaving(self, entry: Entry) -> tuple[Entry, Attachment | None]:
        """Return an entry as it is sealed, and the file its body became, if any.

        Raises Refused("body.too_large") for a body no device would take in.
        """
        if len(entry.body) <= FHIR_MAX:
            return entry, None
        if len(entry.body) > INFLATED_MAX:
            raise Refused("body.too_large")
        own = AttachmentId(self.new_id())
        plain = Plain(own, entry.body, ROLE, _MEDIA_TYPE, "")
        file = self.files.seal(entry.space, entry.id, plain)
        return replace(entry, body=b"", attachments=(*entry.attachments, file)), file

    def arriving(self, entry: Entry) -> Entry:
        """Return an entry as it was before it left.

        Raises Wanting when the file of its body is not here,
        Refused("body.malformed") for a body said twice, Refused("body.too_large") for
        one no device writes, Refused("blob.mismatch" | "commit.mismatch") for another
        file or one that is lost.
        """
        file = attached(entry, ROLE)
        if file is None:
            return entry
        others = tuple(one for one in entry.attachments if one.role != ROLE)
        if entry.body or len(others) + 1 != len(entry.attachments):
            raise Refused("body.malformed")
        return replace(entry, body=self._read(entry, file), attachments=others)

    def _read(self, entry: Entry, file: Attachment) -> bytes:
        if file.envelope_size > _ENVELOPE_MAX:
            raise Refused("body.too_large")
        if file.blob in self.lost:
            raise Refused("blob.mismatch")
        if not self.files.blobs.has(file.blob):
            raise Wanting([file])
        body = self.files.open(entry, ROLE)
        if digest(body) != file.sha:
            raise Refused("blob.mismatch")
        return body
