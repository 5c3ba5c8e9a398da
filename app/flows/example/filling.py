"""Puts the whole story in empty shelves: papers, measures, devices, a choice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from app.domain.departure import Departure, Outcome, Purpose
from app.domain.ids import DeviceId, IdMint, NewId
from app.domain.space import Space
from app.domain.write import Origin
from app.flows.agenda.agenda import Agenda
from app.flows.example import devices, sensor, years
from app.flows.example.belonging import belong
from app.flows.example.calendar import Calendar
from app.flows.example.health import Telling
from app.flows.example.paperwork import Paperwork, Square, unsquared
from app.flows.example.planning import plan
from app.flows.example.story import story
from app.flows.measures import Beside, Measures
from app.flows.my_devices import MyDevices
from app.flows.onboarding import Onboarding
from app.flows.sheets import Recovery
from app.flows.world import World
from app.ports.blobs import Blobs
from app.ports.departures import Departures
from app.ports.trail import Trail
from app.ports.vault import Vault

HOST: Final = "exemple.invalid"
"""The server of the example: a name that no machine can bear."""
_HERE, _OTHER = "Linux", "Android"
_BEFORE: Final = timedelta(days=1096)
_SETTLED: Final = timedelta(days=206)
"""How long ago she noted her stay and her vaccines: her doctor knows them."""
_EXCHANGES: Final = {
    Purpose.SEND: (3100, 240),
    Purpose.RECEIVE: (310, 8200),
    Purpose.CHECK: (180, 190),
}
"""Bytes sent and received by each exchange told."""
_DAYS: Final = 9


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where the example is put; nothing stands there yet."""

    vault: Vault
    trail: Trail
    blobs: Blobs
    departures: Departures


def fill(
    shelves: Shelves, world: World, zone: tzinfo, *, square: Square = unsquared
) -> Space:
    """Tell three years that end at the time of *world*; return whose space it is.

    *square* draws the code of a prescription.
    """
    now, vault = world.now(), shelves.vault
    clock = Calendar(now - _BEFORE)
    then = World(clock, world.entropy, IdMint(clock, world.entropy))
    space = Onboarding(vault, then, _HERE).create(story().name, birth_date=story().born)
    paperwork = Paperwork(space.space, vault, shelves.blobs, clock, then)
    paperwork.keep(now.date(), zone, square=square)
    clock.at = now - _SETTLED
    belong(vault, then, space.space, now.date())
    Telling(vault, then, space.space, clock, now.date(), zone).tell()
    other = _two_devices(shelves, space.space, world, then)
    clock.at = now - timedelta(hours=3)
    paperwork.hesitate(other, then.new_id())
    Recovery(space.space, vault, then).confirm()
    for told in (years, sensor):
        for write in told.writes(space.space, world, now):
            vault.commit(write, origin=Origin.PEER)
    clock.at = now - timedelta(hours=1)
    _slip(Measures(vault, space.space, now=clock, new_id=then.new_id, zone=zone))
    plan(Agenda(vault, then, space.space, zone))
    shelves.departures.keep(list(_exchanges(now, world.new_id)))
    return space.space


def _slip(measures: Measures) -> None:
    """Note a value wrong, correct it, and note another one for nothing."""
    slip = story().slip
    wrong = measures.add(slip.kind, [slip.wrong], confirmed=True)
    measures.correct(wrong.id, [slip.right], beside=Beside(note=slip.note))
    measures.withdraw(measures.add(slip.kind, [slip.wrong], confirmed=True).id)


def _two_devices(shelves: Shelves, space: Space, world: World, then: World) -> DeviceId:
    """Let a second device be known, and both have names; return its id."""
    card, now = devices.second(world, _OTHER), world.now()
    met, seen = now - timedelta(days=700), now - timedelta(hours=5)
    known = devices.known(shelves.vault, space.id, card, met=_ms(met), seen=_ms(seen))
    shelves.vault.commit(known)
    naming = MyDevices(space, shelves.vault, shelves.trail, then)
    here, there = naming.list()
    naming.rename(here.id, story().here)
    naming.rename(there.id, story().other)
    return there.id


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _exchanges(now: datetime, new_id: NewId) -> Iterator[Departure]:
    """Give what an ordinary week lets out, oldest first."""
    for back in range(_DAYS, 0, -1):
        at = now - timedelta(days=back)
        for purpose, (sent, received) in _EXCHANGES.items():
            yield Departure(
                new_id(),
                _ms(at),
                at.date().isoformat(),
                purpose,
                HOST,
                sent + 17 * back,
                received,
                Outcome.DONE,
            )
