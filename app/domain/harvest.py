"""« Récolte » : what an export of readings holds, given little by little."""

from dataclasses import dataclass, field
from typing import Final

from app.domain.device import DeviceIdentity, Reading, Rejected
from app.domain.reading import Point, Trace

BATCH_MAX: Final = 500
"""Items given at once."""
POINTS_MAX: Final = 4096
"""Points of one strand."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What a reader must be told: the file alone does not say it.

    *zone* is where the person lives (IANA), for times without offset. *day_first*
    settles « 05-12 »; None lets the reader decide on the whole file, or refuse with
    `import.day_order`.
    """

    zone: str
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Strand:
    """Points of one trace, in order of time: what a sensor gives by thousands."""

    trace: Trace
    device: DeviceIdentity
    points: tuple[Point, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom the file names: compared with the person of the space, kept nowhere."""

    name: str = field(repr=False)
    birth_date: str = field(default="", repr=False)


Item = Reading | Strand | Rejected | Owner
"""What a reader gives, in the order of the file.

`Rejected("nothing", b"", "line")` is a line without any value we keep (a note, a
meal, an alarm): said in the preview, as what could not be read is.
"""
