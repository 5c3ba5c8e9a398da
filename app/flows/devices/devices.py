"""« Appareils » : the devices a person added, what they gave, and how to hear them."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from app.devices import all_drivers
from app.domain.device import Reading, Rejected
from app.domain.dialogue import Advert, Driver, Session, Wishes
from app.domain.entry import READING, Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.inbox import MINE, WAITING, Fate, given_to, space_given
from app.domain.segment import held
from app.flows.devices.appliance import Appliance
from app.flows.devices.asking import zone_of
from app.flows.devices.doubles import hide_doubles
from app.flows.devices.enlisting import ALLOWED, Enlisting
from app.flows.devices.filing import TAKEN_BY
from app.flows.devices.forgetting import forget_others
from app.flows.devices.gates import TRACES
from app.flows.devices.household import Household
from app.flows.devices.inbox import Inbox
from app.flows.devices.listening import Listening, Person
from app.flows.devices.reading_again import ReadingAgain
from app.flows.devices.roster import heard_as
from app.flows.devices.taking_back import undo, undo_begun
from app.flows.devices.telling import allow
from app.flows.devices.told import Event, Heard, Tally
from app.flows.traces.traces import BATCH, Progress
from app.ports.radio import NoRadio, Radio


@dataclass(frozen=True, slots=True, repr=False)
class Devices(Enlisting):
    """What a house holds of devices; `inbox` is the only way to the record.

    Methods block but `listener`: call them in a thread.
    """

    radio: Radio = field(default_factory=NoRadio)
    drivers: Callable[[], Sequence[Driver]] = all_drivers

    @property
    def inbox(self) -> Inbox:
        """Where what comes is sorted."""
        return Inbox(self.room)

    @property
    def household(self) -> Household:
        """Who else uses the devices of the person."""
        return Household(self.room, self.inbox)

    def known(self) -> list[Appliance]:
        """Return the devices the person added, in that order."""
        return [self._counted(one) for one in self.roster.every()]

    def one(self, key: str) -> Appliance:
        """Return one device by the id of its element, hexadecimal."""
        identity = self.roster.entry(key).meta.get("device", "")
        return next(one for one in self.known() if one.identity.key == identity)

    def recognised(self, advert: Advert) -> Appliance | None:
        """Return the device that shouts, None for one nobody added."""
        for one in self.roster.every():
            stable = advert.stable and one.identity.address == advert.address.upper()
            if stable or (one.address and one.address == advert.address):
                return one
        return None

    def listener(
        self,
        driver: Driver,
        advert: Advert,
        person: Person,
        wishes: Wishes = ALLOWED,
    ) -> Listening:
        """Return who follows a dialogue with a device the person chose."""
        enlisting, inbox = Enlisting(self.room), self.inbox
        call = (driver, advert, self.radio.virtual)
        return Listening(enlisting, inbox, call, person, wishes)

    def allow(self, key: str, answer: str) -> None:
        """Say whether a device may be told of the person: `yes`, `no`, "" to ask."""
        allow(self.room, key, answer)

    def hear(self, driver: Driver, advert: Advert) -> list[Heard]:
        """Read what a device shouts: kept only of one the person added."""
        identity = heard_as(driver, advert)
        found = self.roster.named(identity.key) or self.recognised(advert)
        identity = found.identity if found else identity
        session = Session(
            identity,
            frozenset(),
            zone_of(self.room),
            advert.heard_at,
            virtual=self.radio.virtual,
        )
        said = list(driver.hears(advert, session))
        if found is not None and said:
            readings = [one for one in said if isinstance(one, Reading)]
            rejected = [one for one in said if isinstance(one, Rejected)]
            self.inbox.take_in(readings, rejected, device=identity)
        return [Heard(one, found) for one in said if isinstance(one, Reading)]

    def bind(self, key: str, slot: int | None = None) -> tuple[str, ...]:
        """Say that a slot of a device, or all of it (None), is the person's.

        What waited for that, and nothing contradicts, is filed: its keys are returned,
        for `unbind` to undo it.
        """
        self.owns(key, slot, yes=True)
        return self.inbox.settle(self.roster.entry(key).meta.get("device", ""))

    def unbind(
        self, key: str, slot: int | None = None, filed: Sequence[str] = ()
    ) -> None:
        """Say that it is not, or no more; what binding had *filed* waits again."""
        self.owns(key, slot, yes=False)
        for one in filed:
            with suppress(Refused):  # points go back together
                self.inbox.take_back(one, MINE)

    def history(self, key: str, *, limit: int = 200) -> list[Event]:
        """Return what a device gave, the last first: kept or not, with its fate."""
        entry = self.roster.entry(key)
        vault, space = self.roster.vault, self.roster.space.id
        linked = vault.linked(space, TAKEN_BY, entry.id)[-limit:]
        kept = [_kept(one) for one in vault.entries(space, linked).values()]
        held = vault.inbox.items(
            space, device=entry.meta.get("device", ""), limit=limit
        )
        beside = [
            Event(
                one.what.stamp.at,
                one.fate,
                one.what,
                None,
                one.key.hex(),
                given_to(one.answers),
                space_given(one.answers) is not None,
            )
            for one in held
            if isinstance(one.what, Reading) and one.fate is not Fate.KEPT
        ]
        return sorted([*kept, *beside], key=_newest)[:limit]

    def replay(self) -> Tally:
        """Read the packets on disk when the work ended before its time.

        What was not understood is read again: a driver may have learnt since. What
        another machine of the person filed meanwhile stays in sight once, what was
        somebody else's a month ago is forgotten, and half a file is taken back.
        """
        undo_begun(self.room)
        forget_others(self.room)
        hide_doubles(self.room)
        return self._again.replay() + self._again.retry()

    def retry(self, device: str = "") -> Tally:
        """Read again what was not understood, of a device (its identity's key)."""
        return self._again.retry(device)

    def undo(self, batch: EntryId, progress: Progress | None = None) -> int:
        """Take back all a file brought, points of sensors too; count the elements."""
        return undo(self.room, batch, progress)

    @property
    def _again(self) -> ReadingAgain:
        return ReadingAgain(self.room, self.inbox, self.drivers)

    def _counted(self, one: Appliance) -> Appliance:
        """Return a device with what it gave, by count."""
        vault, space = self.roster.vault, self.roster.space.id
        tally = vault.inbox.tally(space)
        counts = {fate: tally.get((one.identity.key, fate), 0) for fate in Fate}
        traced = any(
            driver.name == one.driver and not set(TRACES).isdisjoint(driver.kinds)
            for driver in self.drivers()
        )
        answered = counts[Fate.KEPT] if traced else 0
        measures = len(vault.linked(space, TAKEN_BY, one.entry))
        return replace(
            one,
            kept=measures + answered + self._points(one),
            waiting=sum(counts[fate] for fate in WAITING),
            quarantined=counts[Fate.QUARANTINED],
        )

    def _points(self, one: Appliance) -> int:
        """Count the points a sensor gave that asked nothing: its days hold them."""
        vault, space = self.roster.vault, self.roster.space.id
        days = vault.entries(space, vault.linked(space, BATCH, one.entry)).values()
        return sum(len(day.points) for day in map(held, days) if day)


def _kept(entry: Entry) -> Event:
    at = datetime.fromtimestamp(entry.when.start / 1000, UTC)
    return Event(at, Fate.KEPT, None, entry, entry.meta.get(READING, ""))


def _newest(event: Event) -> tuple[float, str]:
    at = event.at.timestamp() if event.at else 0.0
    return -at, event.key
