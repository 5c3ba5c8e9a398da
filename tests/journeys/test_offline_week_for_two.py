"""A week without the server for a person and the child she keeps: nothing is lost."""

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import thread_time

import pytest

from app.domain.errors import Unreachable
from app.domain.ids import SpaceId
from app.domain.syncing import Seal
from app.flows.dependents.dependents import Tie
from main import Starters
from tests.journeys.program import Served
from tests.journeys.week_of_one import lived, seen
from views.house import House
from views.parts.synthesis.visiting import Prepared, around, page_of, visit_of
from views.prints.visit import visit

pytestmark = [
    pytest.mark.covers("C-150"),
    pytest.mark.covers("C-164"),
    pytest.mark.covers("C-083"),
]
PHRASE = "girafe mauve toit lycée brume wagon safran"
WAYS = {"passphrase": PHRASE}
SECONDS = 2.0
"""How long a visit may take to prepare, on the screen and on paper."""


@dataclass
class Device:
    """A device of Camille, its home on a disk of its own."""

    starters: Starters
    own: House
    child: SpaceId

    @property
    def houses(self) -> list[House]:
        """Return the house of Camille, then Léo's."""
        return [self.own, self.starters.door.beside(self.child)]

    def sync(self) -> None:
        """Exchange each space; Léo's once the list of people came."""
        for house in (self.own, None):
            self.own.dependents.heed()
            whose = house or self.starters.door.beside(self.child)
            report = asyncio.run(whose.courier.sync())
            assert report.alerts == ()
            assert report.conflicts == 0


@dataclass
class World:
    """A server that stopped, and two devices that knew each other before."""

    server: Served
    first: Device
    second: Device


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Found both spaces, let a second device in, then stop the server."""
    with ExitStack() as ending:
        server = Served(tmp_path / "server")
        ending.callback(server.stop)
        one, two = (Starters(tmp_path / name) for name in ("one", "two"))
        for each in (one, two):
            ending.enter_context(closing(each.door))
        made = one.door.create("Camille", birth_date="", server=server.url, ways=WAYS)
        own = made.house
        leo = own.dependents.add("Léo", birth_date="2019-05-04", tie=Tie.CHILD)
        first = Device(one, own, leo.id)
        first.sync()
        joined = two.door.join_with_kit(server.url, made.sheet.key, ways=WAYS)
        second = Device(two, joined, leo.id)
        second.sync()
        server.stop()
        yield World(server, first, second)


def test_a_week_without_server_loses_nothing_of_either(world: World) -> None:
    own, child = world.first.houses
    weeks = [lived(own, 62), lived(child, 18)]
    for house, week in zip(world.first.houses, weeks, strict=True):
        assert seen(house) == week
        state = house.courier.state()
        assert state.seal is Seal.WAITING
        assert state.waiting > 10
        with pytest.raises(Unreachable):
            asyncio.run(house.courier.sync())
        assert house.courier.state().waiting == state.waiting
    world.server.start()
    for device in (world.first, world.second):
        device.sync()
        assert [seen(house) for house in device.houses] == weeks
        for house in device.houses:
            assert house.courier.state().seal is Seal.UP_TO_DATE
            assert house.courier.state().waiting == 0


def test_what_waits_for_one_is_not_said_of_the_other(world: World) -> None:
    own, child = world.first.houses
    child.measures.add("body-weight", ["18.4"])
    assert child.courier.state().seal is Seal.WAITING
    assert child.courier.state().waiting > 0
    assert own.courier.state().waiting == 0


def test_the_visit_of_the_child_is_prepared_without_network(world: World) -> None:
    """By who keeps the space: on paper in two seconds, the child's name on it."""
    own, child = world.first.houses
    week, _mine = lived(child, 18), lived(own, 62)
    started = thread_time()
    visited = visit_of(child)
    found = around(visited, visited.flow.since())
    chosen = Prepared(
        who="Docteur Fictif",
        questions="Peut-il manger des noix ?",
        curves="body-weight",
        documents=",".join(one.id.hex() for one in found.documents),
    )
    page = page_of(visited, chosen, found, datetime.now(UTC).date())
    paper = visit(page)
    assert thread_time() - started < SECONDS
    assert paper.startswith(b"%PDF-")
    assert page.name == "Léo"
    assert len(page.documents) == len(week.documents)
    told = " ".join((*page.changes, *page.documents))
    assert "Arachide (Léo)" in told
    assert "Camille" not in told
    (curve,) = page.curves
    assert {str(value) for _when, (value,) in curve.rows} == set(week.weights)


def test_questions_typed_for_the_child_are_kept_for_the_child(world: World) -> None:
    own, child = world.first.houses
    child.drafts.keep("visit", {"questions": "Peut-il manger des noix ?"})
    visit_of(child).flow.made()
    assert own.drafts.get("visit") == {}
    assert visit_of(own).flow.last() is None
    assert world.first.houses[1].drafts.get("visit")
