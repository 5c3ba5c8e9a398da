"""« Heure légale » of lines that follow one another: an hour of autumn comes twice."""

from datetime import datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.device import Fold, Stamp, TimeSource
from app.domain.stamping import FIRST_YEAR, located

OLDEST_YEAR: Final = 1990
"""No line is older where people may type it, and no clock of a device is repeated."""


class WallClock:
    """Dates the lines of one sensor, in the order they are written.

    The hour that comes twice is the first one until the clock steps back within it.
    *latest_first*: the lines go back in time, so that it is the second until then.
    *first_year*: an earlier one is a clock that nobody set.
    """

    def __init__(
        self,
        zone: ZoneInfo,
        *,
        latest_first: bool = False,
        first_year: int = FIRST_YEAR,
    ) -> None:
        self._zone = zone
        self._first_year = first_year
        self._back = latest_first
        self._before: datetime | None = None
        self._later = latest_first

    def stamp(self, local: datetime | None, raw: str) -> Stamp:
        """Return the date of a line that states *raw*; one no clock shows is suspect.

        A time that came twice stays said to have, on whichever side it was put.
        """
        if local is None or local.year < self._first_year:
            return Stamp(None, TimeSource.SUSPECT, raw)
        at, fold = located(local, self._zone)
        if fold is Fold.AMBIGUOUS:
            at = self._told_apart(local)
        else:
            self._before, self._later = None, self._back
        return Stamp(at, TimeSource.FILE, raw, fold=fold)

    def _told_apart(self, local: datetime) -> datetime:
        before, self._before = self._before, local
        if before and (local > before if self._back else local < before):
            self._later = not self._back
        offset = local.replace(tzinfo=self._zone, fold=int(self._later)).utcoffset()
        return local.replace(tzinfo=timezone(offset or timedelta()))
