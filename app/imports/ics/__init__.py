"""« Agenda » of another program (iCalendar, RFC 5545): its events, none expanded.

What repeats stays a rule here: `app.rules.agenda` gives its dates, with a cap.
"""

import re
from itertools import islice
from typing import Final

from app.domain.errors import Refused
from app.domain.foreign import Extract
from app.domain.timetable import NAME, Component, Timetable, Unkept
from app.gates.damage import parsing
from app.imports import Confidence, Reader, titled
from app.imports.ics.events import Events
from app.imports.ics.lines import lines
from app.imports.ics.tree import Node, nodes

EVENTS_MAX: Final = 2_000
"""Events given at most: the latest ones, and those that repeat."""
UNKEPT_MAX: Final = 500
NODES_MAX: Final = 50_000
BRAND: Final = "iCalendar"
_TYPE: Final = "text/calendar"
_TEXT_MAX: Final = 1 << 20
"""Characters of all that is told."""
_START: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*BEGIN:V(?:CALENDAR|EVENT|TODO)\b", re.IGNORECASE
)
_WIDE: Final = (b"\xff\xfeB\0E\0G\0", b"\xfe\xff\0B\0E\0G")
_WANTED: Final = frozenset(
    {"VCALENDAR", "VTIMEZONE", "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY"}
)
_TOLD: Final = ("VEVENT", "VTODO")
_SHELL: Final = ("VCALENDAR", "VTIMEZONE")
_SPARE, _DATE = 200, 40
"""What the dates and numbers of an event take, and one more date."""


def timetable(content: bytes) -> Timetable:
    """Return what a file holds.

    Raises Refused("import.unknown_format" | "import.too_large" | "import.damaged").
    """
    with parsing():
        if not sniff(content[:64], ""):
            raise Refused("import.unknown_format")
        findings = set[str]()
        found = list(islice(nodes(lines(content, findings), _WANTED), NODES_MAX + 1))
        if len(found) > NODES_MAX:
            raise Refused("import.too_large")
        return _table(found, findings)


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise how an agenda begins."""
    known = _START.match(head) or head.startswith(_WIDE)
    return Confidence.SURE if known else Confidence.NO


def read(content: bytes) -> Extract:
    """Say that it is an agenda, and what it calls itself: it is no document."""
    found = timetable(content)
    title = found.name or BRAND
    return Extract(_TYPE, 0, title=title, findings=found.findings, export=NAME)


def _table(found: list[Node], findings: set[str]) -> Timetable:
    agendas = [one for one in found if one.name == "VCALENDAR"]
    cancelled = any(one.words("METHOD").upper() == "CANCEL" for one in agendas)
    events = Events(_zones(found), findings)
    read, unkept = list[Component](), list[Unkept]()
    for node in found:
        if node.name in _SHELL:
            continue
        known = node.whole and node.name in _TOLD
        one = events.told(node, cancelled=cancelled) if known else None
        if one:
            read.append(one)
        else:
            unkept.append(Unkept(_why(node), titled(node.words("SUMMARY"))))
    kept = _bounded(read)
    name = next(
        filter(None, (titled(one.words("X-WR-CALNAME")) for one in agendas)), ""
    )
    more = len(read) - len(kept) + max(0, len(unkept) - UNKEPT_MAX)
    told = tuple(unkept[:UNKEPT_MAX])
    return Timetable(name, kept, told, tuple(sorted(findings)), more)


def _why(node: Node) -> str:
    if not node.whole:
        return "cut"
    return "date" if node.name in _TOLD else "kind"


def _zones(found: list[Node]) -> dict[str, str]:
    """Return the known name of each zone, where its definition says one."""
    zones = [one for one in found if one.name == "VTIMEZONE"]
    said = ((one.words("TZID"), one.words("X-LIC-LOCATION")) for one in zones)
    return {name: place for name, place in said if name and place}


def _bounded(read: list[Component]) -> tuple[Component, ...]:
    """Return the events in their order; of too many, what repeats and the latest."""
    ranked = sorted(read, key=lambda one: one.start.text, reverse=True)
    ranked.sort(key=lambda one: one.rule is None)
    room, kept = _TEXT_MAX, set[int]()
    for one in ranked[:EVENTS_MAX]:
        room -= _weight(one)
        if room < 0:
            break
        kept.add(id(one))
    return tuple(one for one in read if id(one) in kept)


def _weight(one: Component) -> int:
    """Return about how many characters say an event."""
    words = (one.uid, one.title, one.place, one.who, one.keeper, one.note)
    return _SPARE + sum(map(len, words)) + _DATE * (len(one.besides) + len(one.without))


READER = Reader((_TYPE,), sniff, read)
