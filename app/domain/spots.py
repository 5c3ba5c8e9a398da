"""« Mesure d'une ligne » : a value of a table, once, whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.amounts import UCUM, amount, number
from app.domain.device import (
    DeviceIdentity,
    Reading,
    Rejected,
    Stamp,
    Stated,
    TimeSource,
    Way,
)
from app.domain.reading_key import of_line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an export: when it says it was, its bytes, *where* it stands."""

    stamp: Stamp
    raw: bytes = field(repr=False)
    where: str


@dataclass(slots=True)
class Spots:
    """Makes the readings of an export; a line that says again what another did is one.

    *reader* and *device* are those of the whole file.
    """

    reader: str
    device: DeviceIdentity
    _known: set[bytes] = field(default_factory=set)

    def told(
        self,
        line: Line,
        kind: str,
        texts: Sequence[str],
        unit: str,
        *,
        context: tuple[tuple[str, str], ...] = (),
    ) -> Reading | Rejected:
        """Return the reading of a value, or of the parts of one."""
        values = [number(text) for text in texts]
        kept = [None if one is None else amount(kind, one, unit) for one in values]
        if line.stamp.source is TimeSource.SUSPECT:
            return Rejected("line", line.raw, line.where)
        known = tuple(one for one in kept if one is not None)
        if len(known) < len(texts):
            reason = "value" if None in values else "unit"
            return Rejected(reason, line.raw, line.where)
        text = "/".join(one.strip() for one in texts)
        made = Reading(
            kind,
            known[0] if len(known) == 1 else None,
            UCUM[kind],
            Stated(text, unit, line.raw),
            line.stamp,
            self.device,
            self._key(kind, line.stamp.raw, f"{text} {unit}"),
            Way.FILE,
            parts=known if len(known) > 1 else (),
            context=context,
        )
        return self._once(made, line)

    def _key(self, kind: str, time: str, stated: str) -> bytes:
        return of_line(
            self.reader, self.device.key, sort=kind, time=time, stated=stated
        )

    def _once(self, made: Reading, line: Line) -> Reading | Rejected:
        if made.key in self._known:
            return Rejected("repeated", line.raw, line.where)
        self._known.add(made.key)
        return made
