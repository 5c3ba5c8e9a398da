"""A glucose sensor played for tests: its session, its minutes, its checksums."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from app.domain.sig import cgm, cgm_session, sensor_control
from app.domain.sig.cgm_session import Feature, SessionStart, Status
from app.domain.sig.checksum import opened
from app.domain.sig.dates import shown_at
from app.domain.sig.packet import DecodeError
from app.domain.sig.sensor_control import Answer, Op, Result
from tests.app.devices.played import NOW, PARIS, Memory, Packet

STARTED = NOW.astimezone(PARIS) - timedelta(days=4)
STEP = 5


def start_at(when: datetime) -> SessionStart:
    """Return a start stated in winter, at Paris."""
    return SessionStart(shown_at(when.replace(tzinfo=None)), 4, 0)


def point(
    minute: int,
    *,
    crc: bool = True,
    status: int | None = None,
    warning: int | None = None,
) -> Packet:
    """Return one record: a value that says its minute."""
    value = Decimal(100 + minute // STEP % 100)
    trend = Decimal("0.5")
    record = cgm.Cgm(minute, value, status=status, warning=warning, trend=trend)
    return "2aa7", cgm.encode(record, crc=crc)


@dataclass
class Sensor(Memory):
    """A sensor of some *minutes*, *together* records a packet."""

    minutes: Iterable[int] = field(default_factory=lambda: range(STEP, 501, STEP))
    crc: bool = True
    start: SessionStart = field(default_factory=lambda: start_at(STARTED))
    gone_by: int = 4 * 24 * 60
    result: Result = Result.DONE

    def __post_init__(self) -> None:
        """Say what it can do, and since when it is worn."""
        self.records = [(n, [point(n, crc=self.crc)]) for n in self.minutes]
        bits = 1 << 12 if self.crc else 0
        status = Status(self.gone_by)
        self.values |= {
            "2aa8": cgm_session.encode_feature(Feature(bits, 9, 5)),
            "2aa9": cgm_session.encode_status(status, crc=self.crc),
            "2aaa": cgm_session.encode_start(self.start, crc=self.crc),
        }

    def on_write(self, char: str, payload: bytes) -> None:
        """Answer the control points."""
        if char == "2aac":
            body = opened(payload) if self.crc else payload
            answer = Answer(body[0], self.result)
            raw = sensor_control.encode_answer(answer, crc=self.crc)
            self.said.append(("2aac", raw))
        else:
            super().on_write(char, payload)

    def write(self, char: str, payload: bytes) -> str:
        """Refuse what does not end with its checksum."""
        if self.crc and char in {"2aac", "2aaa"}:
            try:
                opened(payload)
            except DecodeError:
                return "81"
        return super().write(char, payload)


BEGIN = bytes([Op.START])
