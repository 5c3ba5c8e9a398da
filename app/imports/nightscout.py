"""« Nightscout » : the entries of a site, as its own program gives them.

`sgv` is what a sensor says, in mg/dL whatever the site shows, `mbg` what a strip does.
At 38 and below, a number is an error of the sensor: no glucose.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from app.domain.device import (
    DeviceIdentity,
    Rejected,
    Special,
    Stamp,
    Stated,
    TimeSource,
)
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item
from app.domain.reading_key import of_entry
from app.domain.stamping import FIRST_YEAR
from app.domain.strands import Sample, Strands
from app.gates.csv_rows import number
from app.gates.json_items import Object, objects
from app.gates.paged import Foreign
from app.imports import Confidence, bounded, export

NAME: Final = "nightscout"
BRAND: Final = "Nightscout"
_SORTS: Final = {"sgv": "interstitial-glucose", "mbg": "blood-glucose"}
_OTHERS: Final = ("cal", "rawbg")
_ERRORS: Final = Decimal(38)
_FIRST: Final = int(datetime(FIRST_YEAR, 1, 1, tzinfo=UTC).timestamp())
"""The site itself is no older: before, the date was written in seconds, or never."""
_SECONDS_MAX: Final = 253_402_300_799
_WORDS_MAX: Final = 100


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise the first entry."""
    try:
        first = next(objects(head), None)
    except Refused:
        return Confidence.NO
    told = first.told if first else {}
    known = told.get("type") in (*_SORTS, *_OTHERS) and isinstance(
        told.get("date"), int | Decimal
    )
    return Confidence.SURE if known else Confidence.NO


def harvest(content: Foreign, asking: Asking) -> Iterator[Item]:
    """Give the readings, entry after entry."""
    strands, zone = Strands(), ZoneInfo(asking.zone)
    for entry in objects(content):
        sort = _word(entry.told.get("type"))
        if sort not in _SORTS:
            yield Rejected("nothing", entry.raw, str(entry.rank))
            continue
        sample = _sample(entry, sort, zone)
        if isinstance(sample, Rejected):
            yield sample
        elif sort == "sgv":
            yield from strands.take(sample)
        else:
            yield strands.alone(sample)
    yield from strands.rest()


def _sample(entry: Object, sort: str, zone: ZoneInfo) -> Sample | Rejected:
    """Return what an entry says, or that it cannot be read."""
    told, where = entry.told, str(entry.rank)
    text = _word(told.get(sort))
    value, at = number(text), _instant(told.get("date"), zone)
    if value is None or at is None:
        return Rejected("line" if at is None else "value", entry.raw, where)
    device = _word(told.get("device"))
    date = _word(told["date"])
    key = f"file:{NAME}|{device}"
    return Sample(
        code=_SORTS[sort],
        source=f"import:{NAME}",
        device=DeviceIdentity(key, NAME, model=device),
        value=Special.NAN if value <= _ERRORS else value,
        unit="mg/dL",
        digits=0,
        stamp=Stamp(at, TimeSource.FILE, date),
        stated=Stated(text, "mg/dL", entry.raw),
        key=of_entry(
            _word(told.get("_id")), device=key, time=date, sort=sort, sgv=text
        ),
        where=where,
    )


def _instant(date: Any, zone: ZoneInfo) -> datetime | None:  # noqa: ANN401 - foreign
    """Return an instant written in milliseconds, None for what is none."""
    if not isinstance(date, int | Decimal):
        return None
    if not _FIRST * 1000 <= date <= _SECONDS_MAX * 1000:
        return None
    return datetime.fromtimestamp(int(date) // 1000, UTC).astimezone(zone)


def _word(said: Any) -> str:  # noqa: ANN401 - foreign
    """Return what was said as words on one line."""
    if isinstance(said, bool | None | dict | list):
        return ""
    return " ".join(bounded(str(said)[:_WORDS_MAX])[0].split())


READER = export(NAME, BRAND, ("application/json",), sniff, harvest)
