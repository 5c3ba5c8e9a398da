"""« Événement » joined from two versions: dated and filed as it now says itself."""

from contextlib import suppress
from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.agenda import REPEATED, Draft, EventKind, EventState
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.state import CANCELLED, State
from app.domain.when import When
from app.fhir import appointment, chore
from app.fhir.scheduling import dated

_READERS: Final = {
    EventKind.APPOINTMENT.value: appointment.read,
    EventKind.TASK.value: chore.read,
}
_NOWHERE: Final = ZoneInfo("UTC")
"""The clocks of an hour without zone: every device must say the same of it."""


def settled(entry: Entry) -> Entry:
    """Return an entry of the agenda as its body says, any other as it is.

    Two versions are joined element by element: the day, the rhythm and the state that
    lists look for are said again, or an event could be in none of them.
    """
    read = _READERS.get(entry.kind)
    if read is not None:
        with suppress(Refused):
            return _said(entry, read(entry.body, _NOWHERE))
    return entry


def _said(entry: Entry, draft: Draft) -> Entry:
    return replace(entry, when=_when(entry, draft), meta=_meta(entry, draft))


def _when(entry: Entry, draft: Draft) -> When:
    if not draft.start:
        return entry.when
    return When.parse(str(dated("start", draft.start, draft.zone)["start"]))


def _meta(entry: Entry, draft: Draft) -> dict[str, str]:
    """Say the state and the rhythm; what was archived or thrown away stays so."""
    meta = dict(entry.meta)
    key = "was" if meta.get("status") == State.TRASHED else "status"
    if meta.get(key, State.CURRENT) in (State.CURRENT, CANCELLED):
        if draft.state is EventState.CANCELLED:
            meta[key] = CANCELLED
        elif key in meta:
            meta[key] = State.CURRENT.value
    if draft.repeat.every:
        meta["category"] = REPEATED
    elif meta.get("category") == REPEATED:
        del meta["category"]
    return meta
