"""A command line on a home in memory: what was said, and what was launched."""

import json
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO, cast
from zoneinfo import ZoneInfo

from app.domain.authority import Authority
from app.domain.errors import Refused
from app.domain.ids import DeviceId, EntryId, IdentityId, SpaceId
from app.domain.space import Space
from app.domain.syncing import Seal, SyncReport, SyncState
from app.flows.arrivals import Arrivals
from app.flows.checkup import Checkup
from app.flows.dependents.dependents import Dependent, Tie
from app.flows.my_devices import Device
from app.flows.parcels import Parcels
from app.flows.sheets import RecoverySheet
from app.ports.courier import Arrival, Progress, unheard, unseen
from app.ports.keys import Way
from app.ports.left_open import LeftOpen
from app.ports.radio import NoRadio, Radio
from tests.app.flows.importing.bench import importing_of
from tests.app.paper_home import PaperHome
from views.commands import Context, all_commands, run
from views.house import House
from views.launchers import Launchers
from views.visiting import Tell, Visitor, unsaid
from views.way_in import Created, Door, DoorState

PHRASE = "correct cheval agrafe"
KEY = "AAAA-BBBB"
THREAD = "ab" * 16
WRITTEN = {
    "id": "cd" * 16,
    "mine": False,
    "text": "Je {tousse}.",
    "files": [{"name": "photo.jpg", "type": "image/jpeg"}],
}
PLAYED: dict[str, dict[str, object]] = {
    "code": {"code": "ABCDE"},
    "read": {
        "threads": [{"thread": THREAD, "person": "Camille", "messages": [WRITTEN]}]
    },
    "write": {"thread": THREAD, "message": "ef" * 16},
    "leave": {"thread": THREAD},
}
SHEET = RecoverySheet(KEY, 4731, "Rose", date(2026, 11, 21))


class PaperCourier:
    """Answers as a server where everything went well."""

    async def reach(self) -> None:
        """Be there."""

    async def directory(self) -> Authority:
        """Vouch for nobody."""
        return Authority("", bytes(32), b"")

    async def card(self, _identity: IdentityId) -> bytes:
        """Know nobody."""
        raise Refused("card.unknown")

    async def fetch(self, _entry: EntryId, _tell: Progress = unheard) -> None:
        """Bring nothing: all is here."""

    async def keeps(self, entries: Sequence[EntryId]) -> frozenset[EntryId]:
        """Keep everything."""
        return frozenset(entries)

    async def sync(self, _tell: Arrival = unseen) -> SyncReport:
        """Say what one exchange did."""
        return SyncReport(pushed=2, pulled=1, head=7, conflicts=0, alerts=())

    def state(self) -> SyncState:
        """Say that two changes wait."""
        return SyncState(Seal.WAITING, waiting=2)


@dataclass
class PaperDoor:
    """A door that knows one phrase."""

    home: PaperHome = field(default_factory=PaperHome)
    standing: DoorState = DoorState.LOCKED
    kinds: tuple[str, ...] = ("passphrase",)
    probes: dict[str, Callable[[], Mapping[str, str]]] = field(default_factory=dict)
    devices: list[Device] = field(default_factory=list)
    asked: list[tuple[Any, ...]] = field(default_factory=list)
    new_key: str = ""
    family: list[Dependent] = field(default_factory=list)
    tie: Tie | None = None
    mandates: Any = None
    consents: Any = None
    messages: Any = None
    entrusted: Any = None

    def __post_init__(self) -> None:
        """Do nothing once locked."""
        self.on_lock: Callable[[], object] = list
        self.spool: Callable[[], AbstractContextManager[BinaryIO]] = BytesIO
        self.homes = {self.home.space.id: self.home}
        self.within = self.home

    def keep(self, name: str, *, away: bool = False) -> PaperHome:
        """Keep the space of a child too; return its home."""
        home = PaperHome("2019-05-04")
        number = bytes([len(self.homes) + 1]) * 16
        home.space = replace(home.space, id=SpaceId(number), name=name)
        self.family.append(Dependent(home.space, Tie.CHILD, away))
        self.homes[home.space.id] = home
        return home

    def state(self) -> DoorState:
        """Say whether the home is open."""
        return self.standing

    def people(self) -> list[Space]:
        """Return who may be entered, the owner first."""
        kept = [one.space for one in self.family if not one.away]
        return [self.home.space, *kept]

    def beside(self, space: SpaceId) -> House:
        """Return the house of one of them."""
        return self.of(self.homes[space])

    def turn_to(self, space: SpaceId) -> House:
        """Enter the house of one of them."""
        self.within = self.homes[space]
        return self.house()

    def ways(self) -> list[Way]:
        """Return the ways in."""
        return [Way(kind, kind) for kind in self.kinds]

    def left_open(self) -> list[LeftOpen]:
        """Return nothing: nobody wanted anything left open."""
        return []

    def may_use_pin(self) -> bool:
        """Say that there is no system key store."""
        return False

    def create(
        self,
        name: str,
        *,
        birth_date: str,
        server: str,
        ways: Mapping[str, str],
        device: str = "",
    ) -> Created:
        """Remember nothing but the phrase."""
        assert name
        assert birth_date in ("", "1958-03-12")
        assert server in ("", "http://127.0.0.1:1")
        assert (ways, device) == ({"passphrase": PHRASE}, "")
        return Created(self.house(), SHEET)

    def example(self) -> House:
        """Show the same house."""
        return self.house()

    def reach(self, server: str) -> None:
        """Find any server."""
        self.asked.append(("reach", server))

    def join_with_kit(
        self,
        server: str,
        recovery: str,
        tell: Tell = unsaid,
        *,
        ways: Mapping[str, str],
        device: str = "",
    ) -> House:
        """Join at once."""
        tell("in", "")
        self.asked.append(("join", server, recovery, *ways.values(), device))
        return self.house()

    def join_waiting(
        self, server: str, tell: Tell, *, ways: Mapping[str, str], device: str = ""
    ) -> House:
        """Be approved at once."""
        self.asked.append(("wait", server, *ways.values(), device))
        tell("code", "C0DE")
        tell("left", "600")
        tell("check", "S1GNS")
        return self.house()

    def restore(
        self, archive: BinaryIO, ways: Mapping[str, str], *, device: str = ""
    ) -> Mapping[str, int]:
        """Restore nothing."""
        self.asked.append(("restore", archive.read(), *ways.items(), device))
        return {"entries": 3, "files": 2}

    def visitor(self, code: str) -> Visitor:
        """Find somebody under any code."""
        self.asked.append(("visitor", code))
        return Visitor("S1GNS", lambda: "cd")

    def prove(self, proof: tuple[str, str]) -> None:
        """Note what was shown."""
        self.asked.append(("prove", proof))

    def change_secret(self, proof: tuple[str, str], kind: str, secret: str) -> None:
        """Note the change."""
        self.asked.append(("change", proof, kind, secret))

    def sheet(self, proof: tuple[str, str]) -> RecoverySheet:
        """Show the sheet to anybody."""
        self.asked.append(("sheet", proof))
        return SHEET

    def new_sheet(self, proof: tuple[str, str]) -> RecoverySheet:
        """Show the same sheet again."""
        self.asked.append(("new sheet", proof))
        return SHEET

    def open(self) -> House:
        """Return the house."""
        return self.house()

    def unlock(self, kind: str, secret: str) -> House:
        """Open to the phrase, or to the system."""
        if kind == "passphrase" and secret != PHRASE:
            raise Refused("store.key")
        return self.house()

    def retire(self, device: DeviceId) -> str:
        """Remember who was put outside."""
        self.asked.append(("retire", device))
        return self.new_key

    def lock(self) -> None:
        """Do nothing."""

    def add(self, name: str, *, birth_date: str, tie: Tie) -> Space:
        """Make the space of somebody, as `Dependents.add`."""
        self.asked.append(("add", name, birth_date, tie))
        return self.keep(name).space

    def heed(self) -> list[SpaceId]:
        """Find that another device made no space."""
        self.asked.append(("heed",))
        return []

    def house(self) -> House:
        """Return the house one is in."""
        return self.of(self.within)

    def of(self, home: PaperHome) -> House:
        """Return the flows of a home."""
        importing = importing_of(home)
        fakes = SimpleNamespace(
            space=home.space,
            own=home is self.home and not self.tie,
            first=home is self.home,
            represented=self.tie is not None,
            dependents=SimpleNamespace(
                own=self.home.space,
                represented=lambda: self.tie,
                every=lambda: self.family,
                add=self.add,
                heed=self.heed,
            ),
            measures=home.measures,
            documents=home.documents,
            profile=home.profile,
            parcels=Parcels(home.documents),
            arrivals=Arrivals(home.documents),
            importing=importing,
            devices=importing.devices,
            zone=ZoneInfo("Europe/Paris"),
            search=home.search,
            courier=PaperCourier(),
            checkup=Checkup(self.probes),
            my_devices=SimpleNamespace(list=lambda: self.devices),
            mandates=self.mandates,
            consents=self.consents,
            messages=self.messages,
            entrusted=self.entrusted,
        )
        return cast("House", fakes)


@dataclass
class PaperLaunchers:
    """Remembers what it was asked to start."""

    asked: list[tuple[Any, ...]] = field(default_factory=list)
    near: Radio = field(default_factory=NoRadio)

    def app(self, args: Namespace) -> int:
        """Open nothing."""
        self.asked.append(("app", args.web))
        return 0

    def serve(
        self, host: str, port: int, folder: str, ready: Callable[[str], None]
    ) -> int:
        """Be ready at once."""
        self.asked.append(("serve", host, port, folder))
        ready(f"http://{host}:{port}")
        return 0

    def radio(self, name: str) -> Radio:
        """Hand the radio of the test."""
        self.asked.append(("radio", name))
        return self.near

    def lab(
        self,
        port: int,
        how: Mapping[str, int],
        ready: Callable[[int, Sequence[str]], None],
        show: Callable[[str, int], None],
    ) -> int:
        """Play at once; a device that has a code shows it."""
        self.asked.append(("lab", port, dict(how)))
        ready(port or 6402, ["Une balance", "Un lecteur"])
        if how["passkey"] >= 0:
            show("Un lecteur", how["passkey"])
        return 0

    def laboratory(self, how: Mapping[str, str]) -> Mapping[str, str | int]:
        """Deposit at once."""
        self.asked.append(("laboratory", dict(how)))
        return {"name": "Laboratoire fictif", "seq": 12}

    def professional(self, how: Mapping[str, str]) -> Mapping[str, object]:
        """Give a code, read one conversation, write there or leave it."""
        self.asked.append(("professional", dict(how)))
        return {"name": "Docteur fictif", **PLAYED[how["what"]]}

    def service(self, how: Mapping[str, str]) -> Mapping[str, str | int]:
        """Give a code, or read one synthesis."""
        self.asked.append(("service", dict(how)))
        said = {"code": "ABCDE"} if how["what"] == "code" else {"read": 1}
        return {"name": "Carnet fictif", **said}

    def register(
        self,
        port: int,
        how: Mapping[str, str],
        ready: Callable[[Mapping[str, str | int]], None],
    ) -> int:
        """Play a register at once."""
        self.asked.append(("register", port, dict(how)))
        here = f"http://127.0.0.1:{port or 6403}"
        places = {"address": f"{here}/fhir", "page": f"{here}/appareil"}
        about = {"name": "Camille Fictif", "birth_date": "1960-01-02"}
        ready({**places, **about, "doses": 9})
        return 0

    def export(self, house: House, archive: Path) -> Mapping[str, int]:
        """Write a few bytes."""
        self.asked.append(("export", house.space.name))
        archive.write_bytes(bytes(3_000))
        return {"entries": 3, "files": 2}


@dataclass
class Desk:
    """Runs command lines and keeps what they say."""

    folder: Path
    door: PaperDoor = field(default_factory=PaperDoor)
    launchers: PaperLaunchers = field(default_factory=PaperLaunchers)
    ask: Callable[[str], str] | None = None
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Write the phrase on a paper."""
        self.phrase = self.folder / "phrase"
        self.phrase.write_text(f"{PHRASE}\n", "utf-8")
        self.environment["ALVEOLE_PASSPHRASE_FILE"] = str(self.phrase)

    def run(self, *words: str) -> int:
        """Run one line and return its exit code."""
        launchers: Launchers = self.launchers
        door: Door = self.door
        context = Context(
            door=door,
            launchers=launchers,
            out=self.out.append,
            err=self.err.append,
            raw=self.raw.extend,
            environment=self.environment,
            version="2026.11.0",
            ask=self.ask,
        )
        return run(words, context)

    def answers(self, *words: str) -> list[dict[str, Any]]:
        """Run one line with `--json`, check each answer against its schema."""
        from jsonschema import ValidationError, validate

        self.out.clear()
        self.run(*words, "--json")
        answers = [json.loads(line) for line in self.out]
        for answer in answers:
            faults = []
            for schema in all_commands()[words[0]].answers:
                try:
                    validate(answer, schema)
                except ValidationError as error:
                    faults.append(error.message)
            assert len(faults) < len(all_commands()[words[0]].answers), faults
        return answers


def device(number: int, **said: Any) -> Device:  # noqa: ANN401 - any field
    """Return a device of the person."""
    plain = Device(
        DeviceId(bytes([number]) * 16), "linux", 0, here=False, retired=False
    )
    return replace(plain, **said)
