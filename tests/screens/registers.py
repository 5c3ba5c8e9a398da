"""A house beside a register that plays: the screens speak to it over real HTTP."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from app.flows.vaccines.receiving import Receiving
from sync.feeds.fhir import FhirFeed
from sync.feeds.lab.faults import Fault
from tests.app.identities import known
from tests.fictitious.register import Playing, Watch
from tests.screens.homes import a_house
from tests.sync.client.conftest import Book
from views.house import House


@dataclass
class Patience:
    """Between two demands the program waits until the test lets it go on."""

    watch: Watch = field(default_factory=Watch)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def sleep(self, seconds: float) -> None:
        """Wait for the test."""
        await self.go.wait()
        await self.watch.sleep(seconds)


@dataclass
class Beside:
    """The house, its register, and what makes it wait."""

    house: House
    playing: Playing
    patience: Patience

    @property
    def receiving(self) -> Receiving:
        """The flow of the house."""
        return self.house.vaccines.receiving

    async def link(self) -> None:
        """Link the register, without any screen."""
        self.patience.go.set()
        pairing = await self.receiving.begin(self.playing.address)
        self.playing.says()
        await self.receiving.join(pairing)

    def yes(self) -> None:
        """Say yes on the page of the register."""
        self.playing.says()
        self.patience.go.set()


@contextmanager
def register(*faults: Fault) -> Iterator[Beside]:
    """Give a house and a register of the same person."""
    house, patience = a_house(), Patience()
    known(house.vaccines.booklet.vault, replace(house.space, name="Camille Fictif"))
    feed = FhirFeed(patience.watch, patience.sleep, ledger=Book())
    receiving = replace(house.vaccines.receiving, feed=feed)
    house = replace(house, vaccines=replace(house.vaccines, receiving=receiving))
    with Playing(*faults, now=patience.watch) as playing:
        yield Beside(house, playing, patience)
