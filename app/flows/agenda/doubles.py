"""« Doublons » : one event that two devices took in apart, each without network."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.agenda import REMINDERS_MAX, Event, EventState, Repeat
from app.domain.entry import Entry
from app.domain.ids import made_at
from app.flows.agenda.entries import CHANGED, EDITED, draft_of, redone
from app.flows.agenda.events import thrown
from app.flows.agenda.moving import moved

Brought = tuple[Entry, Event]
"""What a file brought: the element, and the event it says."""

_WAITED: Final = (EventState.BOOKED, EventState.PROPOSED)


def doubles(brought: Sequence[Brought]) -> list[list[Brought]]:
    """Group the events of one uid, the first made first; those alone are left out."""
    groups: dict[tuple[str, str], list[Brought]] = {}
    for entry, event in sorted(brought, key=lambda one: one[0].id):
        groups.setdefault((entry.kind, event.uid), []).append((entry, event))
    return [group for group in groups.values() if len(group) > 1]


def gathered(group: Sequence[Brought], here: ZoneInfo) -> Entry:
    """Return the one element of a group, which every device makes alike.

    It is the first made. It says what the newest telling does, as one import after the
    other would; what was done, recalled, thrown away or hidden on one stays so.
    """
    latest, said = max(group, key=_rank)
    same = [one for _, one in group if one.sequence == said.sequence]
    state, repeat = _state(said, same), _repeat(said, same)
    minutes = {minutes for _, one in group for minutes in one.reminders}
    recalled = tuple(sorted(minutes)[:REMINDERS_MAX])
    draft = replace(draft_of(said), state=state, repeat=repeat, reminders=recalled)
    done = {start for _, one in group for start in moved(one, draft)[1]}
    return redone(_base(group, latest), draft, here, tuple(sorted(done)))


def _rank(one: Brought) -> tuple[int, int, int, bytes]:
    """Order by SEQUENCE, then by when the person, else a file, said it last."""
    entry, event = one
    edited, changed = entry.meta.get(EDITED, ""), entry.meta.get(CHANGED, "")
    told = made_at(bytes.fromhex(changed) or entry.id)
    return event.sequence, int(edited or 0), told, entry.id


def _state(said: Event, same: Sequence[Event]) -> EventState:
    """Return what became of it: what a person said of one telling holds for all."""
    settled = [one.state for one in same if one.state not in _WAITED]
    return settled[0] if said.state in _WAITED and settled else said.state


def _repeat(said: Event, same: Sequence[Event]) -> Repeat:
    """Return its rhythm, without any time that was left out of one telling."""
    if any(replace(one.repeat, but=()) != replace(said.repeat, but=()) for one in same):
        return said.repeat
    but = {start for one in same for start in one.repeat.but}
    return replace(said.repeat, but=tuple(sorted(but)))


def _base(group: Sequence[Brought], latest: Entry) -> Entry:
    """Return the first made, with what was put on the others."""
    entries = [entry for entry, _ in group]
    meta = {key: word for one in reversed(entries) for key, word in one.meta.items()}
    for key in (CHANGED, EDITED):
        meta.pop(key, "")
        meta |= {key: latest.meta[key]} if key in latest.meta else {}
    for one in filter(thrown, entries):
        meta |= {key: one.meta[key] for key in ("status", "was") if key in one.meta}
    return replace(
        entries[0],
        meta=meta,
        links=tuple(dict.fromkeys(link for one in entries for link in one.links)),
        confidentiality=max(one.confidentiality for one in entries),
    )
