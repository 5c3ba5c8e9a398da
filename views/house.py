"""What a screen or a command may reach: the flows, and the pulse that tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Any

from app.domain.entrusted import Lane
from app.domain.ids import SpaceId
from app.domain.space import Space
from app.flows.agenda.agenda import Agenda
from app.flows.agenda_files.agenda_files import AgendaFiles
from app.flows.agenda_files.doubles import AgendaDoubles
from app.flows.arrivals import Arrivals
from app.flows.backpack.packing import Backpack
from app.flows.checkup import Checkup
from app.flows.childhood.record import Childhood
from app.flows.civil import Civil
from app.flows.conflicts import Conflicts
from app.flows.consents.consents import Consents
from app.flows.custody import Custody
from app.flows.departures import Departures
from app.flows.dependents.dependents import Dependents
from app.flows.deposits.deposits import Deposits
from app.flows.devices.devices import Devices
from app.flows.documents import Documents
from app.flows.drafts import Drafts
from app.flows.emergency.sheet import Emergency
from app.flows.entrusted.spaces import EntrustedSpaces
from app.flows.finding import Finding
from app.flows.folders import Folders
from app.flows.gathering import Gathering
from app.flows.imaging import Imaging
from app.flows.importing.importing import Importing
from app.flows.importing.nightscout import Nightscout
from app.flows.kept_searches import KeptSearches
from app.flows.leaving.copies import Copies
from app.flows.mandates.mandates import Mandates
from app.flows.measures import Measures
from app.flows.measuring.measuring import Measuring
from app.flows.messages.messages import Messages
from app.flows.messages.signing import Signing
from app.flows.messages.templates import Templates
from app.flows.my_devices import MyDevices
from app.flows.news import News
from app.flows.notices.notices import Notices
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
from app.flows.sheets import Recovery
from app.flows.shown_codes import ShownCodes
from app.flows.synthesis.summary import Synthesis
from app.flows.thumbs import Thumbs
from app.flows.traces.traces import Traces
from app.flows.trash import Trash
from app.flows.vaccines import Vaccines
from app.flows.wishes.statements import Wishes
from app.ports.courier import Courier
from app.ports.pulse import Pulse


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
    *dependents* are those of the owner of the device, in each house. *represented*:
    the space this device opens on is itself that of somebody its owner represents.
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
    deposits: Deposits
    mandates: Mandates
    consents: Consents
    messages: Messages
    signing: Signing
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
    agenda: Agenda
    agenda_files: AgendaFiles
    agenda_doubles: AgendaDoubles
    prevention: Prevention
    childhood: Childhood
    profile: ProfileLines
    proposals: Proposals
    boxes: Boxes
    shown_codes: ShownCodes
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
    notices: Notices
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
    dependents: Dependents
    entrusted: "EntrustedHouses"
    zone: tzinfo = UTC
    example: bool = False
    represented: bool = False

    @property
    def templates(self) -> Templates:
        """Return the models of messages of this space."""
        return Templates(self.preferences)

    @property
    def first(self) -> bool:
        """Say whether it is the space this device opens on."""
        return self.dependents.own.id == self.space.id

    @property
    def own(self) -> bool:
        """Say whether it is the space of the owner of this device."""
        return self.first and not self.represented


@dataclass(frozen=True, slots=True, repr=False)
class EntrustedHouses(EntrustedSpaces):
    """What others entrust, each rubric a house of its own where nothing is changed.

    One is furnished when first asked for.
    """

    furnish: Callable[[SpaceId, Lane], House]
    furnished: dict[SpaceId, tuple[Lane, House]] = field(default_factory=dict)

    def house(self, lane: SpaceId) -> House:
        """Return the house of a rubric. Raises Refused("entrusted.ended")."""
        kept = self.lane(lane)
        known = self.furnished.get(lane)
        if known is None or known[0] != kept:
            known = self.furnished[lane] = kept, self.furnish(lane, kept)
        return known[1]
