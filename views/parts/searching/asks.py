"""What a search asks, as plain words by name: what is kept of it, and read back."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from views.parts.hits import SORTS, Wanted
from views.parts.narrowing import NEW, PERIODS, Narrowed


def asks_of(wanted: Wanted) -> dict[str, str]:
    """Return what to keep of a search."""
    said = {"text": wanted.text, "sort": wanted.sort}
    return {**said, **asdict(wanted.narrowed)}


def wanted_of(asks: Mapping[str, str]) -> Wanted:
    """Read a search back; a filter of a later version is left out."""
    known = {key: asks.get(key, "") for key in ("text", "sort")}
    narrowed = Narrowed(**{key: asks.get(key, "") for key in asdict(Narrowed())})
    if narrowed.period not in PERIODS:
        narrowed = replace(narrowed, period="")
    if narrowed.new not in NEW:
        narrowed = replace(narrowed, new="")
    sort = known["sort"] if known["sort"] in SORTS else ""
    return Wanted(known["text"], sort, narrowed)
