"""« Alvéole » : plugs every room together; the only file that knows them all."""

import asyncio
import os
import platform
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tzlocal import get_localzone

from app.devices import driver_for
from app.domain.errors import Broken
from app.domain.ids import IdMint
from app.flows.backpack.packing import Outside
from app.flows.checkup import Checkup
from app.flows.departures import Departures
from app.flows.heart import Heart
from app.flows.hiding.beside import Beside
from app.flows.loose import loose_files
from app.flows.notices.watching import Watching
from app.flows.onboarding import space_of
from app.flows.sealing import Sealing
from app.flows.sights import Sights
from app.flows.world import World
from app.ports.radio import NoRadio, Radio
from app.rules import redaction
from storage.database import free_bytes
from storage.durable import LoneFile, unnamed, written_whole
from storage.home import DiskHome, opened
from storage.keys.slots import SlotKeys
from storage.keys.system import trusted_store
from storage.place import default_home
from sync.airlock.parent import SealedAirlock
from sync.airlock.recognition.engine import Tesseract
from sync.bundled import FIRST_SCREEN, BundledServer, end_with_parent
from sync.client.nightscout import HttpSite
from sync.courier.courier import Courier, Rhythm
from sync.courier.exchange import Home
from sync.courier.follower import Follower
from sync.courier.hiring import courier_for
from sync.courier.visits import Visits
from sync.feeds import play_register
from sync.feeds.daily import Daily
from sync.feeds.fhir import FhirFeed
from sync.radio import Air, open_radio, play_lab
from views.commands import Context, run
from views.commands.export import sealed
from views.doorway import Doorway
from views.furnishing import furnish
from views.house import House
from views.notices.desktop import Desktop
from views.ports import Ports
from views.prints.readme import readme

VERSION = version("alveole")
LEFT_OPEN = "emergency.open"
"""The file of what may be read while a space is locked."""
SELF = (sys.executable, str(Path(__file__).resolve()))


def now() -> datetime:
    """Return the time, aware, in UTC."""
    return datetime.now(UTC)


WORLD = World(now, os.urandom, IdMint(now, os.urandom))
RHYTHM = Rhythm(now, asyncio.sleep, os.urandom)
AIR = Air(now, asyncio.sleep, driver_for)
DESKTOP = Desktop(sys.platform)


def an_example(radio: Radio | None = None) -> House:
    """Return the house of somebody who does not exist, in memory only."""
    from storage.memory.home import memory_home
    from views.example import example_house

    home = memory_home(now, Heart())
    return example_house(home, SealedAirlock(), WORLD, get_localzone(), radio)


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
            rooms = (self.database, self.departures, self.airlock)
            for end in (*(room.close for room in rooms), *reversed(self.chores)):
                leaving.callback(end)

    def house(self) -> House:
        """Furnish the first space of this home; tidy it, where that can be."""
        self.departures.open(self.ledger)
        self.blobs.sweep(self.vault.blobs() | loose_files(self.vault), older_than=86400)
        space = space_of(self.vault, self.vault.spaces()[0])
        sealing = Sealing(self.vault, self.journal, self.trail, WORLD, self.blobs)
        home = Home(self.vault, self.journal, self.blobs, sealing)
        there = (space, space.server or self.fallback(), home)
        courier = courier_for(*there, self.heart, RHYTHM, self.departures)
        house = furnish(space, self.ports(courier), WORLD, get_localzone())
        with suppress(Broken):
            house.trash.purge()
            house.devices.replay()
        return house

    def ports(self, courier: Courier) -> Ports:
        """Return what stands behind the house, on disk."""
        outside = Outside(self.keys.check, written_whole, readme)
        kept = (self.vault, self.journal, self.trail, self.blobs, self.airlock)
        told = (self.heart, self.checkup(courier), self.departures)
        left = LoneFile(self.database.path.parent / LEFT_OPEN)
        feed = FhirFeed(now, asyncio.sleep, ledger=self.departures)
        far = self.radio, HttpSite(ledger=self.departures), feed
        return Ports(*kept, courier, *told, outside, Tesseract(), left, *far, DESKTOP)

    def checkup(self, courier: Courier) -> Checkup:
        """Return what `alveole doctor` looks at."""
        worker, damages = self.airlock.sealing, self.database.findings
        seen = (self.keys, self.vault, self.blobs, courier, worker, damages)
        home = self.database.path.parent
        return Sights(VERSION, now, *seen, lambda: free_bytes(home)).checkup()


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
        self.door.show = lambda: an_example(self.near)
        self.door.left_open = LoneFile(home / LEFT_OPEN)

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
        settings = Settings(signup=os.environ.get("ALVEOLE_SIGNUP", "first"))
        kept = Path(folder or self.home / "server")
        service = Service(Place(host, port), kept, settings)
        sleep, dice = asyncio.sleep, os.urandom
        run_server(service, now=now, entropy=dice, sleep=sleep, on_ready=ready)
        return 0

    def export(self, house: House, archive: Path) -> Mapping[str, int]:
        return sealed(house, archive, self.door.passphrase)

    def app(self, args: Namespace) -> int:
        from sync.listen import Place, serve
        from views.relaunch import Opening

        self.door.on_open = self.follow
        self.radio(args.radio or ("none" if args.demo else "system"))
        if args.demo:
            self.door.example()
        else:
            self.accompany()
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
        if house.space.server:
            self.ending()
        watching = Watching(house.notices, house.pulse, now, asyncio.sleep)
        daily = Daily(house.vaccines.receiving, asyncio.sleep)
        chores, renewing = self.door.rooms().chores, Beside(house.custody.resealing)
        workers: list[Follower | Beside]
        workers = [Follower(one) for one in (house.courier, watching, daily)]
        for worker in (*workers, renewing):
            worker.start()
            chores.append(worker.stop)
        chores.append(self.ending)


def main() -> int:
    """Do what the command line says; return the exit code."""
    redaction.install()
    starters = Starters(default_home(sys.platform, os.environ))
    with closing(starters.door) as door:
        words = Context.of_process(door, starters, os.environ, VERSION)
        return run(sys.argv[1:], words)


if __name__ == "__main__":
    sys.exit(main())
