"""Room on this device: what may leave is shown, leaves when asked, and comes back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from app.domain.ids import EntryId
from app.domain.syncing import Seal, SyncState
from app.flows.offline.choices import Rule
from app.flows.offline.keeping import Where
from app.ports.courier import Progress, unheard
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, StillCourier, a_house, a_world, filled
from views.errors import sentence_for
from views.house import House
from views.shell import opened

pytestmark = pytest.mark.anyio


@dataclass
class Keeping(StillCourier):
    """A courier whose server holds everything, or nothing."""

    holds: bool = True
    brought: list[EntryId] = field(default_factory=list)

    async def fetch(self, entry: EntryId, _tell: Progress = unheard) -> None:
        self.brought.append(entry)

    async def keeps(self, entries: Sequence[EntryId]) -> frozenset[EntryId]:
        return frozenset(entries if self.holds else ())


def sent(courier: StillCourier | None = None) -> House:
    """Return a house whose documents are all at the server."""
    house = filled()
    memory = house.documents.vault._memory  # type: ignore[attr-defined]  # in memory
    memory.state.lines.clear()
    for entry in house.documents.list():
        object.__setattr__(entry, "rev", 3)
    courier = courier or Keeping(SyncState(Seal.UP_TO_DATE))
    offline = replace(house.offline, courier=courier)
    return replace(house, courier=courier, offline=offline)


def on(house: House, route: str = "/documents/place") -> FletUnit:
    return FletUnit(opened(a_world(FakeDoor(house))), route=route, width=390)


@pytest.mark.covers("C-023")
async def test_one_document_leaves_is_told_and_comes_back() -> None:
    house = sent()
    entry = house.documents.list()[0]
    async with on(house) as ui:
        await ui.until("Ce qui peut partir")
        assert ui.text().count("Libérer ") == 3
        await ui.press(f"offline-{entry.id.hex()}")
        await ui.until("Le serveur garde tout.")
        assert house.offline.where(entry.id) is Where.AWAY
        assert not ui.named(f"offline-{entry.id.hex()}")
        await ui.press("banner-undo")
        assert house.courier.brought == [entry.id]  # type: ignore[attr-defined]


async def test_everything_leaves_after_a_question() -> None:
    house = sent()
    async with on(house) as ui:
        await ui.until("Tout libérer (")
        await ui.press("offline-all")
        assert house.offline.room().free
        assert "Sans réseau, ces documents ne s'ouvriront plus" in ui.text()
        await ui.press("confirm-yes")
        await ui.until("Rien ne peut partir pour l'instant.")
        assert house.offline.room().free == ()


async def test_what_the_server_lacks_stays_and_is_said() -> None:
    house = sent(Keeping(SyncState(Seal.UP_TO_DATE), holds=False))
    entry = house.documents.list()[0]
    async with on(house) as ui:
        await ui.until("Ce qui peut partir")
        await ui.press(f"offline-{entry.id.hex()}")
        await ui.until(plain(sentence_for("file.unsent")))
        assert house.offline.where(entry.id) is Where.HERE


async def test_a_document_that_left_says_so_in_its_list() -> None:
    house = sent()
    entry = house.documents.list()[0]
    async with on(house, "/documents") as ui:
        await ui.until(entry.title)
        assert "Sur le serveur" not in ui.text()
        await house.offline.free([entry.id])
        await ui.navigate("/")
        await ui.navigate("/documents")
        await ui.until("Sur le serveur")


async def test_nothing_leaves_without_a_server() -> None:
    async with on(a_house()) as ui:
        await ui.until("Aucun serveur choisi : tout reste sur cet appareil.")
        assert "Ce qui peut partir" not in ui.text()


async def test_the_rule_is_chosen_for_this_device() -> None:
    house = sent()
    async with on(house) as ui:
        await ui.until("Ce qui vient sur cet appareil")
        await ui.choose("offline-rule-light", "light")
        assert house.offline.rule() is Rule.LIGHT


async def test_the_page_of_a_document_keeps_it_or_frees_it() -> None:
    house = sent()
    entry = house.documents.list()[0]
    async with on(house, f"/documents/{entry.id.hex()}") as ui:
        await ui.until("Ce document est sur cet appareil.")
        await ui.press("offline-keep")
        await ui.until("Ce document reste sur cet appareil, même sans réseau.")
        assert not ui.named("offline-free")
        await ui.press("banner-undo")
        await ui.until("Ce document est sur cet appareil.")
        await ui.press("offline-free")
        await ui.until("Le serveur garde tout.")
        assert house.offline.where(entry.id) is Where.AWAY
        assert ui.pushed()[-1:] == [("push_route", "/documents")]


async def test_the_settings_lead_to_the_room() -> None:
    async with on(sent(), "/reglages") as ui:
        await ui.press("settings-room")
        assert ui.pushed()[-1][1] == "/documents/place"
