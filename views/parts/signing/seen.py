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
    """A document to sign, its conversation, and the proof once it was signed."""

    request: Request
    thread: Thread
    proof: Proof | None = None

    @property
    def open(self) -> bool:
        """Say whether one may still answer."""
        return live(self.thread)


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """The page *rank* (from 0) of that document, as it is drawn."""

    rank: int
    looked: Looked

    @property
    def last(self) -> bool:
        """Say whether no page comes after it."""
        return self.rank >= self.looked.pages - 1


def asked_in(house: House, message: bytes) -> Asked:
    """Return what a message asks to sign. Raises what `Signing.request` raises."""
    request = house.signing.request(message)
    signed = request.answer is Answer.SIGNED
    proof = house.signing.proof(message) if signed else None
    return Asked(request, house.messages.thread(request.message.thread), proof)


def page_in(house: House, message: bytes, rank: int) -> Page:
    """Draw one page of it. Raises what `Signing.request` and `looked_in` raise."""
    request = house.signing.request(message)
    inside = request.message.thread
    return Page(rank, looked_in(house, inside, request.file.id, rank))
