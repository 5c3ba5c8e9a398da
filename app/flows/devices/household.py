"""« Qui est sur la balance ? » : the others who use it, and what is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from app.domain.errors import Refused
from app.domain.folding import visible
from app.domain.household import (
    MEMBERS_MAX,
    NAME_MAX,
    Member,
    weighing,
    written,
)
from app.domain.ids import SpaceId
from app.domain.inbox import (
    Fate,
    Intake,
    Item,
    given,
    given_to,
    space_given,
    weight_before,
)
from app.domain.reading_key import key_read
from app.domain.write import Write
from app.flows.devices.appliance import MEMBERS, Appliance
from app.flows.devices.asking import reading_of
from app.flows.devices.giving import receive, withdraw
from app.flows.devices.inbox import Inbox
from app.flows.devices.likeness import WEIGHT, candidate
from app.flows.devices.roster import Roster
from app.flows.devices.sorting import Room
from app.kinds import kind


@dataclass(frozen=True, slots=True, repr=False)
class Household:
    """The other people of one device: names noted on this machine, or spaces of here.

    A *key* is that of an `Appliance`. What is given to one of them never enters this
    space: it is forgotten here a month later, and may be taken back until then.
    """

    room: Room
    inbox: Inbox

    def add(self, key: str, name: str, weight: str = "") -> None:
        """Note somebody, with their last weight in kg where it is known.

        Raises Refused("household.name" | "household.name_long" | "household.known" |
        "household.many" | "household.weight").
        """
        new = Member(_name(name), _weight(weight))
        with self.room.turn:
            members = self._of(key).members
            taken = {one.name.casefold() for one in (*members, *self.people())}
            if new.name.casefold() in taken | {self.roster.space.name.casefold()}:
                raise Refused("household.known")
            if len(members) >= MEMBERS_MAX:
                raise Refused("household.many")
            self.put(key, [*members, new])

    def remove(self, key: str, name: str) -> tuple[Member, ...]:
        """Forget somebody; return who there was, for `put`."""
        with self.room.turn:
            before = self._of(key).members
            self.put(key, [one for one in before if one.name != name])
        return before

    def put(self, key: str, members: Sequence[Member]) -> None:
        """Note these members, and no other."""
        with self.room.turn:
            self.roster.note(key, **{MEMBERS: written(members)})

    def give(self, reading: str, name: str) -> None:
        """Say that a weight is of a member: it is their last, and leaves this space.

        *reading* is its key, in hexadecimal.
        """
        with self.room.turn:
            one = self.inbox.asked(reading)
            appliance = self.roster.named(one.device.key)
            who = _member(appliance, name)
            if appliance is None or who is None:
                raise Refused("household.unknown")
            self.inbox.give(reading, name, str(who.weight or ""))
            if one.kind == WEIGHT and isinstance(one.value, Decimal):
                self.put(appliance.key, weighing(appliance.members, name, one.value))

    def hand(self, reading: str, space: SpaceId, *, confirmed: bool = False) -> bool:
        """Say that a weight is of somebody whose space is here: it is written there.

        Then only it is settled here: cut in between, it still waits, and is not
        written twice. Return whether it was new there. Raises
        Refused("household.unknown"), and what `receive` raises.
        """
        own = self.roster.space.id
        with self.room.turn:
            there = self._room_of(space)
            item = self.roster.vault.inbox.item(own, key_read(reading))
            if item.fate is not Fate.UNASSIGNED or reading_of(item).kind != WEIGHT:
                raise Refused("reading.absent")
            new = receive(there, item, giver=own, confirmed=confirmed)
            self.inbox.give(reading, there.roster.space.name, space=space)
        return new

    def people(self) -> list[Member]:
        """Return those whose spaces are here, with their last weight."""
        now = self.roster.world.now()
        rosters = [one.roster for one in self.room.others()]
        return [candidate(one.vault, one.space).member(now) for one in rosters]

    def take_back(self, reading: str) -> Fate:
        """Undo an answer: it is asked about again, and its member's weight as it was.

        What was written in another space leaves it first. A member weighed again
        since keeps that weight.
        """
        with self.room.turn:
            item = self.roster.vault.inbox.item(self.roster.space.id, key_read(reading))
            if space := space_given(item.answers):
                there = self._room_of(space)
                withdraw(there, item.key, giver=self.roster.space.id)
                return self.inbox.take_back(reading)
            one, fate = self.inbox.asked(reading), self.inbox.take_back(reading)
            appliance = self.roster.named(item.device)
            who = _member(appliance, given_to(item.answers))
            passed = self._passed_on(item, str(one.value))
            if appliance and who and who.weight == one.value and not passed:
                said = weight_before(item.answers)
                before = Decimal(said) if said else None
                self.put(appliance.key, weighing(appliance.members, who.name, before))
        return fate

    def _passed_on(self, item: Item, weight: str) -> bool:
        """Have the answer that followed a weight follow the one before it, if any."""
        vault, space = self.roster.vault, self.roster.space.id
        name, said = given_to(item.answers), weight_before(item.answers)
        held = vault.inbox.items(space, device=item.device, fates=[Fate.REFUSED])
        told = [one for one in held if given_to(one.answers) == name]
        after = [one for one in told if weight_before(one.answers) == weight]
        for one in after[:1]:
            answers = (*one.answers[:-1], given(name, said))
            intake = Intake(items=(replace(one, answers=answers),))
            vault.commit(Write(space, intake=intake))
        return bool(after)

    @property
    def roster(self) -> Roster:
        """Where devices are found."""
        return self.room.roster

    def _room_of(self, space: SpaceId) -> Room:
        for one in self.room.others():
            if one.roster.space.id == space:
                return one
        raise Refused("household.unknown")

    def _of(self, key: str) -> Appliance:
        identity = self.roster.entry(key).meta.get("device", "")
        found = self.roster.named(identity)
        if found is None:
            raise Refused("device.absent")
        return found


def _member(appliance: Appliance | None, name: str) -> Member | None:
    members = appliance.members if appliance else ()
    return next((one for one in members if one.name == name), None)


def _name(text: str) -> str:
    name = " ".join(visible(text).split())
    if not name:
        raise Refused("household.name")
    if len(name) > NAME_MAX:
        raise Refused("household.name_long")
    return name


def _weight(text: str) -> Decimal | None:
    """Read kilograms as they are typed, None for nothing."""
    bare = text.strip().removesuffix("kg").strip().replace(",", ".")
    if not bare:
        return None
    try:
        weight = Decimal(bare)
    except InvalidOperation as error:
        raise Refused("household.weight") from error
    if not (weight.is_finite() and kind(WEIGHT).fields[0].hard.holds(weight)):
        raise Refused("household.weight")
    return weight
