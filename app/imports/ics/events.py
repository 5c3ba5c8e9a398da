"""« Évènements » of an iCalendar file, each told by its component."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.timetable import Component, Moment, Rule, Sort, Standing
from app.imports import titled
from app.imports.ics.lines import Line
from app.imports.ics.rules import rule
from app.imports.ics.times import after, ahead, moment, moments
from app.imports.ics.tree import Node

NOTE_MAX: Final = 1_000
DATES_MAX: Final = 2_000
"""Dates an event lists, added or left out."""
_ALARMS_MAX: Final = 10
_UID_MAX: Final = 255
_NUMBER_MAX: Final = 9
_STANDINGS: Final = {
    "TENTATIVE": Standing.PROPOSED,
    "CANCELLED": Standing.CANCELLED,
    "COMPLETED": Standing.FULFILLED,
}
_ADDRESS: Final = "mailto:"


class Events:
    """Makes components of the nodes of one file, and notes what it leaves out.

    *zones* gives the known name of a zone the file defines.
    """

    def __init__(self, zones: Mapping[str, str], findings: set[str]) -> None:
        self._zones = zones
        self._findings = findings

    def told(self, node: Node, *, cancelled: bool) -> Component | None:
        """Return the event of a node, None where no date is said."""
        start = self._moment(node, "DTSTART", "DUE")
        if start is None:
            return None
        standing = _STANDINGS.get(node.words("STATUS").strip().upper(), Standing.BOOKED)
        again = node.first("RECURRENCE-ID")
        return Component(
            uid=_named(node, start),
            sort=_sort(node),
            start=start,
            title=titled(node.words("SUMMARY")),
            end=self._end(node, start),
            place=titled(node.words("LOCATION")),
            who=titled(node.words("CONTACT")) or _keeper(node),
            keeper=_keeper(node),
            note=_note(node),
            standing=Standing.CANCELLED if cancelled else standing,
            sequence=_number(node.words("SEQUENCE")),
            changed=_changed(node),
            again=self._moment(node, "RECURRENCE-ID"),
            following=bool(again and again.says("RANGE")),
            rule=self._rule(node),
            besides=self._dates(node, "RDATE"),
            without=self._dates(node, "EXDATE"),
            reminders=tuple(sorted(set(self._alarms(node, start)))),
        )

    def _moment(self, node: Node, *names: str) -> Moment | None:
        found = node.first(*names)
        return moment(found, self._zones) if found else None

    def _end(self, node: Node, start: Moment) -> Moment | None:
        """Return when it ends; nothing for an end before its start."""
        end = self._moment(node, "DTEND")
        lasts = node.first("DURATION")
        if end is None and lasts:
            end = after(start, lasts)
        alike = end is not None and end.whole_day == start.whole_day
        sound = end and alike and (end.zone != start.zone or end.text >= start.text)
        return end if sound else None

    def _rule(self, node: Node) -> Rule | None:
        found = node.first("RRULE")
        said = rule(found) if found else None
        if found and (said is None or node.first("EXRULE")):
            self._findings.add("ics.rule")
        return said

    def _dates(self, node: Node, name: str) -> tuple[Moment, ...]:
        found = list[Moment]()
        for line in (one for one in node.lines if one.name == name):
            read = moments(line, self._zones, DATES_MAX + 1 - len(found))
            found += [one for one in read if one]
            if None in read:
                self._findings.add("ics.dates")
        if len(found) > DATES_MAX:
            self._findings.add("ics.dates")
        return tuple(found[:DATES_MAX])

    def _alarms(self, node: Node, start: Moment) -> Iterator[int]:
        alarms = [one for one in node.inside if one.name == "VALARM"]
        rung = [_rung(one, start) for one in alarms[:_ALARMS_MAX]]
        if None in rung or len(alarms) > _ALARMS_MAX:
            self._findings.add("ics.alarm")
        yield from (one for one in rung if one is not None)


def _rung(alarm: Node, start: Moment) -> int | None:
    trigger = alarm.first("TRIGGER")
    return ahead(trigger, start) if trigger else None


def _named(node: Node, start: Moment) -> str:
    """Return the UID; one made of what is said, where the file gives none."""
    said = titled(node.words("UID"))[:_UID_MAX]
    return said or f"{start.text}/{titled(node.words('SUMMARY'))}"[:_UID_MAX]


def _sort(node: Node) -> Sort:
    """Say whether it is to be done; a file of ours tells it of what has a day."""
    ours = node.words("X-ALVEOLE-KIND") == Sort.TASK.value
    return Sort.TASK if ours or node.name == "VTODO" else Sort.EVENT


def _keeper(node: Node) -> str:
    """Return who keeps the event, by their name, else by their address."""
    found = node.first("ORGANIZER")
    if named := titled(node.words("X-ALVEOLE-KEEPER")):
        return named
    if found is None:
        return ""
    address = found.value.strip()
    known = address[len(_ADDRESS) :] if address.lower().startswith(_ADDRESS) else ""
    return titled(found.says("CN") or known)


def _note(node: Node) -> str:
    """Return what is written of it, and the address of its page."""
    said = [node.words("DESCRIPTION").strip(), _page(node.first("URL"))]
    text = "\n".join(filter(None, said))[: 4 * NOTE_MAX]
    clean = (titled(one) for one in text.splitlines())
    return "\n".join(filter(None, clean))[:NOTE_MAX]


def _page(line: Line | None) -> str:
    said = line.value.strip() if line else ""
    return said if said.lower().startswith("https://") else ""


def _number(said: str) -> int:
    digits = said.strip()
    return int(digits) if digits.isdecimal() and len(digits) <= _NUMBER_MAX else 0


def _changed(node: Node) -> str:
    found = node.first("LAST-MODIFIED")
    said = moment(found, {}) if found else None
    return said.text if said else ""
