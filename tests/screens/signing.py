"""What a doctor asks to sign, played for the screen that shows it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from app.domain.errors import AlveoleError, Refused
from app.domain.ids import DeviceId
from app.domain.mandate import MandateState
from app.domain.message import Ask, Delivery, Message
from app.domain.signature import Agreed, Answer, Signature
from app.flows.messages.signing import Proof, Request
from tests.screens.messaging import AT, PaperMessages, a_file, messaging, mine, theirs
from views.house import House

ASKS = theirs(7, "À signer avant lundi", asks=Ask.SIGNATURE, files=(a_file(1),))
PAGE = f"/messages/signer/{ASKS.id.hex()}"


@dataclass
class PaperSigning:
    """Signs what it is told to; *whole* says whether the proof holds."""

    house: House
    paper: PaperMessages
    answer: Answer = Answer.NONE
    reply: Message | None = None
    whole: bool = True
    error: AlveoleError | None = None

    def request(self, own: bytes) -> Request:
        if self.error:
            raise self.error
        if own != ASKS.id:
            raise Refused("signature.not_asked")
        return Request(ASKS, ASKS.files[0], self.answer, self.reply)

    def sign(self, own: bytes, prove: Callable[[], object], text: str) -> Message:
        assert own == ASKS.id
        prove()
        return self._answered(Answer.SIGNED, text)

    def refuse(self, own: bytes, text: str) -> Message:
        assert own == ASKS.id
        return self._answered(Answer.REFUSED, text)

    def proof(self, own: bytes) -> Proof:
        assert self.reply
        agreed = Agreed(self.house.space.id, ASKS.id, b"\xab" * 32, AT)
        made = Signature(agreed, DeviceId(b"\xcd" * 16), b"\xef" * 64)
        return Proof(self.request(own), self.reply, made if self.whole else None)

    def _answered(self, answer: Answer, text: str) -> Message:
        made = replace(mine(99, text, about=ASKS.id), delivery=Delivery.WAITING)
        self.answer, self.reply = answer, made
        self.paper.written.append(made)
        self.paper._beat()
        return made


def asked_to_sign(
    house: House,
    paper: PaperMessages,
    **told: Any,  # noqa: ANN401 - its fields
) -> tuple[House, PaperSigning]:
    """Return *house*, where the doctor of its conversation asks to sign."""
    paper.written.append(ASKS)
    signing = PaperSigning(house, paper, **told)
    flow: Any = signing
    return replace(house, signing=flow), signing


def signing(
    state: MandateState = MandateState.ACTIVE,
    **told: Any,  # noqa: ANN401 - its fields
) -> tuple[House, PaperSigning]:
    """Return a new house where a doctor asks to sign two pages."""
    return asked_to_sign(*messaging(state=state), **told)
