"""« À qui ? », « À quelle date ? » : what waits for the person, and their answers."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from app.domain.device import Reading
from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.inbox import (
    DATE,
    IGNORE,
    MINE,
    OTHER,
    SURE,
    WAITING,
    Fate,
    Intake,
    Item,
    given,
)
from app.domain.reading_key import key_read
from app.domain.write import Write
from app.flows.devices.asking import question, reading_of
from app.flows.devices.sorting import Room, Sorting
from app.flows.devices.taking_back import holders, seen_again
from app.flows.devices.together import (
    at_once,
    check,
    dates,
    traced,
)
from app.flows.devices.told import Waiting

MANY = 500
"""Items decided in one transaction."""


class Questions:
    """What waits, and what becomes of it once answered.

    Methods taking a key raise Refused("reading.absent") for none that waits; all block.
    """

    def __init__(self, room: Room) -> None:
        self._room = room
        self._vault = room.roster.vault
        self._space = room.roster.space

    def count(self) -> int:
        """Return how many readings ask something."""
        tally = self._vault.inbox.tally(self._space.id)
        return sum(many for (_, fate), many in tally.items() if fate in WAITING)

    def waiting(self) -> list[Waiting]:
        """Return what asks something, the last come first."""
        groups: dict[object, list[Item]] = {}
        for item in self._items(WAITING):
            groups.setdefault(at_once(item), []).append(item)
        return [question(self._room, items) for items in groups.values()]

    def asked(self, key: str) -> Reading:
        """Return a reading that waits, or was answered."""
        return reading_of(self._vault.inbox.item(self._space.id, key_read(key)))

    def assign(self, key: str) -> Fate:
        """Say that a reading is the person's: it keeps its own date."""
        return self._answer(key, MINE)

    def refuse(self, key: str) -> Fate:
        """Say that a reading is somebody else's."""
        return self._answer(key, OTHER)

    def give(
        self, key: str, name: str, before: str = "", *, space: SpaceId | None = None
    ) -> Fate:
        """Say that a reading is of a member, who weighed so much *before*.

        *space* is where it was written, for somebody who has one.
        """
        return self._answer(key, given(name, before, space=space))

    def ignore(self, key: str) -> Fate:
        """Put a reading aside."""
        return self._answer(key, IGNORE)

    def confirm(self, key: str) -> Fate:
        """Say that a value out of bounds is right."""
        return self._answer(key, SURE)

    def date(self, key: str, when: datetime) -> Fate:
        """Say when a reading was taken, where the person lives unless it says.

        The points it waits with follow it, each at its own instant.
        Raises Refused("measure.future" | "reading.undatable").
        """
        at = when if when.tzinfo else when.replace(tzinfo=self._room.zone)
        with self._room.turn:
            item = self._vault.inbox.item(self._space.id, key_read(key))
            told = dates(item, self._asked_with(item), at.replace(microsecond=0))
            check(self._room, item, told.values())
            return self._answered(item, lambda one: DATE + told[one.key].isoformat())

    def take_back(self, key: str, said: str = "") -> Fate:
        """Undo the last answer, if *said*: it waits again, or leaves the record.

        Raises Refused("reading.unanswered").
        """
        with self._room.turn:
            item = self._vault.inbox.item(self._space.id, key_read(key))
            return self._take_back(item, said)

    def _take_back(self, item: Item, said: str) -> Fate:
        if not item.answers or not item.answers[-1].startswith(said):
            raise Refused("reading.unanswered")
        group = self._together(item)
        gone = holders(self._room, [one for one in group if one.fate is Fate.KEPT])
        sorting = Sorting(self._room)
        batch = self._new()
        for one in group:
            self._decide(sorting, one, one.answers[:-1], batch)
        self._put(sorting, group, gone)
        fates = (one.fate for one in sorting.done.items if one.key == item.key)
        return next(fates, Fate.KEPT)

    def settle(self, device: str) -> tuple[str, ...]:
        """File what waited for its person, once a device has one; return its keys.

        What else is known may still hold it back. `take_back` undoes each.
        """
        with self._room.turn:
            return tuple(self._settled(self._items((Fate.UNASSIGNED,), device)))

    def _settled(self, items: Sequence[Item]) -> list[str]:
        filed, batch = list[str](), self._new()
        for start in range(0, len(items), MANY):
            some, sorting = items[start : start + MANY], Sorting(self._room)
            for one in some:
                mine = sorting.fate(reading_of(one), one.answers) is Fate.KEPT
                said = (*one.answers, MINE) if mine else one.answers
                self._decide(sorting, one, said, batch)
                filed += [one.key.hex()] if mine else []
            self._put(sorting, some)
        return filed

    def _answer(self, key: str, answer: str) -> Fate:
        """Write an answer, for all that is asked together."""
        with self._room.turn:
            item = self._vault.inbox.item(self._space.id, key_read(key))
            return self._answered(item, lambda _: answer)

    def _answered(self, item: Item, answer: Callable[[Item], str]) -> Fate:
        group, batch = self._asked_with(item), self._new()
        for start in range(0, len(group), MANY):
            some, sorting = group[start : start + MANY], Sorting(self._room)
            for one in some:
                self._decide(sorting, one, (*one.answers, answer(one)), batch)
            self._put(sorting, some)
        return self._vault.inbox.item(self._space.id, item.key).fate

    def _decide(
        self, sorting: Sorting, item: Item, answers: tuple[str, ...], batch: EntryId
    ) -> None:
        """Sort an item again; points answered together are a *batch* of their own.

        What is somebody else's counts its month from now.
        """
        own = EntryId(item.batch) if item.batch else None
        another = bool(answers) and answers[-1].startswith(OTHER)
        at = self._room.roster.world.ms() if another else item.at
        sorting.came(at, batch if traced(item) else own)
        sorting.take(reading_of(item), answers)

    def _new(self) -> EntryId:
        return EntryId(self._room.roster.world.new_id())

    def _put(
        self, sorting: Sorting, items: Sequence[Item], gone: Sequence[EntryId] = ()
    ) -> None:
        """Write what was decided; what is kept without any answer waits no more."""
        done = sorting.finished()
        said = {one.key for one in done.items}
        left = tuple(one.key for one in items if one.key not in said)
        shown = seen_again(self._room, gone)
        measures = self._room.measures.completed(
            (*done.measures, *shown), frozenset(gone)
        )
        self._vault.commit(
            Write(
                self._space.id,
                entries=(*measures, *done.segments),
                removed=tuple(gone),
                intake=Intake(tuple(done.items), left, tuple(done.known)),
            )
        )

    def _asked_with(self, item: Item) -> list[Item]:
        if item.fate not in WAITING:
            raise Refused("reading.absent")
        return self._together(item)

    def _together(self, item: Item) -> list[Item]:
        """Return what is asked, or was answered, at once with an item."""
        if not traced(item):
            return [item]
        found = self._items((item.fate,), item.device)
        return [one for one in found if at_once(one) == at_once(item)]

    def _items(self, fates: Collection[Fate], device: str = "") -> list[Item]:
        found: list[Item] = []
        while page := self._vault.inbox.items(
            self._space.id, device=device, fates=fates, limit=MANY, offset=len(found)
        ):
            found += page
        return found
