"""What the page of a document to sign asks of the record."""

from dataclasses import dataclass

from app.domain.message import Thread
from app.domain.signature import Answer
from app.flows.messages.signing import Proof, Request
from views.house import House
from views.parts.messages.looking import Looked, looked_in
from views.parts.messages.words import live


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """A document to sign, one page of it, and the proof once it was signed."""

    request: Request
    thread: Thread
    looked: Looked
    proof: Proof | None = None

    @property
    def open(self) -> bool:
        """Say whether one may still answer."""
        return live(self.thread)


def asked_in(house: House, message: bytes, rank: int) -> Asked:
    """Return the page *rank* of what a message asks to sign.

    Raises what `Signing.request` and `looked_in` raise.
    """
    request = house.signing.request(message)
    inside = request.message.thread
    looked = looked_in(house, inside, request.file.id, rank)
    signed = request.answer is Answer.SIGNED
    proof = house.signing.proof(message) if signed else None
    return Asked(request, house.messages.thread(inside), looked, proof)
