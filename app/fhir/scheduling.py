"""« Agenda » ↔ FHIR: what an Appointment and a Task of the agenda have in common."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from typing import Any, Final, TypeGuard
from zoneinfo import ZoneInfo

from app.domain.agenda import ONCE, Draft, Every, Repeat
from app.fhir import exact
from app.fhir.terms import UCUM

_OURS: Final = "urn:alveole:agenda:"
_ZONE: Final = "http://hl7.org/fhir/StructureDefinition/tz-code"
_DAY: Final = 10
_MOST: Final = 1_000_000
"""No number of the agenda is greater: what says so is not understood."""


def whole_day(draft: Draft) -> bool:
    """Say whether it has no hour."""
    return "T" not in draft.start


def zone_named(name: str) -> tzinfo | None:
    """Return a zone by its name (IANA), None for one this device does not know."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def dated(name: str, local: str, zone: str) -> exact.Tree:
    """Return the element that says a day, or an hour on the clocks of a zone.

    It says the offset too, as FHIR wants it, and the name of the zone beside.
    """
    known = zone_named(zone)
    if len(local) == _DAY or known is None:
        return {name: local}
    at = datetime.fromisoformat(local).replace(tzinfo=known)
    extension = [{"url": _ZONE, "valueCode": zone}]
    return {
        name: at.isoformat(timespec="seconds"),
        f"_{name}": {"extension": extension},
    }


def local(tree: exact.Tree, name: str, here: ZoneInfo) -> tuple[str, str]:
    """Return a day or an hour without offset, and its zone; "" for what is not said.

    An hour whose zone is not named, or not known here, is told on the clocks *here*;
    without offset either, it is theirs already.
    """
    said = tree.get(name)
    if not isinstance(said, str) or len(said) <= _DAY:
        return (said if isinstance(said, str) and len(said) == _DAY else ""), ""
    zone = _zone(tree.get(f"_{name}"))
    try:
        at = datetime.fromisoformat(said)
        if not zone or zone_named(zone) is None:
            zone, at = here.key, at.astimezone(here) if at.tzinfo else at
    except (ValueError, OverflowError):
        return "", ""
    return at.replace(tzinfo=None).isoformat(timespec="minutes"), zone


def extensions(draft: Draft, done: Iterable[str]) -> list[exact.Tree]:
    """Return what FHIR has no element for; each by its id, so that two sides join."""
    repeat = draft.repeat
    return [
        *([_repeat(repeat)] if repeat.every else []),
        *(_day("but", start) for start in sorted(repeat.but)),
        *(_reminder(minutes) for minutes in sorted(set(draft.reminders))),
        *(_day("done", start) for start in sorted(done)),
    ]


def repeat_of(tree: exact.Tree) -> Repeat:
    """Return how it comes again, ONCE when it does not or nobody here can say."""
    said = next((one.get("valueTiming") for one in _ours(tree, "repeat")), None)
    told = said.get("repeat") if isinstance(said, dict) else None
    if not isinstance(told, dict):
        return ONCE
    bounds = told.get("boundsPeriod")
    until = bounds.get("end", "") if isinstance(bounds, dict) else ""
    but, step = tuple(days_of(tree, "but")), told.get("period", 1)
    try:
        every = Every(told.get("periodUnit", ""))
        if until:
            date.fromisoformat(until)
    except (ValueError, TypeError):
        return ONCE
    count = told.get("count", 0)
    if not every or not _whole(step, 1) or not _whole(count, 0):
        return ONCE
    return Repeat(every, until, count, step, but)


def reminders_of(tree: exact.Tree) -> tuple[int, ...]:
    """Return the minutes before at which it is recalled."""
    said = [one.get("valueDuration") for one in _ours(tree, "reminder")]
    numbers = [one.get("value") for one in said if isinstance(one, dict)]
    return tuple(sorted({one for one in numbers if _whole(one, 0)}))


def days_of(tree: exact.Tree, name: str) -> list[str]:
    """Return the starts marked *name*: `done` or `but`."""
    said = (one.get("valueCode") for one in _ours(tree, name))
    return sorted(one for one in said if isinstance(one, str))


def redone(tree: exact.Tree, before: exact.Tree, after: exact.Tree) -> bytes:
    """Return *tree* with what changed from *before* to *after*; the rest is kept."""
    changed = dict(tree)
    for name in {**before, **after}:
        if before.get(name) != after.get(name):
            changed.pop(name, None)
            changed |= {name: after[name]} if name in after else {}
    theirs = [one for one in _listed(tree.get("extension")) if not _is_ours(one)]
    extension = [*theirs, *after.get("extension", [])]
    if extension != changed.get("extension", []):
        changed.pop("extension", None)
        changed |= {"extension": extension} if extension else {}
    return exact.write(changed)


def _whole(number: object, least: int) -> TypeGuard[int]:
    return type(number) is int and least <= number <= _MOST


def _repeat(repeat: Repeat) -> exact.Tree:
    told: exact.Tree = {}
    if repeat.until:
        told["boundsPeriod"] = {"end": repeat.until}
    if repeat.count:
        told["count"] = repeat.count
    told |= {"frequency": 1, "period": repeat.step, "periodUnit": repeat.every.value}
    return {
        "id": "repeat",
        "url": f"{_OURS}repeat",
        "valueTiming": {"repeat": told},
    }


def _reminder(minutes: int) -> exact.Tree:
    duration = {"value": minutes, "unit": "min", "system": UCUM, "code": "min"}
    return {
        "id": f"reminder-{minutes}",
        "url": f"{_OURS}reminder",
        "valueDuration": duration,
    }


def _day(name: str, start: str) -> exact.Tree:
    return {"id": f"{name}-{start}", "url": f"{_OURS}{name}", "valueCode": start}


def _zone(beside: object) -> str:
    said = beside.get("extension") if isinstance(beside, dict) else None
    found = [one for one in _listed(said) if one.get("url") == _ZONE]
    zone = found[0].get("valueCode") if found else ""
    return zone if isinstance(zone, str) else ""


def _ours(tree: exact.Tree, name: str) -> Iterator[dict[str, Any]]:
    for one in _listed(tree.get("extension")):
        if one.get("url") == f"{_OURS}{name}":
            yield one


def _is_ours(one: dict[str, Any]) -> bool:
    return str(one.get("url", "")).startswith(_OURS)


def _listed(said: object) -> list[dict[str, Any]]:
    listed = said if isinstance(said, list) else []
    return [one for one in listed if isinstance(one, dict)]
