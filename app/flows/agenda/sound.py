"""« Saisie » of an event: cleaned, or refused with what the person can do."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.agenda import (
    OCCURRENCES_MAX,
    ONCE,
    REMINDERS_MAX,
    TITLE_MAX,
    Draft,
    EventKind,
    Every,
    Repeat,
)
from app.domain.errors import Refused
from app.domain.folding import visible
from app.flows.describing import COMMENT_MAX

LINE_MAX: Final = 200
"""The longest place or name of who is met, in characters."""
LONGEST: Final = timedelta(days=366)
"""The longest an event lasts; no reminder is earlier than that either."""
YEARS: Final = range(1900, 2201)
"""The years an event may be in."""
_REMINDER_MAX: Final = LONGEST // timedelta(minutes=1)
_STEP_MAX: Final = 999


def sound(draft: Draft, here: ZoneInfo) -> Draft:
    """Return what was said, cleaned; *here* is the zone of an hour without one.

    Raises Refused("agenda.title_missing" | "agenda.title_too_long" |
    "agenda.line_too_long" | "document.comment_too_long" | "agenda.stay_elsewhere" |
    "date.malformed" | "period.backwards" | "agenda.too_long" | "agenda.zone_unknown" |
    "agenda.too_many_reminders" | "agenda.reminder_malformed" |
    "agenda.repeat_malformed").
    """
    if draft.kind is EventKind.STAY:
        raise Refused("agenda.stay_elsewhere")
    timed = _timed(_worded(draft), here)
    reminders = tuple(sorted(set(draft.reminders)))
    if len(reminders) > REMINDERS_MAX:
        raise Refused("agenda.too_many_reminders")
    if any(not 0 <= one <= _REMINDER_MAX for one in reminders):
        raise Refused("agenda.reminder_malformed")
    return replace(timed, reminders=reminders, repeat=_repeat(timed))


def _worded(draft: Draft) -> Draft:
    title, place, who, author = (
        " ".join(visible(line).split())
        for line in (draft.title, draft.place, draft.who, draft.author)
    )
    note = visible(draft.note).strip()
    if not title:
        raise Refused("agenda.title_missing")
    if len(title) > TITLE_MAX:
        raise Refused("agenda.title_too_long")
    if max(map(len, (place, who, author))) > LINE_MAX:
        raise Refused("agenda.line_too_long")
    if len(note) > COMMENT_MAX:
        raise Refused("document.comment_too_long")
    return replace(draft, title=title, place=place, who=who, author=author, note=note)


def _timed(draft: Draft, here: ZoneInfo) -> Draft:
    start, end = moment(draft.start), moment(draft.end) if draft.end else ""
    if not start or (end and ("T" in end) != ("T" in start)):
        raise Refused("date.malformed")
    if end and end < start:
        raise Refused("period.backwards")
    if end and datetime.fromisoformat(end) - datetime.fromisoformat(start) > LONGEST:
        raise Refused("agenda.too_long")
    zone = (draft.zone or here.key) if "T" in start else ""
    if zone:
        _known(zone)
    return replace(draft, start=start, end=end if end > start else "", zone=zone)


def moment(text: str) -> str:
    """Return an ISO day, or a day and an hour to the minute, without offset.

    Raises Refused("date.malformed").
    """
    try:
        at = datetime.fromisoformat(text)
        day = date.fromisoformat(text[:10])
    except ValueError as error:
        raise Refused("date.malformed") from error
    if at.tzinfo or day.year not in YEARS:
        raise Refused("date.malformed")
    whole = len(text) == len("2026-01-01")
    return text if whole else at.isoformat(timespec="minutes")


def _known(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, KeyError) as error:
        raise Refused("agenda.zone_unknown") from error


def _repeat(draft: Draft) -> Repeat:
    repeat = draft.repeat
    if repeat.every is Every.NEVER:
        return ONCE
    until = repeat.until and moment(repeat.until[:10])
    counted = 0 <= repeat.count <= OCCURRENCES_MAX and 1 <= repeat.step <= _STEP_MAX
    if not counted or (until and until < draft.start[:10]):
        raise Refused("agenda.repeat_malformed")
    return replace(repeat, until=until, but=tuple(sorted(set(repeat.but))))
