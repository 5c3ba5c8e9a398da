"""A device comes in: by a code compared, by the sheet, or from an archive."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

import flet as ft
import pytest

from app.domain.errors import Refused
from app.flows.enrolment import apply
from tests.app.worlds import Clock, Home
from tests.screens.fletunit import FletUnit, Invoked
from tests.screens.homes import (
    CHECK,
    CODE,
    KEY,
    WAITING,
    FakeDoor,
    a_world,
    filled,
)
from tests.screens.opening import picking
from tests.screens.tree import faults, titles
from views.house import House
from views.shell import opened
from views.visiting import Tell, Visitor, unsaid

pytestmark = pytest.mark.anyio
SERVER = "http://sante.exemple"
ADD = "/mes-appareils/ajouter"


def inside(door: FakeDoor, route: str, client: Invoked | None = None) -> FletUnit:
    """Open a screen of an open space that has a server."""
    house = door.house or filled()
    door.house = replace(house, space=replace(house.space, server=SERVER))
    world = a_world(door)
    return FletUnit(opened(world), route=route, width=390, on_invoke=client)


async def choose_code(ui: FletUnit, name: str, code: str = CODE) -> None:
    """Type a new code twice."""
    await ui.type(f"{name}-secret", code)
    await ui.type(f"{name}-again", code)


async def entered(ui: FletUnit) -> None:
    """Follow the page to Accueil, as a browser does, once the space is open."""
    for _turn in range(50):
        if ui.page.data.house:
            break
        await ui.settle()
    await ui.navigate("/")
    await ui.until("Bonjour Camille")


async def at_the_door(ui: FletUnit) -> None:
    """Fill in what is asked before waiting."""
    await ui.type("server", SERVER)
    await choose_code(ui, "join")
    await ui.press("join-begin")


@pytest.mark.covers("C-123")
@pytest.mark.covers("C-174")
async def test_a_device_shows_its_code_compares_then_enters() -> None:
    door = FakeDoor()
    async with FletUnit(opened(a_world(door)), route="/rejoindre", width=390) as ui:
        await ui.press("join-begin")
        assert "Écrivez l'adresse du serveur." in ui.text()
        await at_the_door(ui)
        await ui.until("Voyez-vous ces signes sur l'autre appareil ?")
        assert all(group in ui.text() for group in CHECK.split("-"))
        assert any("Comparez ces signes" in said for said in ui.said())
        assert WAITING not in ui.page.title + ui.page.route
        assert door.house is None
        await ui.press("join-same")
        await entered(ui)
        asked = ("wait", SERVER, {"pin": CODE}, "Ordinateur")
        assert door.asked == [("reach", SERVER), asked]


@pytest.mark.covers("C-123")
async def test_other_signs_open_nothing_and_say_so() -> None:
    door = FakeDoor()
    async with FletUnit(opened(a_world(door)), route="/rejoindre") as ui:
        await at_the_door(ui)
        await ui.until("Voyez-vous ces signes")
        await ui.press("join-different")
        await ui.until("Les signes sont différents.")
        assert door.house is None
        assert ui.named("join-begin")


@pytest.mark.parametrize("code", ["key.changed", "wrap.invalid", "grant.forged"])
async def test_a_stranger_who_answers_is_told_as_one(code: str) -> None:
    class Deceived(FakeDoor):
        def join_waiting(self, *_: object, **__: object) -> House:
            raise Refused(code)

    async with FletUnit(opened(a_world(Deceived())), route="/rejoindre") as ui:
        await at_the_door(ui)
        await ui.until("Ce n'est pas la bonne personne. Rien n'a été ouvert.")


@pytest.mark.parametrize(
    ("server", "told"),
    [
        ("http://silent.exemple", "Pas de réseau, ou serveur muet."),
        ("ftp://sante.exemple", "Cette adresse de serveur n'est pas bonne."),
    ],
)
async def test_a_server_that_does_not_answer_stops_before_the_wait(
    server: str, told: str
) -> None:
    door = FakeDoor()
    async with FletUnit(opened(a_world(door)), route="/rejoindre") as ui:
        await ui.type("server", server)
        await choose_code(ui, "join")
        await ui.press("join-begin")
        await ui.until(told)
        assert ui.named("join-begin")
        assert door.house is None


class Waiting(FakeDoor):
    """A door where nobody answers until the person leaves."""

    def join_waiting(
        self, server: str, tell: Tell, *, ways: Mapping[str, str], device: str = ""
    ) -> House:
        assert (server, ways, device) == (SERVER, {"pin": CODE}, "Ordinateur")
        tell("code", WAITING)
        tell("left", "61")
        for _turn in range(6000):
            asyncio.run(asyncio.sleep(0.01))
            tell("left", "59")
        raise Refused("enrol.expired")


async def test_who_waits_sees_the_code_the_time_left_and_may_leave() -> None:
    async with FletUnit(opened(a_world(Waiting())), route="/rejoindre") as ui:
        await at_the_door(ui)
        await ui.until("Ce code marche encore 1 minute.")
        assert all(group in ui.text() for group in WAITING.split("-"))
        assert ui.one(ft.Image).semantics_label
        assert faults(ui) == []
        await ui.press("join-cancel")
        await ui.until("Demander à entrer")
        await ui.until("Rien n'a changé.")


@pytest.mark.covers("C-108")
async def test_the_sheet_brings_the_space_to_a_new_device() -> None:
    door = FakeDoor()
    async with FletUnit(opened(a_world(door)), route="/rejoindre/feuille") as ui:
        await ui.type("server", "sante.exemple")
        await ui.type("group-1", KEY.lower())
        assert ui.tid("group-9").value == "0123"
        await ui.type("group-4", "CD")
        await choose_code(ui, "kit")
        await ui.press("kit-join")
        assert "Le groupe 4 a 4 signes." in ui.text()
        assert door.asked == []
        await ui.type("group-4", "CDEF")
        await ui.press("kit-join")
        await entered(ui)
        key = KEY.replace("-", "")
        asked = ("kit", "https://sante.exemple", key, {"pin": CODE}, "Ordinateur")
        assert door.asked == [asked]


class Coming(FakeDoor):
    """A door where a large space comes until the person enters."""

    def join_with_kit(
        self,
        server: str,
        recovery: str,
        tell: Tell = unsaid,
        *,
        ways: Mapping[str, str],
        device: str = "",
    ) -> House:
        self._come(tell)
        return super().join_with_kit(server, recovery, ways=ways, device=device)

    def join_waiting(
        self, server: str, tell: Tell, *, ways: Mapping[str, str], device: str = ""
    ) -> House:
        tell("check", CHECK)
        tell("left", "500")
        self._come(tell)
        return FakeDoor.join_with_kit(self, server, KEY, ways=ways, device=device)

    def _come(self, tell: Tell) -> None:
        tell("in", "")
        with suppress(Refused):
            for _turn in range(6000):
                asyncio.run(asyncio.sleep(0.01))
                tell("entries", "1200/20000")


@pytest.mark.covers("C-123")
@pytest.mark.covers("C-174")
async def test_a_large_space_says_how_much_is_here_and_may_be_entered_at_once() -> None:
    door = Coming()
    async with FletUnit(opened(a_world(door)), route="/rejoindre", width=390) as ui:
        await at_the_door(ui)
        await ui.until("Voyez-vous ces signes")
        await ui.press("join-same")
        await ui.until("Éléments reçus : 1 200 sur 20 000")
        assert "Cet appareil est accepté." in ui.said()
        assert "Confirmez aussi" not in ui.text()
        assert ui.one(ft.ProgressBar).value == 0.06
        assert faults(ui) == []
        await ui.press("join-now")
        await entered(ui)


async def test_the_sheet_too_says_how_much_of_the_space_is_here() -> None:
    door = Coming()
    async with FletUnit(opened(a_world(door)), route="/rejoindre/feuille") as ui:
        await ui.type("server", SERVER)
        await ui.type("group-1", KEY)
        await choose_code(ui, "kit")
        joining = asyncio.create_task(ui.press("kit-join"))
        await ui.until("Éléments reçus : 1 200 sur 20 000")
        await ui.press("join-now")
        await joining
        await entered(ui)


def chosen(name: str, _args: Any) -> Any:  # noqa: ANN401 - as the client answers
    """Play the person who chooses a backpack."""
    if name == "pick_files":
        return [{"id": 1, "name": "sac.alveole", "size": 3, "bytes": b"sac"}]
    return None


@pytest.mark.covers("C-123")
async def test_a_backpack_brings_everything_back() -> None:
    door = FakeDoor()
    world = opened(a_world(door))
    async with FletUnit(world, route="/restaurer", on_invoke=chosen) as ui:
        await ui.press("restore-start")
        assert "2 erreurs :" in ui.text()
        await ui.press("restore-pick")
        await ui.until("sac.alveole")
        await ui.type("restore-phrase", "girafe mauve toit")
        await ui.press("restore-start")
        await entered(ui)
        await ui.until("Votre espace est revenu : 34 éléments.")
        ways = {"passphrase": "girafe mauve toit"}
        assert door.asked == [("restore", b"sac", ways, "Ordinateur")]


async def test_a_backpack_opens_with_the_sheet_too() -> None:
    door = FakeDoor()
    world = opened(a_world(door))
    async with FletUnit(world, route="/restaurer", on_invoke=chosen) as ui:
        await ui.press("restore-pick")
        await ui.choose("restore-way-recovery", "recovery")
        await ui.type("group-1", KEY)
        await choose_code(ui, "restore")
        await ui.press("restore-start")
        await entered(ui)
        ways = {"recovery": KEY.replace("-", ""), "pin": CODE}
        assert door.asked == [("restore", b"sac", ways, "Ordinateur")]


@pytest.mark.covers("C-123")
async def test_nobody_is_let_in_before_the_signs_are_said_the_same() -> None:
    door = FakeDoor(filled())
    async with inside(door, ADD) as ui:
        assert SERVER in ui.text()
        await ui.type("visitor-code", "AAAA")
        await ui.press("visitor-look")
        await ui.until("Cette clé ou ce code comporte une faute.")
        await ui.type("visitor-code", WAITING)
        await ui.press("visitor-look")
        await ui.until("Voyez-vous ces signes sur l'autre appareil ?")
        await ui.settle(200)
        assert door.asked == []
        assert titles(ui) == ["Ajouter un appareil"]
        await ui.press("visitor-same")
        await ui.until("C'est fait.")
        assert door.asked == [("let in",)]


@pytest.mark.covers("C-123")
async def test_other_signs_let_nobody_in() -> None:
    door = FakeDoor(filled())
    async with inside(door, ADD) as ui:
        await ui.type("visitor-code", WAITING)
        await ui.press("visitor-look")
        await ui.until("Voyez-vous ces signes")
        await ui.press("visitor-different")
        assert "Ce n'est pas la bonne personne. Rien n'a été ouvert." in ui.text()
        assert door.asked == []
        await ui.press("visitor-again")
        assert ui.named("visitor-code")


@pytest.mark.covers("C-174")
async def test_a_picture_of_the_other_screen_fills_the_code() -> None:
    code = apply(Home("new", Clock()).world, "Android", SERVER).code
    picture = picking(("screen.png", f"code:{code}".encode()))
    async with inside(FakeDoor(filled()), ADD, picture) as ui:
        await ui.press("visitor-picture")
        await ui.until("Code lu sur la photo.")
        assert ui.tid("visitor-code").value == code
        assert faults(ui) == []


async def test_a_picture_without_code_says_so_and_leaves_what_is_typed() -> None:
    picture = picking(("cat.jpg", b"a photograph of a cat"))
    async with inside(FakeDoor(filled()), ADD, picture) as ui:
        await ui.type("visitor-code", "AAAA")
        await ui.press("visitor-picture")
        await ui.until("Cette photo ne montre pas de code.")
        assert ui.tid("visitor-code").value == "AAAA"


async def test_nobody_waits_under_that_code() -> None:
    class Empty(FakeDoor):
        def visitor(self, code: str) -> Visitor:
            del code
            raise Refused("not_found")

    async with inside(Empty(filled()), ADD) as ui:
        await ui.type("visitor-code", WAITING)
        await ui.press("visitor-look")
        await ui.until("Aucun appareil n'attend sous ce code.")


async def test_without_a_server_the_way_to_choose_one_is_shown() -> None:
    world = a_world(FakeDoor(filled()))
    async with FletUnit(opened(world), route=ADD) as ui:
        assert "Deux appareils se parlent par un serveur." in ui.text()
        assert ui.named("visitor-settings")


async def test_a_code_is_changed_by_who_knows_the_old_one() -> None:
    door = FakeDoor(filled())
    async with inside(door, "/reglages/code") as ui:
        await choose_code(ui, "change", "314159")
        await ui.type("proof", "000000")
        await ui.press("change-save")
        await ui.until("Ce n'est pas le bon code")
        assert door.asked == []
        await ui.type("proof", CODE)
        await ui.press("change-save")
        await ui.until("C'est changé.")
        assert door.asked == [("change", "pin", "314159")]


async def test_an_example_has_neither_code_nor_sheet() -> None:
    house = replace(filled(), example=True)
    for route in ("/secours", "/reglages/code"):
        world = a_world(FakeDoor(house))
        async with FletUnit(opened(world), route=route) as ui:
            assert "Un exemple n'a ni code ni feuille de secours." in ui.text()


async def test_an_example_opens_from_the_first_screen() -> None:
    door = FakeDoor()
    async with FletUnit(opened(a_world(door))) as ui:
        await ui.press("welcome-example")
        await ui.until("Bonjour Camille")


async def test_a_sheet_is_replaced_after_the_code_and_the_old_one_named() -> None:
    door = FakeDoor(filled())
    async with inside(door, "/secours") as ui:
        await ui.until("Remplacer ma feuille")
        await ui.type("proof", CODE)
        await ui.press("sheet-renew")
        await ui.press("confirm-yes")
        await ui.until("La feuille du samedi 21 novembre 2026 ne marche plus.")
        assert KEY[:4] not in ui.text()


async def test_the_tenth_wrong_code_says_that_the_code_is_gone() -> None:
    class Erased(FakeDoor):
        def unlock(self, kind: str, secret: str) -> House:
            self.pin_gone = True
            return super().unlock(kind, secret)

        def ways(self) -> list[Any]:
            gone = getattr(self, "pin_gone", False)
            return [way for way in super().ways() if not (gone and way.kind == "pin")]

    async with FletUnit(opened(a_world(Erased(filled(), locked=True)))) as ui:
        await ui.type("unlock-secret", "000000")
        await ui.press("unlock-open")
        await ui.until("Trop d'essais : le code est effacé.")
        assert "La clé de votre feuille de secours" in ui.text()


@pytest.mark.parametrize("route", ["/rejoindre", "/rejoindre/feuille", "/restaurer"])
@pytest.mark.parametrize("width", [390, 1280])
async def test_each_way_in_is_whole(route: str, width: int) -> None:
    async with FletUnit(opened(a_world(FakeDoor())), route=route, width=width) as ui:
        assert len(titles(ui)) == 1
        assert faults(ui) == []
        assert "Ce n'est pas le site monespacesante.fr" in ui.text()


async def test_another_screen_of_the_door_begins_at_its_top() -> None:
    async with FletUnit(opened(a_world(FakeDoor())), route="/ouverture") as ui:
        first = ui.one(ft.Column, scroll=ft.ScrollMode.AUTO)
        await ui.navigate("/rejoindre")
        assert ui.one(ft.Column, scroll=ft.ScrollMode.AUTO)._i != first._i
