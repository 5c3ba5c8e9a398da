"""Camille and Louise: each an Alvéole of her own on a disk, one server for both."""

import asyncio
import os
import random
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

import main
from app.crypto.canon import kdf
from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.ids import IdMint, SpaceId
from app.domain.proposal import ProposalState
from app.flows.measure import as_measure
from app.flows.measures import Beside
from app.flows.world import World
from main import Starters
from storage.database import engine
from tests.fictitious import printing
from tests.journeys.canaries import let_out
from tests.journeys.program import Served
from views.house import House

PHRASE = "girafe mauve toit lycée brume wagon safran"
WAYS = {"passphrase": PHRASE}
CANARY = "zibeline"
"""A word that only what is entrusted says."""
APART = "kumquat"
"""A word that nothing entrusted says."""
DAY = "2026-03-12"
PRESCRIPTION, REPORT = "ORD_SOIN", "CPT_REND"
DAUGHTER = "Louise, ma fille"
GIVEN = (Rubric.MEASURES, Rubric.PRESCRIPTION)
SCAN = 2_200 * 2_300


@dataclass
class Person:
    """Somebody on one device, its home on a disk of its own."""

    starters: Starters
    house: House
    sheet: str = ""
    alerts: set[str] = field(default_factory=set)

    def sync(self, times: int = 1) -> None:
        """Exchange, and have nothing to complain of."""
        for _ in range(times):
            report = asyncio.run(self.house.courier.sync())
            assert report.alerts == ()
            assert report.conflicts == 0

    def close(self) -> None:
        """Close the device, as one closes the application."""
        self.starters.door.close()

    def open(self) -> None:
        """Open it again, with the phrase."""
        self.house = self.starters.door.unlock("passphrase", PHRASE)


def found(place: Path, url: str, name: str) -> Person:
    """Make the home and the space of somebody on a server."""
    starters = Starters(place)
    made = starters.door.create(name, birth_date="1960-01-02", server=url, ways=WAYS)
    person = Person(starters, made.house, made.sheet.key)
    person.sync()
    return person


@dataclass
class Both:
    """Who entrusts, who reads, and their server."""

    server: Served
    camille: Person
    louise: Person
    files: dict[str, bytes]

    def sync(self) -> None:
        """Let Camille send, then Louise accept what is proposed and receive."""
        self.camille.sync()
        accept(self.louise)


@contextmanager
def two(folder: Path) -> Iterator[Both]:
    """Found both on a server; Camille lived a little, Louise noted a weight."""
    with ExitStack() as ending:
        server = Served(folder / "server", signup="open")
        ending.callback(server.stop)
        people = []
        for name in ("Camille", "Louise"):
            one = found(folder / name, server.url, name)
            ending.callback(one.close)
            people.append(one)
        camille, louise = people
        note(louise.house, "54.5")
        yield Both(server, camille, louise, live(camille.house))


def joined(place: Path, url: str, other: Person) -> Person:
    """Let another device of the same person in, by the paper key."""
    starters = Starters(place)
    house = starters.door.join_with_kit(url, other.sheet, ways=WAYS)
    person = Person(starters, house, other.sheet)
    person.sync()
    return person


def live(house: House) -> dict[str, bytes]:
    """Live a little: what will be entrusted, and what never is; return the files.

    Two measures and two prescriptions say a canary; a report, an allergy, a private
    prescription and a masked one say the other word.
    """
    noise = random.Random(7).randbytes(SCAN)  # noqa: S311 - nothing secret here
    film = printing.pdf([CANARY], title="Film", date=DAY, scans=[noise])
    files = {
        f"Ordonnance {CANARY}": f"Deux gouttes de {CANARY}".encode(),
        f"Ordonnance {CANARY} scannée": film,
    }
    for rank, (title, content) in enumerate(files.items()):
        keep(house, f"{rank}.{'pdf' if rank else 'txt'}", content, title)
    note(house, "62.5", CANARY)
    note(house, "62.9", CANARY)
    keep(house, "bilan.txt", f"Bilan {APART}".encode(), f"Bilan {APART}", REPORT)
    house.profile.add("allergies", {"substance": APART})
    return files


def keep(
    house: House, name: str, content: bytes, title: str, category: str = PRESCRIPTION
) -> Entry:
    """Keep a document."""
    entry = house.documents.add(
        content, name=name, category=category, date=DAY, title=title
    ).entry
    assert entry is not None
    return entry


def note(house: House, weight: str, words: str = "", *, days: int = 0) -> Entry:
    """Note a weight of some days ago."""
    at = (datetime.now(UTC) - timedelta(days=days, minutes=1)).isoformat()
    return house.measures.add("body-weight", [weight], at=at, beside=Beside(note=words))


def in_days(days: int) -> int:
    """Return a moment, in Unix ms."""
    return int((datetime.now(UTC) + timedelta(days=days)).timestamp() * 1000)


def cells(person: Person) -> Iterator[bytes]:
    """Give every cell of every table of both stores of a home that is open."""
    database = person.starters.door.rooms().database
    key = database._key
    yield from _cells(database.path, key)
    apart = database.path.with_name("entrusted") / "entrusted.db"
    if apart.exists():
        yield from _cells(apart, kdf(key, 48, "entrusted"))


def _cells(path: Path, key: bytes) -> Iterator[bytes]:
    uri = f"file:{quote(str(path))}?mode=ro"
    with closing(engine().connect(uri, uri=True)) as store:
        store.set_key(f"x'{key.hex()}'")
        tables = store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            for row in store.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - its own tables
                yield from (_bytes(cell) for cell in row)


def _bytes(cell: object) -> bytes:
    return cell if isinstance(cell, bytes) else str(cell).encode()


def holds(person: Person, *words: bytes) -> int:
    """Count the cells of a home where one of *words* is, in clear or packed."""
    return sum(
        word in form
        for cell in cells(person)
        for form in (cell, *let_out(cell))
        for word in words
    )


def sealed_files(person: Person) -> set[str]:
    """Return the sealed files a home keeps for others."""
    folder = person.starters.home / "entrusted" / "blobs"
    return {path.name for path in folder.rglob("*") if path.is_file()}


def lanes(person: Person) -> dict[Rubric, SpaceId]:
    """Return what somebody is entrusted with, by rubric."""
    every = person.house.entrusted.every()
    return {one.rubric: one.lane for whole in every for one in whole.rubrics}


def read(person: Person, rubric: Rubric) -> list[Entry]:
    """Return what somebody reads of a rubric entrusted to them, newest first."""
    lane = lanes(person).get(rubric)
    return person.house.entrusted.entries(lane, limit=200, offset=0) if lane else []


def brought(person: Person, rubric: Rubric) -> dict[str, bytes]:
    """Bring the file of each document somebody reads; return them by title."""
    house = person.house.entrusted.house(lanes(person)[rubric])
    found = {}
    for entry in read(person, rubric):
        if entry.kind != "document":
            continue
        asyncio.run(house.courier.fetch(entry.id))
        found[entry.title] = house.documents.original(entry.id)
    return found


def weights(person: Person) -> list[str]:
    """Return the weights somebody reads of another, newest first."""
    return [str(as_measure(one).values[0]) for one in read(person, Rubric.MEASURES)]


def entrust(
    giver: Person,
    reader: Person,
    *,
    rubrics: tuple[Rubric, ...] = GIVEN,
    days: int = 30,
) -> bytes:
    """Entrust rubrics, the measures and prescriptions, to who showed their code."""
    mandates = giver.house.mandates
    known = asyncio.run(mandates.find(reader.house.mandates.my_code()))
    made = mandates.give(known, name=DAUGHTER, rubrics=rubrics, until=in_days(days))
    return made.id


def accept(reader: Person) -> None:
    """Have somebody accept all that is proposed to them, and receive it."""
    reader.sync()
    proposals = reader.house.entrusted.proposals
    for one in proposals.every():
        if one.state is ProposalState.PROPOSED:
            proposals.accept(one.id)
    reader.sync()


def later(patch: pytest.MonkeyPatch, *, days: int) -> None:
    """Have each home opened from now on believe that some days went by."""

    def now() -> datetime:
        return datetime.now(UTC) + timedelta(days=days)

    world = World(now, os.urandom, IdMint(now, os.urandom))
    patch.setattr(main, "WORLD", world)
    patch.setattr(main, "now", now)
