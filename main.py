"""« Alvéole » : plugs every room together; the only file that knows them all."""

import asyncio
import os
import platform
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tzlocal import get_localzone

from app.devices import driver_for
from app.domain.ids import IdMint, SpaceId
from app.domain.space import Space
from app.flows.checkup import Checkup
from app.flows.departures import Departures
from app.flows.dependents.dependents import own_space
from app.flows.dependents.heeding import Heeding
from app.flows.heart import Heart
from app.flows.hiding.beside import Beside
from app.flows.loose import loose_files
from app.flows.notices.watching import Watching
from app.flows.onboarding import space_of
from app.flows.sealing import Sealing
from app.flows.sights import Sights
from app.flows.world import World
from app.ports.courier import Courier
from app.ports.radio import NoRadio, Radio
from app.ports.vault import Vault
from app.rules import redaction
from storage.database import engine
from storage.durable import LoneFile, lone_files, unnamed, written_whole
from storage.home import DiskHome, opened
from storage.keys.slots import SlotKeys
from storage.keys.system import trusted_store
from storage.memory.entrusted import memory_beside
from storage.place import default_home
from sync.airlock.parent import SealedAirlock
from sync.airlock.recognition.engine import Tesseract
from sync.bundled import FIRST_SCREEN, BundledServer, end_with_parent
from sync.client.nightscout import HttpSite
from sync.courier.courier import Rhythm
from sync.courier.exchange import Home
from sync.courier.follower import Follower, Worker, begun, ended
from sync.courier.hiring import courier_for, entrusting, lanes_by
from sync.courier.visits import Visits
from sync.feeds import play_register
from sync.feeds.daily import Daily
from sync.feeds.fhir import FhirFeed
from sync.gateway import players
from sync.radio import Air, open_radio, play_lab
from views.commands import Context, run
from views.commands.export import sealed
from views.doorway import Doorway
from views.furnishing import furnish, furnish_for, tidied
from views.house import House
from views.houses import Houses
from views.notices.desktop import Desktop
from views.ports import Ports
from views.prints.backpack import outside

VERSION = version("alveole")
LEFT_OPEN = "emergency.open"
"""The file of what may be read while a space is locked."""
SELF = (sys.executable, str(Path(__file__).resolve()))
now = partial(datetime.now, UTC)
"""Returns the time, aware."""
WORLD = World(now, os.urandom, IdMint(now, os.urandom))
RHYTHM = Rhythm(now, asyncio.sleep, os.urandom)
AIR = Air(now, asyncio.sleep, driver_for)
DESKTOP = Desktop(sys.platform)


def an_example(radio: Radio | None = None) -> Houses:
    """Return the houses of people who do not exist, in memory only."""
    from storage.memory.home import memory_home
    from views.example import example_houses

    home = memory_home(now, Heart())
    return example_houses(home, SealedAirlock(), WORLD, get_localzone(), radio)


@dataclass(frozen=True, slots=True)
class Rooms(DiskHome):
    """An open home: what stands behind its flows, and what to end before closing."""

    keys: SlotKeys
    fallback: Callable[[], str]
    departures: Departures
    radio: Radio
    airlock: SealedAirlock = field(default_factory=SealedAirlock)
    chores: list[Callable[[], None]] = field(default_factory=list)

    def close(self) -> None:
        """End who works here and close the store, whatever one of them fails at."""
        with ExitStack() as leaving:
            for room in (self.shut, self.departures.close, self.airlock.close):
                leaving.callback(room)
            ended(self.chores)

    def house(self) -> House:
        """Furnish the space of the owner of this device; tidy the home."""
        self.departures.open(self.ledger)
        loose = set().union(*map(loose_files, map(self.seen, self.vault.spaces())))
        self.blobs.sweep(self.vault.blobs() | loose, older_than=86400)
        own = own_space(self.vault)
        space = space_of(self.seen(own), own)
        return tidied(furnish(space, self.ports(space), WORLD, get_localzone()))

    def house_of(self, space: Space, owner: House, by: Courier | None = None) -> House:
        """Furnish the space of somebody the owner represents."""
        return tidied(furnish_for(owner, space, self.ports(space, by), WORLD))

    def seen(self, space: SpaceId) -> Vault:
        """Return the vault as one house sees it; the first space has bare names."""
        return self.apart(space, own=self.vault.spaces()[:1] in ([], [space]))

    def ports(self, space: Space, by: Courier | None = None) -> Ports:
        """Return what stands behind a house, on disk."""
        vault = self.seen(space.id)
        courier = by or self.courier(space, vault)
        leads = outside(self.keys.check, written_whole, get_localzone())
        kept = (vault, self.journal, self.trail, self.blobs, self.airlock)
        told = (self.heart, self.checkup(courier), self.departures, leads)
        name = "" if space.id == own_space(self.vault) else f"{space.id.hex()}."
        left = LoneFile(self.folder / f"{name}{LEFT_OPEN}")
        feed = FhirFeed(now, asyncio.sleep, ledger=self.departures)
        far = self.radio, HttpSite(ledger=self.departures), feed
        lent = self.entrusted, lanes_by(courier)
        near = DESKTOP, (self.vault, self.seen)
        return Ports(*kept, courier, *told, Tesseract(), left, *far, *near, *lent)

    def courier(self, space: Space, vault: Vault) -> Courier:
        """Return who carries for a space."""
        sealing = Sealing(vault, self.journal, self.trail, WORLD, self.blobs)
        own = space.id == own_space(self.vault)
        lent = entrusting(self.entrusted, vault, WORLD, space) if own else None
        home = Home(vault, self.journal, self.blobs, sealing, own, lent)
        there = (space, space.server or self.fallback(), home)
        return courier_for(*there, self.heart, RHYTHM, self.departures)

    def checkup(self, courier: Courier) -> Checkup:
        """Return what `alveole doctor` looks at."""
        seen = (self.keys, self.vault, self.blobs, self.trail, courier)
        told = (self.airlock.sealing, self.findings, self.free)
        return Sights(VERSION, now, *seen, *told).checkup()


class Starters:
    """What takes several rooms at once; each method is told in `Launchers`."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.fallback: Callable[[], str] = str
        self.ending: Callable[[], None] = lambda: None
        name, store, dice = platform.system() or "?", trusted_store(), os.urandom
        self.departures = Departures(WORLD, get_localzone())
        self.keys = SlotKeys(home, entropy=dice, timer=time.monotonic, store=store)
        visits = Visits(WORLD, asyncio.sleep, name, self.departures)
        self.door = Doorway(home, self.keys, WORLD, visits, self.enter)
        self.near: Radio = NoRadio()
        self.lab, self.door.spool = partial(play_lab, AIR), partial(unnamed, home)
        self.register = partial(play_register, WORLD)
        played = players(WORLD, self.departures, memory_beside)
        self.laboratory, self.service, self.professional = played
        self.door.show = lambda: an_example(self.near)
        self.door.left_open = partial(lone_files, home, LEFT_OPEN)

    def enter(self, home: Path, key: bytes) -> Rooms:
        """Open the store of *home* with its 48 bytes."""
        shelves = opened(home, key, now=now, entropy=os.urandom, pulse=Heart())
        return Rooms(*shelves, self.keys, self.fallback, self.departures, self.near)

    def serve(
        self, host: str, port: int, folder: str, ready: Callable[[str], None]
    ) -> int:
        from sync.listen import Place
        from sync.server.service import Service, run_server
        from sync.server.settings import Settings

        end_with_parent(os.environ)
        rules = Settings(signup=os.environ.get("ALVEOLE_SIGNUP", "first"))
        kept = Service(Place(host, port), Path(folder or self.home / "server"), rules)
        sleep, dice = asyncio.sleep, os.urandom
        run_server(kept, now=now, entropy=dice, sleep=sleep, on_ready=ready)
        return 0

    def export(self, house: House, archive: Path) -> Mapping[str, int]:
        return sealed(house, archive, self.door.passphrase)

    def app(self, args: Namespace) -> int:
        from sync.listen import Place, serve
        from views.relaunch import Opening

        engine()
        self.door.on_open = self.follow
        self.radio(args.radio or ("none" if args.demo else "system"))
        (self.door.example if args.demo else self.accompany)()
        opening = Opening(
            self.door,
            (now, os.urandom, asyncio.sleep),
            lambda page, port, ready: serve(page, Place(port=port), on_ready=ready),
            (*SELF, "app", "--radio", args.radio),
            VERSION,
            keeps=not args.demo,
        )
        opening.desktop = DESKTOP
        opening.run(args.port, web=args.web, resumed=args.resume, quiet=args.no_open)
        return 0

    def radio(self, name: str) -> Radio:
        self.near = open_radio(name, AIR)
        return self.near

    def accompany(self) -> None:
        """Have a server beside, for whoever chose none."""
        bundled = BundledServer([*SELF, "serve", "--port", "0"])
        bundled.start_in(FIRST_SCREEN)
        self.fallback, self.ending = bundled.address, bundled.stop

    def follow(self, house: House) -> None:
        """Have what works beside the screens do so until the house closes."""
        if house.first and house.space.server:
            self.ending()
        watching = Watching(house.notices, house.pulse, now, asyncio.sleep)
        daily = Daily(house.vaccines.receiving, asyncio.sleep)
        heeding = Heeding(house.dependents, house.pulse, self.door.beside)
        owner = (heeding, watching) if house.first else ()
        whole = house.courier, house.deposits, house.agenda_doubles, daily, *owner
        workers: list[Worker] = [*map(Follower, whole), Beside(house.custody.resealing)]
        self.door.rooms().chores.extend([*map(begun, workers), self.ending])


def main() -> int:
    """Do what the command line says; return the exit code."""
    redaction.install()
    verbs = Starters(default_home(sys.platform, os.environ))
    with closing(verbs.door) as door:
        return run(sys.argv[1:], Context.of_process(door, verbs, os.environ, VERSION))


if __name__ == "__main__":
    sys.exit(main())
