"""What stands behind a house: what keeps, tells and carries, on disk or in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypedDict

from app.domain.ids import SpaceId
from app.flows.backpack.packing import Outside, Source
from app.flows.checkup import Checkup
from app.flows.departures import Departures
from app.flows.dependents.dependents import Apart
from app.flows.emergency.sheet import Unwritten
from app.flows.scanning.recognition import NoEngine
from app.ports.airlock import Airlock
from app.ports.blobs import Blobs
from app.ports.courier import Courier
from app.ports.entrusted import EntrustedStore, NothingEntrusted
from app.ports.feed import Feed, NoFeed
from app.ports.journal import Journal
from app.ports.left_open import LeftOpen
from app.ports.nightscout import NoSite, Site
from app.ports.notifying import NoNotifier, Notifier
from app.ports.pulse import Pulse
from app.ports.radio import NoRadio, Radio
from app.ports.recogniser import Recogniser
from app.ports.trail import Trail
from app.ports.vault import Vault


class Handed(TypedDict):
    """What a house holds without any flow around it."""

    checkup: Checkup
    departures: Departures
    courier: Courier
    pulse: Pulse


@dataclass(frozen=True, slots=True)
class Ports:
    """What stands behind a house: on disk for a person, in memory for an example.

    *beside* is the vault of the whole home, and what shows one space of it alone.
    *lane* returns who brings the files of a rubric *entrusted* by somebody.
    """

    vault: Vault
    journal: Journal
    trail: Trail
    blobs: Blobs
    airlock: Airlock
    courier: Courier
    pulse: Pulse
    checkup: Checkup
    departures: Departures
    outside: Outside
    recogniser: Recogniser = field(default_factory=NoEngine)
    left_open: LeftOpen = field(default_factory=Unwritten)
    radio: Radio = field(default_factory=NoRadio)
    nightscout: Site = field(default_factory=NoSite)
    feed: Feed = field(default_factory=NoFeed)
    notifier: Notifier = field(default_factory=NoNotifier)
    beside: tuple[Vault, Apart] | None = None
    entrusted: EntrustedStore = field(default_factory=NothingEntrusted)
    lane: Callable[[SpaceId], Courier] | None = None
    example: bool = False

    def handed(self) -> Handed:
        """Return what a house is given as it is."""
        return Handed(
            checkup=self.checkup,
            departures=self.departures,
            courier=self.courier,
            pulse=self.pulse,
        )

    @property
    def files(self) -> tuple[Vault, Blobs, Airlock]:
        """Return what a document goes through."""
        return self.vault, self.blobs, self.airlock

    @property
    def lines(self) -> tuple[Vault, Journal, Blobs]:
        """Return what holds a document, and what of it waits to leave."""
        return self.vault, self.journal, self.blobs

    @property
    def carried(self) -> tuple[Journal, Trail, Courier, Pulse]:
        """Return what tells what left and what came."""
        return self.journal, self.trail, self.courier, self.pulse

    @property
    def source(self) -> Source:
        """Return where a backpack is filled from."""
        return Source(self.vault, self.journal, self.trail, self.blobs)
