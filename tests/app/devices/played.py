"""Devices played in plain Python, and a dialogue led with them to its end."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.dialogue import (
    Agreed,
    Answer,
    Ask,
    Command,
    Consent,
    Cursor,
    Done,
    Driver,
    Event,
    Keep,
    Notified,
    Outcome,
    Question,
    Read,
    Refusal,
    Session,
    Silence,
    Subscribe,
    Tell,
    Value,
    Wait,
    Wishes,
    Write,
)
from app.domain.sig import records as sig
from app.domain.sig.records import Answer as Racp
from app.domain.sig.records import Op, Operator, Result

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
TICK = timedelta(milliseconds=10)
RACP = "2a52"
Packet = tuple[str, bytes]


@dataclass
class Peer:
    """A device that answers what is read and written, and says the rest in turn."""

    values: dict[str, bytes] = field(default_factory=dict)
    refusals: dict[str, deque[str]] = field(default_factory=dict)
    heard: set[str] = field(default_factory=set)
    said: deque[Packet] = field(default_factory=deque)
    written: list[Packet] = field(default_factory=list)

    def subscribe(self, char: str) -> str:
        """Let a characteristic be heard; return why not."""
        self.heard.add(char)
        return self._refusal(f"hear {char}")

    def read(self, char: str) -> bytes | None:
        """Return a value, None for a characteristic it has not."""
        return self.values.get(char)

    def write(self, char: str, payload: bytes) -> str:
        """Take what is written; return why not."""
        self.written.append((char, payload))
        refusal = self._refusal(char)
        if not refusal:
            self.on_write(char, payload)
        return refusal

    def on_write(self, char: str, payload: bytes) -> None:
        """Do what was written."""
        self.values[char] = payload

    def _refusal(self, what: str) -> str:
        waiting = self.refusals.get(what)
        return waiting.popleft() if waiting else ""


@dataclass
class Memory(Peer):
    """A device whose records are asked for; each is its number and its packets.

    *order* is how it sends them; *counts* and *compares* whether it can.
    """

    records: list[tuple[int, list[Packet]]] = field(default_factory=list)
    order: Callable[[list[Packet]], Sequence[Packet]] = list
    counts: bool = True
    compares: bool = True
    mute: bool = False

    def on_write(self, char: str, payload: bytes) -> None:
        """Answer the control point."""
        if char != RACP:
            super().on_write(char, payload)
        elif not self.mute:
            self.said.extend(self._answered(sig.decode_request(payload)))

    def _answered(self, asked: sig.Request) -> list[Packet]:
        if asked.op == Op.ABORT:
            return [_racp(Racp(Op.ABORT))]
        if asked.operator != Operator.ALL and not self.compares:
            return [_racp(Racp(asked.op, Result.OPERATOR_UNSUPPORTED))]
        low = int.from_bytes(asked.operand[1:], "little")
        chosen = [packets for number, packets in self.records if number >= low]
        if asked.op == Op.COUNT:
            count = len(chosen) if self.counts else None
            return [_racp(Racp(Op.COUNT, Result.OP_UNSUPPORTED, count))]
        sent = self.order([packet for packets in chosen for packet in packets])
        end = Result.DONE if chosen else Result.NOTHING_FOUND
        return [*sent, _racp(Racp(Op.REPORT, end))]


def _racp(answer: Racp) -> Packet:
    return RACP, sig.encode_answer(answer)


@dataclass
class Kept:
    """What a home holds after dialogues: each reading once, and the cursor."""

    readings: dict[bytes, Reading] = field(default_factory=dict)
    duplicates: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    cursor: Cursor | None = None
    consent: Consent | None = None
    batches: list[int] = field(default_factory=list)

    def keep(self, batch: Keep) -> None:
        """Keep a batch, all of it or nothing."""
        self.batches.append(len(batch.readings))
        for reading in batch.readings:
            self.duplicates += reading.key in self.readings
            self.readings.setdefault(reading.key, reading)
        self.rejected += batch.rejected
        self.cursor = batch.cursor or self.cursor


class LinkLostError(Exception):
    """The link is gone, and the driver asked something of it."""


@dataclass
class Dialogue:
    """One dialogue: what was asked and told, and where the link breaks.

    *breaks* counts the packets heard before it does; *gently* lets the driver hear
    the silence that follows, so that it may keep what it has.
    """

    peer: Peer
    kept: Kept
    breaks: int | None = None
    gently: bool = False
    answers: dict[Question, list[str]] = field(default_factory=dict)
    asked: list[Ask] = field(default_factory=list)
    told: list[Tell] = field(default_factory=list)
    commands: list[Command] = field(default_factory=list)
    now: datetime = NOW

    def lead(
        self, driver: Driver, *, wishes: Wishes | None = None, virtual: bool = False
    ) -> Outcome | None:
        """Lead it to its end; None when the link broke."""
        chars = frozenset({*self.peer.values, *CHARS[driver.name]})
        session = Session(
            identity=DeviceIdentity("sys:12", driver.name),
            chars=chars,
            zone=PARIS,
            now=self.now,
            cursor=self.kept.cursor,
            consent=self.kept.consent,
            wishes=wishes or Wishes(),
            virtual=virtual,
        )
        talk = driver.talk(session)
        try:
            command = next(talk)
            while True:
                self.commands.append(command)
                command = talk.send(self.answer(command))
        except StopIteration as end:
            return None if self._lost and end.value is Outcome.SILENT else end.value
        except LinkLostError:
            talk.close()
            return None

    @property
    def _lost(self) -> bool:
        return self.breaks is not None and self.breaks <= 0

    def answer(self, command: Command) -> Event:
        """Answer as the radio does."""
        match command:
            case Keep():
                self.kept.keep(command)
            case Tell():
                self.told.append(command)
            case Agreed(consent):
                self.kept.consent = consent
            case Ask():
                return self._answered(command)
            case _:
                return self._heard(command)
        return Done()

    def _answered(self, command: Ask) -> Event:
        self.asked.append(command)
        waiting = self.answers.get(command.question, [])
        return Answer(waiting.pop(0)) if waiting else Refusal("cancelled")

    def _heard(self, command: Command) -> Event:
        if self._lost and not (self.gently and isinstance(command, Wait)):
            raise LinkLostError
        match command:
            case Subscribe(char):
                refusal = self.peer.subscribe(char)
            case Write(char, payload):
                refusal = self.peer.write(char, payload)
            case Read(char):
                value = self.peer.read(char)
                absent = value is None
                return (
                    Refusal("absent") if absent else Value(char, value or b"", self.now)
                )
            case _:
                return self._next()
        return Refusal(refusal) if refusal else Done()

    def _next(self) -> Event:
        if self._lost or not self.peer.said:
            return Silence()
        if self.breaks is not None:
            self.breaks -= 1
        self.now += TICK
        char, payload = self.peer.said.popleft()
        return Notified(char, payload, self.now)


CHARS = {
    "glucose_meter": {"2a18", "2a34", "2a52"},
    "glucose_sensor": {"2aa7", "2aa8", "2aa9", "2aaa", "2aab", "2a52", "2aac"},
    "oximeter": {"2a5e"},
    "weight_scale": {"2a9d", "2a9c", "2a9f", "2a2b"},
}
"""What each device has besides the values it can be asked."""
