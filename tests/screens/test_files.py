"""The file of a document: brought from elsewhere, and what was found inside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from app.domain.foreign import Reading
from app.domain.ids import EntryId
from storage.memory.blobs import MemoryBlobs
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import (
    NOON,
    FakeDoor,
    PlainAirlock,
    StillCourier,
    a_world,
    filled,
)
from views.errors import sentence_for
from views.house import House
from views.shell import opened

pytestmark = pytest.mark.anyio


def on(house: House, route: str) -> FletUnit:
    """Open a screen of *house*."""
    return FletUnit(opened(a_world(FakeDoor(house))), route=route, width=390)


async def test_a_file_on_another_device_is_brought_when_asked() -> None:
    source, courier = filled(), Bringing()
    entry, full = source.documents.list()[0], source.documents.blobs
    documents = replace(source.documents, blobs=MemoryBlobs(now=lambda: NOON))
    courier.brings = lambda: documents.blobs.__dict__.update(full.__dict__)
    house = replace(source, documents=documents, courier=courier)
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Il n'est pas encore ici.")
        await ui.press("document-fetch")
        await ui.until("Page 1 sur 2")


async def test_a_server_away_is_said_and_the_button_stays() -> None:
    source = filled()
    elsewhere = replace(source.documents, blobs=MemoryBlobs(now=lambda: NOON))
    house = replace(source, documents=elsewhere)
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Télécharger le fichier")
        await ui.press("document-fetch")
        await ui.until(plain(sentence_for("peer.silent")))
        assert "Télécharger le fichier" in ui.text()


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

    def read(self, content: bytes, *, name: str) -> Reading:
        found = ("pdf.active_content", "pdf.attachments", "new.code")
        return replace(super().read(content, name=name), findings=found)


@dataclass
class Bringing(StillCourier):
    """A courier that brings the files asked for."""

    brings: Callable[[], None] = lambda: None

    async def fetch(self, _: EntryId) -> None:
        self.brings()
