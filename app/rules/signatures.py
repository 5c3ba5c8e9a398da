"""« Vérifier une signature » : what both sides ask of a message that signs a file."""

from dataclasses import dataclass, field

from app.crypto.canon import equal
from app.crypto.document_signature import verify_document
from app.crypto.identity import DeviceCard
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.signature import INVALID, Signature
from app.fhir import provenance
from app.rules.rights import WRITE, in_root, role
from app.rules.standing import Author, Standing


@dataclass(frozen=True, slots=True)
class Answered:
    """The message that signs, as the log has it.

    *collection* is that of the conversation, *body* what the message says (FHIR), *seq*
    its place in the log, 0 before it is there.
    """

    collection: bytes
    body: bytes = field(repr=False)
    seq: int = 0


def verified(
    standing: Standing, told: Answered, asked: EntryId, sha256: bytes
) -> Signature:
    """Return the signature of the file of *sha256* (32 bytes) that *asked* carries.

    The device must be one that wrote in that conversation by right at the instant it
    signed, and was not put outside before the message was written. Raises
    Refused("signature.invalid") for whatever is not so, a byte of the file included.
    """
    made = provenance.read(told.body)
    agreed = made.agreed
    same = (agreed.space, agreed.message) == (standing.space, asked)
    if not (same and equal(agreed.sha256, sha256)):
        raise Refused(INVALID)
    verify_document(_card(_author(standing, told, made)), made)
    return made


def _author(standing: Standing, told: Answered, made: Signature) -> Author:
    """Return the device that signed. Raises Refused("signature.invalid")."""
    author, at = standing.authors.get(made.device), made.agreed.at
    if author is None or not _in_use(author, told, at):
        raise Refused(INVALID)
    who = author.identity
    writes = role(standing, who, told.collection, at) >= WRITE
    if not (in_root(standing, who, at) or writes):
        raise Refused(INVALID)
    return author


def _in_use(author: Author, told: Answered, at: int) -> bool:
    certified = author.not_before <= at and (not author.until or at < author.until)
    outside = author.retired and (not told.seq or told.seq > author.retired)
    return certified and not outside


def _card(author: Author) -> DeviceCard:
    """Return the card of a device. Raises Refused("signature.invalid") without one."""
    try:
        return DeviceCard.decode(author.card)
    except Refused as error:
        raise Refused(INVALID) from error
