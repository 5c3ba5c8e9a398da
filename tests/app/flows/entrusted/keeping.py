"""What Camille and Paul entrust, kept as a page of their lanes would keep it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.domain.collection import Rubric
from app.domain.entrusted import Lane, lane_name
from app.domain.entry import Entry
from app.domain.ids import CollectionId, IdMint, SpaceId
from app.domain.space import Space
from app.domain.when import When
from app.domain.write import Origin, Write
from app.flows.entrusted.answers import Answers
from app.flows.entrusted.spaces import EntrustedSpaces
from app.flows.heart import Heart
from app.flows.preferences import Preferences
from app.flows.world import World
from app.ports.entrusted import EntrustedStore
from storage.entrusted import beside
from storage.memory.entrusted import memory_beside
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.app.relatives import Willing
from tests.storage.samples import KEY, Clock, Drawn, entry

CAMILLE, PAUL = SpaceId(b"C" * 16), SpaceId(b"P" * 16)
MEASURES, REPORTS, VACCINES = (SpaceId(each * 16) for each in (b"m", b"r", b"v"))
DAY = 86_400_000


def ms(*day: int) -> int:
    """Return midnight of a day as Unix ms."""
    return int(datetime(*day, tzinfo=UTC).timestamp() * 1000)  # type: ignore[arg-type,misc]  # three numbers


UNTIL = ms(2027, 2, 23)


def lane_of(rubric: Rubric, space: SpaceId = CAMILLE) -> Lane:
    """Return what is kept of a rubric that came whole."""
    whose = "Camille Fictive" if space == CAMILLE else "Paul Fictif"
    return Lane(
        space,
        CollectionId(bytes([rubric]) * 16),
        grant=bytes([rubric]) * 16,
        mandate=bytes([rubric]) * 16,
        rubric=int(rubric),
        whose=whose,
        birth_date="1950-05-01",
        until=UNTIL,
    )


def agree(answers: Answers) -> None:
    """Accept all that `fill` keeps, and a little longer."""
    for rubric, space in (
        (Rubric.MEASURES, CAMILLE),
        (Rubric.REPORT, CAMILLE),
        (Rubric.VACCINES, PAUL),
    ):
        mandate = lane_of(rubric, space).mandate
        answers.accept(space, mandate, {int(rubric): UNTIL + DAY})


def keep(store: EntrustedStore, lane: SpaceId, kept: Lane, *entries: Entry) -> None:
    """Keep a page of a lane."""
    write = Write(
        lane,
        entries=tuple(replace(one, space=lane) for one in entries),
        texts={one.id: f"mots de {one.title}" for one in entries},
        secrets={lane_name(lane): kept.encode(), f"ck/{lane.hex()}/x/1": b"K" * 32},
    )
    store.vault.commit(write, origin=Origin.PEER)


def fill(store: EntrustedStore) -> None:
    """Keep three rubrics of two people."""
    weights = [
        entry(
            n,
            kind="body-weight",
            rubric=Rubric.MEASURES,
            when=When.parse(f"2026-11-{n:02}"),
        )
        for n in (1, 3)
    ]
    height = entry(2, kind="body-height", when=When.parse("2026-11-02"))
    thrown = entry(4, kind="body-weight", meta={"status": "trashed"})
    wrong = entry(5, kind="body-weight", meta={"status": "entered-in-error"})
    chosen = entry(6, kind="preference")
    measures = (*weights, height, thrown, wrong, chosen)
    keep(store, MEASURES, lane_of(Rubric.MEASURES), *measures)
    keep(store, REPORTS, lane_of(Rubric.REPORT), entry(9))
    keep(store, VACCINES, lane_of(Rubric.VACCINES, PAUL))


@contextmanager
def spaces_in(make: str, folder: Path) -> Iterator[tuple[EntrustedSpaces, Clock]]:
    """Lend what is entrusted, « disk » or « memory », and the clock it reads."""
    clock, entropy, heart = Clock(), Drawn(), Heart()
    world = World(clock, entropy, IdMint(clock, entropy))
    own = Space(SpaceId(b"o" * 16), "Louise")
    answers = Willing(Preferences(MemoryVault(Memory(), heart), world, own))
    if make == "memory":
        yield EntrustedSpaces(memory_beside(clock, heart), answers), clock
        return
    store = beside(folder, KEY, now=clock, entropy=entropy, pulse=heart)
    yield EntrustedSpaces(store, answers), clock
    store.database.close()
