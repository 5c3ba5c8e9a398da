"""A scale played for tests: its users, their codes, and what they weigh."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from app.domain.sig import body_composition, clock, user, weight
from app.domain.sig.body_composition import Composition
from app.domain.sig.dates import shown_at
from app.domain.sig.user import Op, Result
from app.domain.sig.weight import Weight
from tests.app.devices.played import NOW, PARIS, Packet, Peer

LOCAL = NOW.astimezone(PARIS).replace(tzinfo=None)
SCALE = {"2a9d", "2a9c"}


def weighed(
    kilos: str | None = "71.235",
    *,
    slot: int | None = 2,
    at: datetime | None = LOCAL,
) -> Packet:
    """Return the packet of a weighing."""
    time = shown_at(at) if at else None
    stated = Decimal(kilos) if kilos else None
    return "2a9d", weight.encode(Weight(stated, time=time, user=slot))


def made_of(
    fat: str | None = "25.0", *, slot: int | None = 2, at: datetime | None = LOCAL
) -> Packet:
    """Return the packet of what a body is made of."""
    time = shown_at(at) if at else None
    body = Composition(
        Decimal(fat) if fat else None, time=time, user=slot, impedance=Decimal(500)
    )
    return "2a9c", body_composition.encode(body)


@dataclass
class Scale(Peer):
    """A scale that keeps what each user weighs until they agree."""

    users: dict[int, int] = field(default_factory=lambda: {1: 1111, 2: 4242})
    kept: dict[int, list[Packet]] = field(default_factory=dict)
    shows: datetime = LOCAL
    listens: bool = True
    lists: bool = False

    def __post_init__(self) -> None:
        """Show the time."""
        self.values.setdefault("2a2b", clock.encode(clock.right(self.shows)))

    def on_write(self, char: str, payload: bytes) -> None:
        """Answer the control point."""
        if char != "2a9f":
            super().on_write(char, payload)
        elif self.listens:
            self.said.extend(self._answered(user.decode_request(payload)))

    def _answered(self, asked: user.Request) -> Sequence[Packet]:
        if asked.op == Op.REGISTER and asked.code is not None:
            slot = max(self.users, default=0) + 1
            self.users[slot] = asked.code
            return (_ucp(user.Answer(Op.REGISTER, Result.DONE, slot)),)
        if asked.op == Op.LIST:
            result = Result.DONE if self.lists else Result.UNSUPPORTED
            users = len(self.users) if self.lists else None
            return (_ucp(user.Answer(Op.LIST, result, users=users)),)
        known = self.users.get(asked.slot or 0) == asked.code
        result = Result.DONE if known else Result.NOT_AUTHORISED
        given = self.kept.pop(asked.slot or 0, []) if known else []
        return (_ucp(user.Answer(asked.op, result)), *given)


def _ucp(answer: user.Answer) -> Packet:
    return "2a9f", user.encode_answer(answer)
