"""A door and a house made of the product's own fakes, for screens to run on."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO, Final
from zlib import compress

from app.crypto.slots import Argon
from app.devices import driver_named
from app.domain.agenda import Draft
from app.domain.authority import Authority
from app.domain.changes import Changes
from app.domain.device import DeviceIdentity
from app.domain.emergency import Level
from app.domain.errors import Refused, Unreachable
from app.domain.feed import Bulletin
from app.domain.foreign import Box, Extract, Hit, Laid, Picture
from app.domain.harvest import Asking, Item
from app.domain.ids import DeviceId, EntryId, IdentityId, IdMint, SpaceId
from app.domain.imaging import Look, Scale, Series, Slice, Study
from app.domain.immunization import Immunization
from app.domain.prescribed import Code
from app.domain.scan import Cut, How, Plate, Tone
from app.domain.space import Space
from app.domain.stay import Stay
from app.domain.syncing import Seal, SyncReport, SyncState
from app.domain.timetable import Timetable
from app.domain.wishes import DIRECTIVES
from app.domain.write import Write
from app.flows.backpack.packing import Outside
from app.flows.checkup import Checkup
from app.flows.departures import Departures
from app.flows.emergency.sheet import Unwritten
from app.flows.example.entrusting import give, lend
from app.flows.identities import new_me
from app.flows.sheets import RecoverySheet
from app.flows.world import World
from app.imports.fhir.bulletin import bulletin
from app.imports.ics import timetable
from app.ports.courier import Arrival, Progress, unheard, unseen
from app.ports.keys import Way
from app.ports.left_open import LeftOpen
from app.ports.pulse import Listener
from storage.memory.blobs import MemoryBlobs
from storage.memory.departures import MemoryDepartures
from storage.memory.entrusted import memory_beside
from storage.memory.journal import MemoryJournal
from storage.memory.state import Memory
from storage.memory.trail import MemoryTrail
from storage.memory.vault import MemoryVault
from tests.app.outside import strong, written
from tests.fictitious.airlock import Held
from tests.screens.coded import coded_by
from tests.screens.exports import exported, harvested
from tests.screens.pictures import white_page
from tests.screens.wording import LAID, laid_by
from views.furnishing import furnish
from views.house import House
from views.ports import Ports
from views.shell import World as Stage
from views.visiting import Tell, Visitor, unsaid
from views.way_in import Created, DoorState

CODE = "271828"
KEY = "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-0123"
SHEET = RecoverySheet(KEY, 4731, "Camille", date(2026, 11, 21))
WAITING, CHECK = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01", "7K2M-9QRA-4TBC-XW3D"
EXAM = b"DICM"
"""How the bytes of an exam start, here."""
SCALE = DeviceIdentity(
    "sys:12-34-56-FF-FE-9A-BC-DE",
    "weight_scale",
    system_id="12-34-56-FF-FE-9A-BC-DE",
    manufacturer="Fictif",
    model="Balance 2",
)
"""The scale of a filled space."""
NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


class Beating:
    """A pulse that keeps its listeners in a list."""

    def __init__(self) -> None:
        self.listeners: list[Listener] = []

    def listen(self, listener: Listener) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def beat(self, changes: Changes) -> None:
        for listener in list(self.listeners):
            listener(changes)


LOCKED, LOCKED_BY = b"locked ", "s\u00e9same"


_TOLD: Final[Mapping[bytes, Callable[[bytes], Extract]]] = {
    EXAM: lambda _: Extract("application/dicom", pages=3, title="Scanner : Thorax"),
    LAID: lambda held: Extract("text/xml", int(b"joint" in held), text=held.decode()),
    b"%PDF-": lambda held: Extract("application/pdf", held.count(b"/Type/Page/")),
}
"""What is said of a file by how it begins."""


def _named(content: Held, name: str) -> Extract:
    """Say what a file is by its name alone."""
    if name.endswith(".jpg"):
        return Extract("image/jpeg", pages=1)
    if name.endswith(".pdf"):
        return Extract("application/pdf", pages=2, text=content.decode())
    return Extract("text/plain", pages=0, text=content.decode())


class PlainAirlock:
    """An airlock that takes any file for a text, and refuses what says so."""

    def __init__(self) -> None:
        self.looks: list[Look] = []

    def read(self, content: Held, *, name: str) -> Extract:
        if content.startswith((b"damaged", LOCKED)):
            locked = content.startswith(LOCKED)
            raise Refused("import.password" if locked else "import.damaged")
        for mark, told in _TOLD.items():
            if content.startswith(mark):
                return told(content)
        return exported(content, name) or _named(content, name)

    def harvest(
        self, content: Held, asking: Asking, *, name: str
    ) -> Iterator[tuple[Item, ...]]:
        return harvested(content, asking, name)

    def draw(self, content: Held, *, page: int, width: int) -> Picture:
        return white_page(width, len(content) + page)

    def lay(self, content: Held) -> Laid:
        return laid_by(content)

    def codes(self, content: Held) -> tuple[Code, ...]:
        return coded_by(content)

    def part(self, content: Held, *, rank: int) -> bytes:
        return bytes(content.splitlines()[rank])

    def unlock(self, content: Held, *, password: str) -> bytes:
        if password != LOCKED_BY:
            raise Refused("import.password_wrong")
        return bytes(content.removeprefix(LOCKED))

    def find(self, content: Held, *, words: str) -> tuple[Hit, ...]:
        count = content.decode().count(words)
        box = Box(0.1, 0.2, 0.3, 0.05)
        return tuple(Hit(rank % 2, (box,)) for rank in range(count))

    def study(self, content: Held) -> Study:
        if not content.startswith(EXAM):
            raise Refused("import.no_image")
        size = len(content)
        slices = tuple(Slice(0, size, 0, frame) for frame in range(3))
        scouts = (Slice(0, size, 0, 0),)
        several = Series("Thorax fin", "CT", slices), Series("Repérage", "CT", scouts)
        return Study(several, 2, "Camille Roche")

    def shade(
        self, content: Held, where: Slice, *, width: int, look: Look
    ) -> tuple[Picture, Scale]:
        self.looks.append(look)
        seen = look if look.width else replace(look, centre=40.0, width=400.0)
        pitch = 0.0 if content.endswith(b"no spacing") else 0.5
        scale = Scale(pitch, pitch, -1024.0, 1500.0, seen)
        return white_page(width // 4, width // 4 + where.frame), scale

    def frame(self, content: bytes, *, page: int) -> Cut:
        tilted = ((0.1, 0.1), (0.9, 0.15), (0.85, 0.9), (0.1, 0.95))
        seen = Cut(tilted, How.PAGE, tone=Tone.PAPER)
        return Cut() if content.endswith(b"no page") or page else seen

    def scan(self, _: bytes, *, page: int, cut: Cut, width: int) -> Picture:
        return white_page(width, width + cut.turn + page)

    def press(self, content: bytes, *, page: int, cut: Cut) -> Plate:
        turned = bytes([page, cut.turn])
        return Plate(8, 8, "FlateDecode", 1, 1, compress(content + turned))

    def bulletin(self, content: bytes) -> Bulletin:
        return bulletin(content)

    def timetable(self, content: bytes) -> Timetable:
        return timetable(content)

    def sealing(self) -> dict[str, str]:
        return {}

    def close(self) -> None:
        """Nothing to end."""


@dataclass
class StillCourier:
    """A courier that goes nowhere and says what it is told to say."""

    said: SyncState = field(default_factory=lambda: SyncState(Seal.NO_SERVER))

    async def reach(self) -> None:
        """Be there."""

    async def directory(self) -> Authority:
        return Authority("https://sante.exemple.fr", bytes(32), bytes(32))

    async def sync(self, _tell: Arrival = unseen) -> SyncReport:
        raise Refused("server.none")

    async def follow(self) -> None:
        """Go nowhere."""

    async def fetch(self, _entry: EntryId, _tell: Progress = unheard) -> None:
        raise Unreachable("peer.silent")

    async def keeps(self, _entries: Sequence[EntryId]) -> frozenset[EntryId]:
        raise Unreachable("peer.silent")

    async def card(self, _identity: IdentityId) -> bytes:
        raise Refused("card.unknown")

    async def move(self, _address: str, _tell: Progress) -> None:
        raise Refused("server.none")

    def pause(self, *, on: bool) -> None:
        self.said = replace(self.said, seal=Seal.PAUSED if on else Seal.WAITING)

    def state(self) -> SyncState:
        return self.said


def chance() -> Callable[[int], bytes]:
    """Return bytes that follow one another, the same at each run."""
    state = {"n": 0}

    def entropy(count: int) -> bytes:
        state["n"] += 1
        return bytes((state["n"] * 31 + rank) % 256 for rank in range(count))

    return entropy


ME: Final = new_me(chance(), "Linux", now=1)
"""The keys of the person of every house made here."""


def a_house(**instead: Any) -> House:  # noqa: ANN401 - any flow, fake or failing
    """Return an open space in memory; *instead* replaces some of its flows."""
    entropy, pulse, memory = chance(), Beating(), Memory()
    space = Space(SpaceId(b"s" * 16), "Camille", "1958-03-12")
    world = World(lambda: NOON, entropy, IdMint(lambda: NOON, entropy))
    nothing: Any = Nothing()
    departures = Departures(world, UTC, lambda _seconds, work: work())
    departures.open(MemoryDepartures(pulse))
    ports = Ports(
        MemoryVault(memory, pulse),
        MemoryJournal(memory),
        MemoryTrail(memory),
        MemoryBlobs(now=world.now),
        PlainAirlock(),
        StillCourier(),
        pulse,
        Checkup({}),
        departures,
        Outside(strong, written),
        entrusted=memory_beside(world.now, pulse),
    )
    ports.vault.commit(Write(space.id, secrets=ME.secrets()))
    house = furnish(space, ports, world, UTC)
    backpack = replace(house.backpack, cost=partial(Argon, 2, 19 * 1024, 1))
    plain = {"my_devices": nothing, "backpack": backpack, "recovery": PaperCopied()}
    return replace(house, **(plain | instead))


@dataclass
class PaperCopied:
    """A recovery sheet known here, not retyped yet unless *day* says when."""

    day: str = ""
    here: bool = True

    def known(self) -> bool:
        return self.here

    def confirmed(self) -> str:
        return self.day

    def wanting(self) -> bool:
        return self.here and not self.day

    def confirm(self) -> None:
        self.day = NOON.date().isoformat()


class Nothing:
    """A flow that has nothing to show."""

    def list(self) -> list[object]:
        return []


@dataclass
class FakeDoor:
    """A door of wood: one code opens it, three wrong ones make it wait."""

    house: House | None = None
    locked: bool = False
    pin: bool = True
    tries: int = 0
    created: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    asked: list[tuple[Any, ...]] = field(default_factory=list)
    family: dict[SpaceId, House] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.on_lock: Callable[[], object] = dict
        self.spool: Callable[[], AbstractContextManager[BinaryIO]] = BytesIO
        self.lit: list[LeftOpen] = [Unwritten()]

    def state(self) -> DoorState:
        if self.house is None:
            return DoorState.ABSENT
        return DoorState.LOCKED if self.locked else DoorState.OPEN

    def people(self) -> list[Space]:
        assert self.house
        kept = self.house.dependents.every()
        return [self.house.dependents.own, *(o.space for o in kept if not o.away)]

    def beside(self, space: SpaceId) -> House:
        assert self.house
        return self.family.get(space, self.house)

    def turn_to(self, space: SpaceId) -> House:
        self.asked.append(("turn", space))
        assert self.house
        self.house = self.family.get(space, self.house)
        return self.house

    def left_open(self) -> list[LeftOpen]:
        return self.lit

    def ways(self) -> list[Way]:
        return [Way("1", "pin" if self.pin else "passphrase"), Way("2", "recovery")]

    def may_use_pin(self) -> bool:
        return self.pin

    def create(
        self,
        name: str,
        *,
        birth_date: str,
        server: str,
        ways: Mapping[str, str],
        device: str = "",
    ) -> Created:
        assert birth_date == ""
        self.asked.append(("create", server, device))
        self.created.append((name, ways))
        self.house = a_house()
        return Created(self.house, SHEET)

    def example(self) -> House:
        self.house = filled()
        return self.house

    def reach(self, server: str) -> None:
        self.asked.append(("reach", server))
        if "silent" in server:
            raise Unreachable("peer.silent")
        if not server.startswith("http"):
            raise Refused("server.address")

    def join_with_kit(
        self,
        server: str,
        recovery: str,
        tell: Tell = unsaid,
        *,
        ways: Mapping[str, str],
        device: str = "",
    ) -> House:
        tell("in", "")
        self.asked.append(("kit", server, recovery, ways, device))
        self.house = filled()
        return self.house

    def join_waiting(
        self, server: str, tell: Tell, *, ways: Mapping[str, str], device: str = ""
    ) -> House:
        self.asked.append(("wait", server, ways, device))
        tell("code", WAITING)
        tell("left", "598")
        tell("check", CHECK)
        self.house = filled()
        return self.house

    def restore(
        self, archive: BinaryIO, ways: Mapping[str, str], *, device: str = ""
    ) -> Mapping[str, int]:
        self.asked.append(("restore", archive.read(), ways, device))
        self.house = filled()
        return {"entries": 34, "files": 3}

    def visitor(self, code: str) -> Visitor:
        if code != WAITING:
            raise Refused("recovery.mistyped")
        return Visitor(CHECK, self._let_in)

    def _let_in(self) -> str:
        self.asked.append(("let in",))
        return "ab" * 16

    def prove(self, proof: tuple[str, str]) -> None:
        self._proved(proof)

    def change_secret(self, proof: tuple[str, str], kind: str, secret: str) -> None:
        self._proved(proof)
        self.asked.append(("change", kind, secret))

    def sheet(self, proof: tuple[str, str]) -> RecoverySheet:
        self._proved(proof)
        return SHEET

    def new_sheet(self, proof: tuple[str, str]) -> RecoverySheet:
        self._proved(proof)
        return replace(SHEET, key=KEY[::-1], replaces=SHEET.made)

    def retire(self, device: DeviceId) -> str:
        return self.open().my_devices.retire(device)

    def _proved(self, proof: tuple[str, str]) -> None:
        if proof[1] != CODE:
            raise Refused("store.key")

    def open(self) -> House:
        if self.house is None or self.locked:
            raise Refused("store.locked")
        return self.house

    def unlock(self, kind: str, secret: str) -> House:
        assert kind in {"pin", "passphrase", "recovery"}
        self.tries += 1
        if self.tries > 3:
            raise Refused("store.wait", seconds="60")
        if secret != CODE:
            raise Refused("store.key")
        self.locked = False
        return self.open()

    def lock(self) -> None:
        self.locked = True
        if self.house:
            own = self.house.dependents.own.id
            self.house = self.family.get(own, self.house)


def a_world(door: FakeDoor, kept: dict[str, str] | None = None) -> Stage:
    """Return what `main` would hand over, with a clock that stands still."""
    memory = {} if kept is None else kept
    return Stage(
        door,
        now=lambda: NOON,
        entropy=chance(),
        sleep=_soon,
        recall=lambda: memory,
        keep=memory.update,
        version="2026.11.0",
    )


async def _soon(seconds: float) -> None:
    """Wait a thousandth of what is asked; a minute never comes."""
    if seconds >= 60:
        await asyncio.Event().wait()
    await asyncio.sleep(seconds / 1000)


def filled() -> House:
    """Return a space with documents, and a year of measures."""
    house = a_house()
    for rank, words in enumerate(
        ("Ordonnance amoxicilline", "Compte rendu de consultation", "Vaccin grippe")
    ):
        text = f"{words} du Dr Fictif, document fictif {rank}"
        house.documents.add(text.encode(), name=f"{words}.pdf", title=words)
    for week in range(30):
        day = (NOON - timedelta(days=7 * week)).isoformat()
        house.measures.add("body-weight", [f"{72 - week / 10:.1f}"], at=day)
    house.measures.add("blood-pressure", ["128", "82"], at="2026-11-20T08:00+01:00")
    house.measures.add("pain-severity", ["3"], at="2026-11-19")
    house.folders.add("Genou")
    stay = house.stays.add(Stay("2026-03-02", "2026-03-05", "Clinique du Parc"))
    house.links.add(stay.id, house.documents.list()[0].id)
    house.vaccines.booklet.add(Immunization("Revaxis", day="2023-03-12", lot="A1"))
    house.profile.add("allergies", {"substance": "Pénicilline", "severity": "severe"})
    house.wishes.state(DIRECTIVES, {"revive": "no", "matters": "Rester chez moi"})
    house.emergency.choose(house.emergency.choices()[0].key, Level.OPEN)
    heart = Draft(title="Cardiologue", start="2026-12-03T14:30")
    house.agenda.add(heart)
    weighs = driver_named(SCALE.driver)
    assert weighs
    house.devices.add(weighs, SCALE, "Balance de la salle de bain")
    lend(house.entrusted.store, house.entrusted.answers, UTC)
    give(house.mandates, house.entrusted.world, UTC)
    return house
