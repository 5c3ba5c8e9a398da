"""What furnishes a house with what others entrust to its owner."""

from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo
from typing import Protocol

from app.domain.changes import Changes
from app.domain.entrusted import Lane
from app.domain.ids import SpaceId
from app.domain.space import Space
from app.flows.dependents.dependents import Dependents
from app.flows.devices.people import People
from app.flows.emergency.sheet import Unwritten
from app.flows.entrusted.answers import Answers
from app.flows.entrusted.read_only import ReadOnlyBlobs, ReadOnlyVault
from app.flows.preferences import Preferences
from app.flows.world import World
from app.ports.entrusted import NothingEntrusted
from app.ports.feed import NoFeed
from app.ports.nightscout import NoSite
from app.ports.notifying import NoNotifier
from app.ports.pulse import Listener
from app.ports.radio import NoRadio
from views.house import EntrustedHouses, House
from views.ports import Ports


class Furnish(Protocol):
    """Furnishes a house."""

    def __call__(
        self, space: Space, ports: Ports, world: World, zone: tzinfo, people: People
    ) -> House:
        """Return the house of *space*."""
        ...


def entrusting(
    ports: Ports, mine: Preferences, zone: tzinfo, own: Dependents, furnish: Furnish
) -> EntrustedHouses:
    """Return what is entrusted to the owner of *own*, who answers in *mine*.

    The house of a rubric is as any other, but nothing of it writes, follows, tells or
    hears: its pulse is that of the home for screens alone.
    """

    world = mine.world

    def furnished(lane: SpaceId, kept: Lane) -> House:
        space = Space(lane, kept.whose, kept.birth_date)
        house = furnish(space, _behind(ports, lane, kept), world, zone, People(own))
        thumbs = replace(house.thumbs, last=False)
        return replace(house, pulse=ports.pulse, dependents=own, thumbs=thumbs)

    return EntrustedHouses(ports.entrusted, Answers(mine), furnished)


def _behind(ports: Ports, lane: SpaceId, kept: Lane) -> Ports:
    """Return what stands behind the house of one rubric."""
    store = ports.entrusted
    return replace(
        ports,
        vault=ReadOnlyVault(store.vault, lane, kept.space),
        journal=store.journal,
        trail=store.trail,
        blobs=ReadOnlyBlobs(store.blobs),
        courier=ports.lane(lane) if ports.lane else ports.courier,
        pulse=_Silence(),
        left_open=Unwritten(),
        radio=NoRadio(),
        nightscout=NoSite(),
        feed=NoFeed(),
        notifier=NoNotifier(),
        beside=None,
        entrusted=NothingEntrusted(),
    )


class _Silence:
    """A pulse nobody hears, so that a house forgotten is really so."""

    def listen(self, _listener: Listener) -> Callable[[], None]:
        """Tell nobody."""
        return lambda: None

    def beat(self, _changes: Changes) -> None:
        """Say nothing."""
