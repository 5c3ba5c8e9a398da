"""« Réessayer » : packets on disk, and what was not understood, read once more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.devices import all_drivers
from app.domain.device import Mark, Reading, Rejected, TimeSource
from app.domain.dialogue import Driver, Frame, Session
from app.domain.stamping import TOLERANCE
from app.flows.devices.appliance import Appliance
from app.flows.devices.asking import zone_of
from app.flows.devices.inbox import Inbox
from app.flows.devices.sorting import Room
from app.flows.devices.told import Quarantined, Tally


@dataclass(frozen=True, slots=True, repr=False)
class ReadingAgain:
    """Gives packets back to their driver, and what they say to the inbox."""

    room: Room
    inbox: Inbox
    drivers: Callable[[], Sequence[Driver]] = all_drivers

    def replay(self) -> Tally:
        """Read what was on disk when the work ended before its time."""
        total = Tally()
        roster = self.room.roster
        for spooled in roster.vault.inbox.spool(roster.space.id):
            found = roster.named(spooled.frame.source)
            driver = self._driver(found.driver) if found else None
            if found and driver:
                readings, rejected = self._read(driver, found, spooled.frame)
                total += self.inbox.take_in(
                    readings, rejected, device=found.identity, frames=(spooled.n,)
                )
        return total

    def retry(self, device: str = "") -> Tally:
        """Read again what was not understood: a driver may have learnt since."""
        total = Tally()
        for one in self.inbox.quarantine(device):
            found = self.room.roster.named(one.device)
            readings = self._understood(found, one) if found else []
            if found and readings:
                who = found.identity
                total += self.inbox.understand(one.key, readings, device=who)
        return total

    def _driver(self, name: str) -> Driver | None:
        """Return a driver, None for one this build does not have."""
        return next((one for one in self.drivers() if one.name == name), None)

    def _understood(self, found: Appliance, one: Quarantined) -> list[Reading]:
        """Return the readings of a packet, none unless all of it is understood."""
        frame = Frame(one.device, one.where, one.raw, one.at, one.around)
        driver = self._driver(found.driver)
        readings, rejected = self._read(driver, found, frame) if driver else ([], [])
        return [] if rejected else readings

    def _read(
        self, driver: Driver, found: Appliance, frame: Frame
    ) -> tuple[list[Reading], list[Rejected]]:
        session = Session(
            found.identity,
            frozenset(),
            zone_of(self.room),
            frame.heard_at,
            self.room.roster.cursor(found.entry),
        )
        said = [*driver.read(frame, session)]
        return (
            [_doubted(one, frame) for one in said if isinstance(one, Reading)],
            [one for one in said if isinstance(one, Rejected)],
        )


def _doubted(reading: Reading, frame: Frame) -> Reading:
    """Return a reading without its date where only a clock read then could tell.

    The clock of a device is read in a dialogue: alone, a packet is believed when it
    says about when it was heard. One that its driver noted the dialogue of is as it
    would have been there.
    """
    stamp = reading.stamp
    if frame.around or stamp.at is None or stamp.skew is not None:
        return reading
    if abs(stamp.at - frame.heard_at) <= TOLERANCE:
        return reading
    unsure = replace(stamp, at=None, source=TimeSource.SUSPECT)
    marks = reading.marks - {Mark.CLOCK_UNREAD}
    return replace(reading, stamp=unsure, marks=marks)
