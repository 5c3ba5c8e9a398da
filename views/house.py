"""What a screen or a command may reach: the flows, the pulse, the door."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, tzinfo
from enum import StrEnum
from typing import Any, BinaryIO, Protocol

from app.domain.space import Space
from app.flows.arrivals import Arrivals
from app.flows.backpack.packing import Backpack
from app.flows.checkup import Checkup
from app.flows.childhood.record import Childhood
from app.flows.civil import Civil
from app.flows.conflicts import Conflicts
from app.flows.custody import Custody
from app.flows.departures import Departures
from app.flows.devices.devices import Devices
from app.flows.documents import Documents
from app.flows.drafts import Drafts
from app.flows.emergency.sheet import Emergency
from app.flows.finding import Finding
from app.flows.folders import Folders
from app.flows.gathering import Gathering
from app.flows.imaging import Imaging
from app.flows.importing.importing import Importing
from app.flows.importing.nightscout import Nightscout
from app.flows.kept_searches import KeptSearches
from app.flows.leaving.copies import Copies
from app.flows.measures import Measures
from app.flows.measuring.measuring import Measuring
from app.flows.my_devices import MyDevices
from app.flows.news import News
from app.flows.offline.keeping import Offline
from app.flows.panel import Panel
from app.flows.papers.ending import Endings
from app.flows.parcels import Parcels
from app.flows.preferences import Preferences
from app.flows.prescription import Prescriptions
from app.flows.prevention.advising import Prevention
from app.flows.profile.boxes import Boxes
from app.flows.profile.candidates import Candidates
from app.flows.profile.lines import ProfileLines
from app.flows.profile.links import Links
from app.flows.profile.stays import Stays
from app.flows.proposing.proposals import Proposals
from app.flows.scanning.recognition import Recognition
from app.flows.scanning.scanning import Scanning
from app.flows.search import Search
from app.flows.server_address import ServerAddress
from app.flows.sheets import Recovery, RecoverySheet
from app.flows.synthesis.summary import Synthesis
from app.flows.thumbs import Thumbs
from app.flows.traces.traces import Traces
from app.flows.trash import Trash
from app.flows.vaccines import Vaccines
from app.flows.wishes.statements import Wishes
from app.ports.courier import Courier
from app.ports.pulse import Pulse
from views.locks import Locks
from views.visiting import Tell, unsaid


@dataclass(frozen=True, slots=True)
class Screen:
    """« Écran » : one page of the interface, as the shell lists it.

    *title* is a label marked with `N_()`, the window's too: never a health word.
    *named* gives the title of the page itself when its address says it. *place*
    is the entry of the navigation it belongs to (`home`, `documents`, `messages`,
    `health`, `more`), or `door` for what is seen while no space is open.
    """

    route: str
    title: str
    component: Callable[[], Any]
    place: str
    named: Callable[[Mapping[str, str]], str] | None = None


@dataclass(frozen=True, slots=True)
class House:
    """An open space: flows and pulse, nothing of the rooms behind them.

    *example* is the space of somebody who does not exist: nothing of it is kept.
    """

    space: Space
    measures: Measures
    traces: Traces
    measuring: Measuring
    devices: Devices
    importing: Importing
    nightscout: Nightscout
    panel: Panel
    documents: Documents
    custody: Custody
    copies: Copies
    gathering: Gathering
    scanning: Scanning
    recognition: Recognition
    prescriptions: Prescriptions
    parcels: Parcels
    arrivals: Arrivals
    finding: Finding
    thumbs: Thumbs
    endings: Endings
    imaging: Imaging
    links: Links
    candidates: Candidates
    stays: Stays
    prevention: Prevention
    childhood: Childhood
    profile: ProfileLines
    proposals: Proposals
    boxes: Boxes
    wishes: Wishes
    emergency: Emergency
    vaccines: Vaccines
    civil: Civil
    synthesis: Synthesis
    kept_searches: KeptSearches
    trash: Trash
    folders: Folders
    drafts: Drafts
    preferences: Preferences
    search: Search
    news: News
    server_address: ServerAddress
    conflicts: Conflicts
    my_devices: MyDevices
    backpack: Backpack
    recovery: Recovery
    offline: Offline
    checkup: Checkup
    departures: Departures
    courier: Courier
    pulse: Pulse
    zone: tzinfo = UTC
    example: bool = False


class DoorState(StrEnum):
    """Whether this home holds a space, and whether it is open."""

    ABSENT = "absent"
    LOCKED = "locked"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Created:
    """A new space, open, and what to put on paper."""

    house: House
    sheet: RecoverySheet


class Door(Locks, Protocol):
    """« Porte » : how a home is made, opened and closed. `main` builds it.

    Raises what `app.ports.keys.Keys` raises, Refused("store.busy") when another
    process has the home open, Refused("store.locked") when asked for an open
    house that is not, Refused("store.exists") when creating over a space.
    """

    on_lock: Callable[[], object]
    """Called once locked: a process that held keys starts afresh there."""
    spool: Callable[[], AbstractContextManager[BinaryIO]]
    """Lends a file with no name, to hold what is sealed and on its way."""

    def state(self) -> DoorState:
        """Say whether there is a space here, and whether it is open."""
        ...

    def create(
        self,
        name: str,
        *,
        birth_date: str,
        server: str,
        ways: Mapping[str, str],
        device: str = "",
    ) -> Created:
        """Make a space protected by *ways* (kind to secret); needs no network.

        *device* is what the person calls this device, sealed like the rest.
        """
        ...

    def example(self) -> House:
        """Open the space of a fictitious person; nothing of it is kept."""
        ...

    def join_with_kit(
        self,
        server: str,
        recovery: str,
        tell: Tell = unsaid,
        *,
        ways: Mapping[str, str],
        device: str = "",
    ) -> House:
        """Join the space of a recovery key (36 symbols)."""
        ...

    def join_waiting(
        self, server: str, tell: Tell, *, ways: Mapping[str, str], device: str = ""
    ) -> House:
        """Join once another device let this one in. Raises Refused("enrol.expired")."""
        ...

    def open(self) -> House:
        """Return the house if it is open. Raises Refused("store.locked")."""
        ...

    def unlock(self, kind: str, secret: str) -> House:
        """Open the space with one of its ways."""
        ...
