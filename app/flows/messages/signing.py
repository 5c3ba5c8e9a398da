"""« Signer un document » : a professional asks, the person signs or refuses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from app.crypto.document_signature import sign_document
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.lent import pieces_of
from app.domain.message import Ask, Message
from app.domain.signature import Agreed, Answer, Signature
from app.fhir import provenance
from app.flows import keychain
from app.flows.messages.messages import Messages
from app.flows.messages.writing import Outgoing
from app.rules.signatures import Answered, verified

ANSWER: Final = "answer"
"""The `meta` of a message that answers a request: what `Answer` says."""

_SIGNED: Final = "application/pdf"


@dataclass(frozen=True, slots=True)
class Request:
    """« Demande de signature » : the message that asks, its file, and what was said.

    *reply* is the message of the person that answers it, None for none yet.
    """

    message: Message
    file: Attachment
    answer: Answer = Answer.NONE
    reply: Message | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """« Preuve » of a signature: who asked, the file, and whether it all holds.

    *made* is None when any byte of the file or of the answer is not what was signed.
    """

    request: Request
    reply: Message
    made: Signature | None


@dataclass(frozen=True, slots=True, repr=False)
class Signing:
    """Answers what is asked to be signed; it leaves with the next exchange.

    Every method raises Refused("message.absent"), and Refused("signature.not_asked")
    for a message that asks to sign nothing, or not one PDF.
    """

    messages: Messages

    def request(self, message_id: bytes) -> Request:
        """Return what is asked, and how it was answered."""
        asked = self.messages.message(message_id)
        if asked.mine or asked.asks is not Ask.SIGNATURE:
            raise Refused("signature.not_asked")
        sorts = [one.media_type for one in asked.files]
        if sorts != [_SIGNED]:
            raise Refused("signature.not_asked")
        replies = self._replies(asked)
        for answer in (Answer.SIGNED, Answer.REFUSED):
            if answer in replies:
                return Request(asked, asked.files[0], answer, replies[answer])
        return Request(asked, asked.files[0])

    def sign(
        self, message_id: bytes, prove: Callable[[], object], text: str
    ) -> Message:
        """Sign the document of a request, and answer with *text* and the same file.

        *prove* asks the keys of the store for the code typed: nothing is signed when it
        raises. What was refused may still be signed. Raises
        Refused("signature.answered" | "message.ended" | "blob.absent").
        """
        asked = self.request(message_id)
        if asked.answer is Answer.SIGNED:
            raise Refused("signature.answered")
        self.messages.threading.live(asked.message.thread)
        digest = self._digest(asked)
        prove()
        made, own = self._made(asked, digest), asked.message.id
        held = provenance.provenance(made, asked.file.media_type)
        out = Outgoing(text, files=(own,), about=own, proof=held, told=_told(made))
        return self.messages.send(asked.message.thread, out)

    def refuse(self, message_id: bytes, text: str) -> Message:
        """Answer with *text* that it will not be signed.

        Raises Refused("signature.answered" | "message.ended").
        """
        asked = self.request(message_id)
        if asked.answer is not Answer.NONE:
            raise Refused("signature.answered")
        told = {ANSWER: Answer.REFUSED.value}
        out = Outgoing(text, about=asked.message.id, told=told)
        return self.messages.send(asked.message.thread, out)

    def proof(self, message_id: bytes) -> Proof:
        """Return the signature of a request, verified again from the bytes kept here.

        Raises Refused("signature.not_signed"), Refused("blob.absent").
        """
        asked = self.request(message_id)
        if asked.answer is not Answer.SIGNED or asked.reply is None:
            raise Refused("signature.not_signed")
        digest = self._digest(asked)
        try:
            made = self._verified(asked, asked.reply, digest)
        except Refused:
            return Proof(asked, asked.reply, None)
        return Proof(asked, asked.reply, made)

    def _replies(self, asked: Message) -> Mapping[Answer, Message]:
        """Return the first message of the person that gives each answer."""
        found: dict[Answer, Message] = {}
        for one in self.messages.read(asked.thread):
            if one.mine and one.about == asked.id:
                meta = self._entry(one.id).meta
                found.setdefault(Answer.of(meta.get(ANSWER, "")), one)
        return found

    def _made(self, asked: Request, digest: bytes) -> Signature:
        documents = self.messages.documents
        me = keychain.me(documents.vault)
        now = int(documents.now().timestamp() * 1000)
        agreed = Agreed(documents.space.id, asked.message.id, digest, now)
        return sign_document(me.keys.sign, me.device_public, agreed)

    def _verified(self, asked: Request, reply: Message, digest: bytes) -> Signature:
        """Verify it by what the log says, and the copy that was sent with it."""
        if [one.sha for one in reply.files] != [digest]:
            raise Refused("signature.invalid")
        entry, space = self._entry(reply.id), self.messages.documents.space.id
        gifts = self.messages.threading.giving.gifts
        lies = gifts.trail.items(space, [entry.id]).get(entry.id)
        place = (lies.collection, lies.seq) if lies else (b"", 0)
        told = Answered(place[0], entry.body, place[1])
        return verified(gifts.standing(), told, asked.message.id, digest)

    def _digest(self, asked: Request) -> bytes:
        """Return the SHA-256 of the file, read again from end to end."""
        total = sha256()
        for piece in pieces_of(self.messages.content(asked.message.id, asked.file.id)):
            total.update(piece)
        return total.digest()

    def _entry(self, own: EntryId) -> Entry:
        return self.messages.threading.record.message(own)


def _told(made: Signature) -> Mapping[str, str]:
    return {
        ANSWER: Answer.SIGNED.value,
        "signed": made.agreed.sha256.hex(),
        "signature": made.seal.hex(),
        "device": made.device.hex(),
    }
