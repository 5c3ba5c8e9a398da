"""The file of a document: brought from elsewhere, and what was found inside it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from app.domain.foreign import Extract
from app.domain.ids import EntryId
from app.ports.courier import Progress, unheard
from storage.memory.blobs import MemoryBlobs
from tests.fictitious.airlock import Held
from tests.screens.fletunit import FletUnit
from tests.screens.homes import (
    NOON,
    FakeDoor,
    PlainAirlock,
    StillCourier,
    a_world,
    filled,
)
from views.house import House
from views.parts.offline.coming import AT_ONCE
from views.shell import opened

pytestmark = pytest.mark.anyio


def on(house: House, route: str) -> FletUnit:
    """Open a screen of *house*."""
    return FletUnit(opened(a_world(FakeDoor(house))), route=route, width=390)


def elsewhere(source: House, courier: StillCourier) -> House:
    """Return the house once the files of its documents are on another device."""
    blobs = MemoryBlobs(now=lambda: NOON)
    documents = replace(source.documents, blobs=blobs)
    offline = replace(source.offline, blobs=blobs, courier=courier)
    return replace(source, documents=documents, courier=courier, offline=offline)


@pytest.mark.covers("C-023")
async def test_a_file_that_is_elsewhere_comes_when_it_is_opened() -> None:
    source, courier = filled(), Bringing()
    entry, full = source.documents.list()[0], source.documents.blobs
    house = elsewhere(source, courier)
    courier.brings = lambda: house.documents.blobs.__dict__.update(full.__dict__)
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Page 1 sur 2")


async def test_how_far_it_is_is_shown_and_it_may_be_stopped() -> None:
    source, courier = filled(), Slow()
    house = elsewhere(source, courier)
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Téléchargement… 40 %")
        await ui.press("document-stop")
        courier.go.set()
        await ui.until("Il reprendra où il en était.")
        assert "Télécharger (" in ui.text()


async def test_a_heavy_file_waits_to_be_asked_for() -> None:
    source, courier = filled(), Bringing()
    house = elsewhere(source, courier)
    entry = house.documents.list()[0]
    heavy = replace(entry.attachments[0], plain_size=AT_ONCE + 1)
    house.documents.put(replace(entry, attachments=(heavy,)))
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Télécharger (100")
        assert courier.asked == 0
        await ui.press("document-fetch")
        assert courier.asked == 1


async def test_without_network_the_words_stay_and_the_button_too() -> None:
    house = elsewhere(filled(), StillCourier())
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Pas de réseau. Ce fichier n'est pas sur cet appareil.")
        assert "document fictif" in ui.text()
        await ui.press("document-fetch")
        await ui.until("Pas de réseau. Ce fichier n'est pas sur cet appareil.")
        assert "Télécharger (" in ui.text()


async def test_what_was_found_in_a_file_is_told_above_it() -> None:
    source = filled()
    house = replace(source, documents=replace(source.documents, airlock=Odd()))
    added = house.documents.add(b"odd", name="odd.pdf").entry
    assert added
    async with on(house, f"/documents/{added.id.hex()}") as ui:
        await ui.until("Ce fichier contient un programme.")
        assert "Ce PDF contient d'autres fichiers." in ui.text()


class Odd(PlainAirlock):
    """An airlock that finds things worth telling."""

    def read(self, content: Held, *, name: str) -> Extract:
        found = ("pdf.active_content", "pdf.attachments", "new.code")
        return replace(super().read(content, name=name), findings=found)


@dataclass
class Bringing(StillCourier):
    """A courier that brings the files asked for."""

    brings: Callable[[], None] = lambda: None

    asked: int = 0

    async def fetch(self, _entry: EntryId, _tell: Progress = unheard) -> None:
        self.asked += 1
        self.brings()


@dataclass
class Slow(StillCourier):
    """A courier that stops at two parts of five until told to go on."""

    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def fetch(self, _entry: EntryId, tell: Progress = unheard) -> None:
        tell(2, 5)
        await self.go.wait()
        tell(3, 5)
