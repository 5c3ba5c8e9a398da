"""My devices, and the two versions of a change: shown, asked, done."""

from dataclasses import replace
from typing import Any

import flet as ft
import pytest

from app.domain.conflict import DELETED, Conflict
from app.domain.errors import Refused
from app.domain.ids import DeviceId
from app.flows.conflicts import Versions
from app.flows.my_devices import Device
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import KEY, FakeDoor, a_world, filled
from views.house import House
from views.shell import opened

pytestmark = pytest.mark.anyio


HERE = DeviceId(b"h" * 16)


class TwoDevices:
    """This device and a lost one."""

    def __init__(self, new_key: str = "") -> None:
        self.gone: list[bytes] = []
        self.name = "Linux"
        self.new_key = new_key

    def list(self) -> list[Device]:
        lost = DeviceId(b"l" * 16)
        retired = lost in self.gone
        return [
            Device(HERE, self.name, 0, here=True, retired=False, platform="Linux"),
            Device(lost, "Téléphone", 0, here=False, retired=retired, met=1),
        ]

    def rename(self, device: bytes, name: str) -> str:
        assert device == HERE
        if not name:
            raise Refused("device.name_empty")
        self.name = name
        return "Linux"

    def call(self, device: bytes, name: str) -> None:
        assert device == HERE
        self.name = name

    def retire(self, device: bytes) -> str:
        self.gone.append(device)
        return self.new_key


class OneChoice:
    """A document described differently on two devices."""

    def __init__(self, house: House, **changes: Any) -> None:  # noqa: ANN401
        mine = house.documents.list()[0]
        meta = {**mine.meta, "title": "Ordonnance du midi", "comment": "à jeun"}
        other: dict[str, Any] = {"meta": meta, "updated": 0, **changes}
        losing = replace(mine, **other)
        conflict = Conflict(b"c" * 16, mine.id, losing, DeviceId(b"d" * 16), 1)
        self.versions = [Versions(conflict, mine, "Tablette")]
        self.done: list[str] = []

    def list(self) -> list[Versions]:
        return [] if self.done and self.done[-1] != "undo" else self.versions

    def keep(self, conflict: bytes) -> None:
        self.done.append(f"keep {conflict!r}")

    def take_other(self, conflict: bytes) -> None:
        self.done.append(f"take {conflict!r}")

    def undo(self, versions: Versions) -> None:
        assert versions == self.versions[0]
        self.done.append("undo")


def on(route: str, **flows: Any) -> FletUnit:  # noqa: ANN401 - any flow
    """Open a screen of a house with these flows."""
    house = replace(filled(), **flows)
    return FletUnit(opened(a_world(FakeDoor(house))), route=route)


@pytest.mark.covers("C-123")
async def test_a_lost_device_is_put_outside_after_a_question() -> None:
    devices = TwoDevices()
    async with on("/mes-appareils", my_devices=devices) as ui:
        await ui.until("C'est cet appareil.")
        await ui.press(f"device-{(b'l' * 16).hex()}")
        assert "Ce qu'il a déjà lu reste lu." in ui.text()
        assert devices.gone == []
        await ui.press("confirm-yes")
        await ui.until("C'est noté : « Téléphone » sera mis dehors.")
        assert devices.gone == [b"l" * 16]


async def test_a_new_recovery_key_is_shown_when_the_old_one_is_void() -> None:
    async with on("/mes-appareils", my_devices=TwoDevices(KEY)) as ui:
        await ui.until("C'est cet appareil.")
        await ui.press(f"device-{(b'l' * 16).hex()}")
        await ui.press("confirm-yes")
        await ui.until("Ma nouvelle feuille de secours")
        assert KEY[:4] in ui.text()
        await ui.press("devices-sheet")
        assert ui.pushed()[-1] == ("push_route", "/secours")


async def test_a_device_is_renamed() -> None:
    devices, name = TwoDevices(), HERE.hex()
    async with on("/mes-appareils", my_devices=devices) as ui:
        await ui.until("Ordinateur Linux")
        await ui.press(f"rename-{name}")
        await ui.press(f"save-{name}")
        await ui.until("Donnez un nom à cet appareil.")
        await ui.type(f"name-{name}", "Portable du salon")
        await ui.press(f"save-{name}")
        await ui.until("Cet appareil s'appelle maintenant « Portable du salon ».")
        assert devices.name == "Portable du salon"
        await ui.press("banner-undo")
        assert devices.name == "Linux"


async def test_this_very_device_cannot_be_put_outside_from_here() -> None:
    async with on("/mes-appareils", my_devices=TwoDevices()) as ui:
        await ui.until("C'est cet appareil.")
        assert not ui.all(ft.Semantics, identifier=f"device-{HERE.hex()}")


async def test_another_device_is_added_from_its_own_screen() -> None:
    async with on("/mes-appareils", my_devices=TwoDevices()) as ui:
        await ui.until("C'est cet appareil.")
        await ui.press("devices-add")
        assert ui.pushed()[-1] == ("push_route", "/mes-appareils/ajouter")


@pytest.mark.covers("C-163")
@pytest.mark.parametrize("side", ["keep", "take"])
async def test_both_versions_are_shown_and_one_is_chosen(side: str) -> None:
    house = filled()
    choice = OneChoice(house)
    async with on("/choix", conflicts=choice) as ui:
        await ui.until("Ce qui diffère : titre, commentaire.")
        told = ui.text().split("\n")
        assert {"Ordonnance du midi", "à jeun", "Aucun commentaire"} <= set(told)
        assert any("« Tablette »" in line for line in told)
        await ui.press(f"{side}-{(b'c' * 16).hex()}")
        assert choice.done == [f"{side} {b'c' * 16!r}"]


@pytest.mark.covers("C-163")
async def test_each_button_tells_which_version_it_keeps_and_of_what() -> None:
    async with on("/choix", conflicts=OneChoice(filled())) as ui:
        await ui.until("L'autre version")
        buttons = [ui.tid(f"{side}-{(b'c' * 16).hex()}") for side in ("keep", "take")]
        seen = [plain(one.content.value) for one in buttons]
        heard = [plain(one.content.semantics_label) for one in buttons]
        assert seen == ["Garder la version actuelle", "Prendre l'autre version"]
        (title,) = {words.split(" : ", 1)[1] for words in heard}
        assert heard == [f"{words} : {title}" for words in seen]
        assert title in ui.text().split("\n")


@pytest.mark.covers("C-163")
async def test_a_choice_is_taken_back() -> None:
    choice = OneChoice(filled())
    async with on("/choix", conflicts=choice) as ui:
        await ui.until("L'autre version")
        await ui.press(f"keep-{(b'c' * 16).hex()}")
        await ui.until("L'autre version reste dans l'historique.")
        await ui.press("banner-undo")
        assert choice.done[-1] == "undo"


async def test_a_deletion_is_told_as_one() -> None:
    house = filled()
    meta = {**house.documents.list()[0].meta, DELETED: "yes"}
    choice = OneChoice(house, meta=meta)
    async with on("/choix", conflicts=choice) as ui:
        await ui.until("Un appareil l'a changé, l'autre l'a supprimé.")
        assert "Supprimé." in ui.text()
        assert "n'est pas perdue" not in ui.text()
        await ui.press(f"take-{(b'c' * 16).hex()}")
        assert "sera effacé pour toujours, sur tous vos appareils." in ui.text()
        assert choice.done == []
        await ui.press("confirm-yes")
        await ui.until("C'est effacé pour toujours.")
        assert choice.done == [f"take {b'c' * 16!r}"]
        assert not ui.named("banner-undo")


async def test_nothing_to_choose_says_that_all_is_well() -> None:
    async with on("/choix") as ui:
        await ui.until("Rien à choisir.")


@pytest.mark.parametrize(("width", "columns"), [(390, 0), (1280, 1)])
async def test_versions_stand_side_by_side_where_there_is_room(
    width: int, columns: int
) -> None:
    house = replace(filled(), conflicts=OneChoice(filled()))  # type: ignore[arg-type]  # as much of one as asked
    world = a_world(FakeDoor(house))
    async with FletUnit(opened(world), route="/choix", width=width) as ui:
        await ui.until("L'autre version")
        rows = [one for one in ui.all(ft.Row) if len(_wide(one)) == 2]
        assert len(rows) == columns


def _wide(row: ft.Row) -> list[ft.Control]:
    """Return the children that share the whole width evenly."""
    return [one for one in row.controls if isinstance(one, ft.Container) and one.expand]
