"""« Exemple » : the house of somebody who does not exist, made in memory."""

from dataclasses import replace
from datetime import tzinfo
from pathlib import Path
from typing import NoReturn, Protocol

from app.domain.errors import Refused
from app.domain.space import Space
from app.flows.backpack.packing import Outside
from app.flows.checkup import Checkup, files_probe, resources_probe
from app.flows.departures import Departures
from app.flows.example.filling import Shelves, fill
from app.flows.example.ordered import trusted
from app.flows.example.stillness import Stillness
from app.flows.world import World
from app.ports import departures
from app.ports.airlock import Airlock
from app.ports.blobs import Blobs
from app.ports.journal import Journal
from app.ports.notifying import NoNotifier, Reach
from app.ports.pulse import Pulse
from app.ports.radio import NoRadio, Radio
from app.ports.trail import Trail
from app.ports.vault import Vault
from views.furnishing import furnish
from views.house import House
from views.parts.whole_code import modules
from views.ports import Ports


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
    def departures(self) -> departures.Departures:
        """Where what left is noted."""
        ...

    @property
    def pulse(self) -> Pulse:
        """Who tells the screens."""
        ...


def example_house(
    home: Home, airlock: Airlock, world: World, zone: tzinfo, radio: Radio | None = None
) -> House:
    """Fill *home* and furnish it: all of the app works there, nothing is kept."""
    shelves = Shelves(home.vault, home.trail, home.blobs, home.departures)
    space = fill(shelves, world, zone, square=modules)
    ledger = Departures(world, zone)
    ledger.open(home.departures)
    courier = Stillness(world, lambda: len(home.vault.conflicts(space.id)))
    ports = Ports(
        home.vault,
        home.journal,
        home.trail,
        home.blobs,
        airlock,
        courier,
        home.pulse,
        _checkup(home, space),
        ledger,
        Outside(lambda _kind, _secret: None, _nowhere),
        example=True,
        radio=radio or NoRadio(),
        notifier=NoNotifier(Reach.EXAMPLE),
    )
    house = furnish(space, ports, world, zone)
    signed = replace(house.prescriptions, trusted=trusted())
    return replace(house, example=True, prescriptions=signed)


def _checkup(home: Home, space: Space) -> Checkup:
    """Return what may be looked at where nothing is kept."""
    files = files_probe(home.vault, home.blobs)
    return Checkup({"files": files, "resources": resources_probe(home.vault, space.id)})


def _nowhere(_: Path) -> NoReturn:
    """Refuse to write a file: Refused("example.still")."""
    raise Refused("example.still")
