"""« Exemple » : the houses of people who do not exist, made in memory."""

from dataclasses import replace
from datetime import date, tzinfo
from pathlib import Path
from typing import NoReturn, Protocol

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.printed import Profile
from app.domain.space import Space
from app.flows.backpack.packing import Outside
from app.flows.checkup import Checkup, files_probe, resources_probe
from app.flows.departures import Departures
from app.flows.dependents.dependents import Apart, Dependents
from app.flows.entrusted.answers import Answers
from app.flows.example.child import keep
from app.flows.example.correspondence import correspond
from app.flows.example.entrusting import give, lend
from app.flows.example.filling import Shelves, fill
from app.flows.example.ordered import trusted
from app.flows.example.services import allow
from app.flows.example.stillness import Stillness
from app.flows.world import World
from app.ports import departures
from app.ports.airlock import Airlock
from app.ports.blobs import Blobs
from app.ports.courier import Courier
from app.ports.entrusted import EntrustedStore
from app.ports.journal import Journal
from app.ports.notifying import NoNotifier, Reach
from app.ports.pulse import Pulse
from app.ports.radio import NoRadio, Radio
from app.ports.trail import Trail
from app.ports.vault import Vault
from views.furnishing import furnish, furnish_for
from views.house import House
from views.houses import Houses
from views.parts.synthesis.offering import chosen, lines_of, offered, parts_of
from views.parts.whole_code import modules
from views.ports import Ports
from views.prints.profile import profile
from views.text import _


class Home(Protocol):
    """Empty shelves that touch no disk; `main` gives them."""

    @property
    def vault(self) -> Vault:
        """Where entries go."""
        ...

    @property
    def journal(self) -> Journal:
        """What would wait to be sent."""
        ...

    @property
    def trail(self) -> Trail:
        """What the log would have proved."""
        ...

    @property
    def blobs(self) -> Blobs:
        """Where sealed files go."""
        ...

    @property
    def entrusted(self) -> EntrustedStore:
        """Where what others entrust goes."""
        ...

    @property
    def departures(self) -> departures.Departures:
        """Where what left is noted."""
        ...

    @property
    def pulse(self) -> Pulse:
        """Who tells the screens."""
        ...

    def apart(self, space: SpaceId, *, own: bool) -> Vault:
        """Return the vault as the house of one space sees it."""
        ...


def example_houses(
    home: Home, airlock: Airlock, world: World, zone: tzinfo, radio: Radio | None = None
) -> Houses:
    """Fill *home* and furnish it: all of the app works there, nothing is kept."""
    shelves = Shelves(home.vault, home.trail, home.blobs, home.departures)
    own = fill(shelves, world, zone, square=modules)
    seen = _apart(home, own)
    keep(Dependents(home.vault, seen, world, own), world.now().date())
    ledger = Departures(world, zone)
    kept = _ports(home, own, airlock, ledger, _courier(home, own, world))
    ports = replace(kept, radio=radio or NoRadio())
    house = furnish(own, ports, world, zone)
    lend(home.entrusted, Answers(house.preferences), zone)
    give(house.mandates, world, zone)
    summarise(house, world.now().astimezone(zone).date())
    allow(house.consents, world, zone)
    correspond(house.messages, world, zone)
    signed = replace(house.prescriptions, trusted=trusted())

    def furnished(space: Space, owner: House, by: Courier | None = None) -> House:
        courier = by or _courier(home, space, world)
        there = replace(ports, vault=seen(space.id), courier=courier)
        return replace(furnish_for(owner, space, there, world), example=True)

    first = replace(house, example=True, prescriptions=signed)
    return Houses(first, furnished, lambda _house: None)


def summarise(house: House, day: date) -> None:
    """Make the synthesis of all that is noted in *house*."""
    title, groups = _("Ma synthèse"), offered(house)
    pages = Profile(house.space.name, title, parts_of(groups, frozenset()), day)
    told = lines_of(chosen(groups, frozenset()))
    house.synthesis.make(profile(pages), told, title=title)


def _ports(
    home: Home, own: Space, airlock: Airlock, ledger: Departures, courier: Courier
) -> Ports:
    """Return what stands behind the house of *own*: nothing leaves."""
    seen = _apart(home, own)
    ledger.open(home.departures)
    return Ports(
        seen(own.id),
        home.journal,
        home.trail,
        home.blobs,
        airlock,
        courier,
        home.pulse,
        _checkup(home, own),
        ledger,
        Outside(lambda _kind, _secret: None, _nowhere),
        example=True,
        notifier=NoNotifier(Reach.EXAMPLE),
        beside=(home.vault, seen),
        entrusted=home.entrusted,
    )


def _apart(home: Home, own: Space) -> Apart:
    """Return what shows one space of *home* alone."""
    return lambda space: home.apart(space, own=space == own.id)


def _courier(home: Home, space: Space, world: World) -> Stillness:
    return Stillness(world, lambda: len(home.vault.conflicts(space.id)))


def _checkup(home: Home, space: Space) -> Checkup:
    """Return what may be looked at where nothing is kept."""
    files = files_probe(home.vault, home.blobs)
    return Checkup({"files": files, "resources": resources_probe(home.vault, space.id)})


def _nowhere(_: Path) -> NoReturn:
    """Refuse to write a file: Refused("example.still")."""
    raise Refused("example.still")
