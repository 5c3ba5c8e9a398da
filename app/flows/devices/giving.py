"""« C'est Léa » : a weight written in the space of who it is, and taken back there."""

from decimal import Decimal
from typing import Final

from app.domain.device import Reading
from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.inbox import DATE, FROM, MINE, SURE, Fate, Intake, Item
from app.domain.write import Write
from app.flows.devices.asking import reading_of
from app.flows.devices.gates import dated, kind_of, values_of
from app.flows.devices.likeness import just_said, weight_about
from app.flows.devices.sorting import Room, Sorting
from app.flows.devices.taking_back import holders, seen_again
from app.flows.typed import is_child, require_plausible
from app.flows.whose import identity_of

_FAR: Final = Decimal("0.25")
"""A weight further than that from the last one is asked about again."""


def receive(room: Room, item: Item, *, giver: SpaceId, confirmed: bool) -> bool:
    """Write a weight that came to another of the home, with all its origin.

    Return whether it was new in this space: a weight it knows is not written again.
    Raises Refused("measure.confirm") for one that is not expected of the person,
    unless *confirmed*.
    """
    vault, space, reading = room.roster.vault, room.roster.space, reading_of(item)
    known = vault.inbox.known(space.id, [item.key])
    if known or just_said(vault, space, reading):
        return False
    answers = (*(one for one in item.answers if one.startswith(DATE)), MINE)
    if not confirmed and not _expected(room, reading, answers):
        raise Refused("measure.confirm", kind=reading.kind)
    sorting = Sorting(room)
    sorting.came(item.at, None)
    sorting.take(reading, (FROM + giver.hex(), SURE, *answers))
    done = sorting.finished()
    measures = room.measures.completed(done.measures)
    intake = Intake(tuple(done.items))
    vault.commit(Write(space.id, entries=measures, intake=intake))
    return True


def withdraw(room: Room, key: bytes, *, giver: SpaceId) -> None:
    """Take back what `receive` wrote; nothing of what came otherwise."""
    vault, space = room.roster.vault, room.roster.space.id
    try:
        item = vault.inbox.item(space, key)
    except Refused:  # it came there by itself, or is gone
        return
    if FROM + giver.hex() in item.answers:
        gone = holders(room, [item])
        shown = room.measures.completed(seen_again(room, gone), frozenset(gone))
        intake = Intake(dropped=(key,))
        vault.commit(Write(space, entries=shown, removed=tuple(gone), intake=intake))


def _expected(room: Room, reading: Reading, answers: tuple[str, ...]) -> bool:
    """Say whether a weight is usual at the age of the person, and near their last."""
    told, kind = dated(reading, answers), kind_of(reading)
    at, vault, space = told.stamp.at, room.roster.vault, room.roster.space
    if at is None or kind is None or Sorting(room).fate(told, answers) != Fate.KEPT:
        return False
    values, born = values_of(told, kind), identity_of(vault, space).born
    child = not born or is_child(born, at.date().isoformat())
    try:
        require_plausible(kind, values, child=child, confirmed=False)
    except Refused:
        return False
    last = weight_about(vault, space, at)
    return last is None or abs(values[0] - last) <= _FAR * last
