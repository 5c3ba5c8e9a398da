"""« Agenda » : reminders as an iCalendar file (RFC 5545), for another calendar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

_LINE: Final = 75
"""Bytes of a line at most: the rest of it goes on, indented."""
_FROM_NINE: Final = 15
"""Hours from nine in the morning, when people are told, to midnight."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """« Rappel » : a day, its words, and how many days ahead (from 1) it is told."""

    id: str
    day: date
    words: str = field(repr=False)
    ahead: tuple[int, ...] = ()


def calendar(reminders: Iterable[Reminder], made: datetime) -> bytes:
    """Return reminders as whole days, each with its alarms; *made* is in UTC."""
    stamp = made.strftime("%Y%m%dT%H%M%SZ")
    return written(line for one in reminders for line in _event(one, stamp))


def written(lines: Iterable[str]) -> bytes:
    """Return a whole file of these properties."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alveole//Rappels//FR")
    every = (*head, *lines, "END:VCALENDAR")
    return b"".join(piece + b"\r\n" for line in every for piece in folded(line))


def _event(one: Reminder, stamp: str) -> Iterator[str]:
    words = escaped(one.words)
    yield from ("BEGIN:VEVENT", f"UID:{one.id}@alveole.invalid", f"DTSTAMP:{stamp}")
    yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
    yield from (f"SUMMARY:{words}", "TRANSP:TRANSPARENT", "CLASS:PRIVATE")
    for days in one.ahead:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{words}")
        yield from (f"TRIGGER:-P{days - 1}DT{_FROM_NINE}H", "END:VALARM")
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Return a text as a value of iCalendar: nothing in it ends its line."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    for sign in ("\\", ";", ","):
        shown = shown.replace(sign, f"\\{sign}")
    return shown


def folded(line: str) -> Iterator[bytes]:
    """Cut a line between characters; what follows starts with a space."""
    piece = b""
    for sign in line:
        more = sign.encode()
        if len(piece) + len(more) > _LINE:
            yield piece
            piece = b" "
        piece += more
    yield piece
