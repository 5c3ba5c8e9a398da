"""« Doublons » : one reading that two of one's own machines both filed."""

from app.domain.entry import READING, Entry
from app.domain.state import State
from app.domain.write import Write
from app.flows.devices.sorting import TWIN_OF, Room, hidden


def hide_doubles(room: Room) -> int:
    """Leave one element of each reading in sight; return how many were hidden.

    Each machine hides the same one: the first made stays, or the one the person
    corrected. What they put back in sight stays there.
    """
    vault, space = room.roster.vault, room.roster.space.id
    away: list[Entry] = []
    for group in vault.inbox.doubles(space):
        found = [one for one in vault.entries(space, group).values() if _spot(one)]
        if len(found) > 1:
            first = min(found, key=lambda one: (_stands(one), one.id))
            others = (one for one in found if one.id != first.id)
            away += [hidden(one, first) for one in others if _double(one)]
    if away:
        vault.commit(Write(space, entries=room.measures.completed(away)))
    return len(away)


def _spot(entry: Entry) -> bool:
    """Say whether an element is one reading, and not a day of a sensor."""
    return READING in entry.meta


def _stands(entry: Entry) -> bool:
    return entry.meta.get("status") != "entered-in-error"


def _double(entry: Entry) -> bool:
    said = any(one.relation == TWIN_OF for one in entry.links)
    return entry.meta.get("status") == State.CURRENT and not said
