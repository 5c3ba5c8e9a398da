"""A glucose meter played for tests: its records, and what a home kept of them."""

from collections.abc import Sequence
from decimal import Decimal

from app.devices.glucose_meter import DRIVER
from app.domain.dialogue import Outcome
from app.domain.sig import glucose, glucose_context
from app.domain.sig.dates import DeviceTime
from tests.app.devices.played import Dialogue, Kept, Memory, Packet

N = 40
BEFORE = DeviceTime(2026, 11, 1, 7)
AFTER_RESET = DeviceTime(2026, 11, 20, 7)


def record(
    number: int, *, context: bool = False, base: DeviceTime = BEFORE
) -> list[Packet]:
    """Return the packets of one record of a meter."""
    measured = glucose.Glucose(
        number,
        base._replace(minute=number % 60, hour=number // 60 % 24),
        stated=Decimal(number % 1000 + 50).scaleb(-5),
        unit="kg/L",
        sample=1,
        site=1,
        context_follows=context,
    )
    packets = [("2a18", glucose.encode(measured))]
    if context:
        said = glucose_context.Context(number, meal=3)
        packets.append(("2a34", glucose_context.encode(said)))
    return packets


def memory(numbers: Sequence[int] = range(1, N + 1)) -> Memory:
    """Return a meter with a record for each number, a context for every third."""
    return Memory(records=[(n, record(n, context=n % 3 == 0)) for n in numbers])


def sequences(kept: Kept) -> list[int]:
    """Number what was kept."""
    found = (dict(reading.context)["sequence"] for reading in kept.readings.values())
    return sorted(map(int, found))


def meals(kept: Kept) -> int:
    """Count the contexts that were joined."""
    return sum("meal" in dict(each.context) for each in kept.readings.values())


def asked(dialogue: Dialogue) -> list[bytes]:
    """Return what was written to the control point."""
    return [payload for char, payload in dialogue.peer.written if char == "2a52"]


def led(peer: Memory, kept: Kept | None = None) -> tuple[Dialogue, Outcome | None]:
    """Lead a dialogue to its end."""
    dialogue = Dialogue(peer, kept or Kept())
    return dialogue, dialogue.lead(DRIVER)
