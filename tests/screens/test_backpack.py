"""A backpack is made, stopped, checked; a copy in clear is warned of, then noted."""

import asyncio
import io
import zipfile
from contextvars import Context
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import flet as ft
import pytest

from app.domain.departure import Purpose
from app.domain.errors import Broken
from app.flows.backpack.opening import open_archive
from app.flows.backpack.packing import Outside, Packed
from app.flows.dependents.dependents import Tie
from tests.app.outside import written
from tests.screens.fletunit import FletUnit, Invoked, plain
from tests.screens.homes import filled
from tests.screens.opening import on, picking
from views.house import House
from views.parts import copied, giving, saving
from views.parts.giving import OFFERS
from views.parts.handing import PLACE

pytestmark = pytest.mark.anyio
PHRASE = "girafe mauve toit lycée"
NAME = "sac-a-dos-2026-11-21.alveole"


def keeping(given: dict[str, bytes]) -> Invoked:
    """Play a browser that keeps what it is handed."""

    def client(name: str, args: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "save_file":
            given[args["file_name"]] = args["src_bytes"]

    return client


def choosing(path: str | None) -> Invoked:
    """Play a desktop where a place is chosen, or none."""
    return lambda name, _: path if name == "save_file" else None


async def make(ui: FletUnit, phrase: str = PHRASE) -> None:
    """Type a phrase twice and ask for the backpack."""
    await ui.until("Faire mon sac à dos")
    await ui.type("backpack-secret", phrase)
    await ui.type("backpack-again", phrase)
    await ui.press("backpack-make")


def on_a_desktop(ui: FletUnit) -> None:
    """Have the page be a window, not a browser."""
    ui.session.apply_patch(ui.page._i, {"web": False, "platform": "linux"})


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return [one.name for one in folder.iterdir()]


def reasons(house: House) -> list[Purpose]:
    """Return why something left that house."""
    return [one.purpose for day in house.departures.days(1) for one in day.tallies]


@pytest.mark.covers("C-160")
async def test_a_backpack_is_made_told_and_noted() -> None:
    house, given = filled(), dict[str, bytes]()
    async with on(house, "/sauvegarde", keeping(given)) as ui:
        await ui.until("Vous n'avez pas encore de sac à dos.")
        await make(ui)
        await ui.until("Votre sac à dos est prêt : 3 documents,")
        archive = open_archive(io.BytesIO(given[NAME]), "passphrase", PHRASE)
        assert archive.count == len(list(house.backpack.entries()))
        await ui.until("Dernier sac à dos : à l'instant.")
        assert reasons(house) == [Purpose.COPY_BACKPACK]


async def test_a_weak_phrase_makes_nothing() -> None:
    house, given = filled(), dict[str, bytes]()
    async with on(house, "/sauvegarde", keeping(given)) as ui:
        await make(ui, "motdepasse")
        await ui.until("Cette phrase est trop facile à deviner.")
        assert (given, house.backpack.last()) == ({}, 0)


async def test_two_different_phrases_make_nothing() -> None:
    given = dict[str, bytes]()
    async with on(filled(), "/sauvegarde", keeping(given)) as ui:
        await ui.until("Faire mon sac à dos")
        await ui.type("backpack-secret", PHRASE)
        await ui.type("backpack-again", "une autre")
        await ui.press("backpack-make")
        assert "Les deux saisies sont différentes." in ui.text()
        assert given == {}


@pytest.mark.parametrize("chosen", [True, False])
async def test_on_a_desktop_it_is_written_where_one_says(
    tmp_path: Path, *, chosen: bool
) -> None:
    house, path = filled(), tmp_path / NAME
    client = choosing(str(path) if chosen else None)
    async with on(house, "/sauvegarde", client) as ui:
        on_a_desktop(ui)
        await make(ui)
        if chosen:
            await ui.until("Votre sac à dos est prêt")
        await ui.settle()
    assert names(tmp_path) == ([NAME] if chosen else [])
    assert bool(house.backpack.last()) is chosen


@pytest.mark.parametrize(
    ("act", "where", "shown"),
    [
        ("press", "saving-stop", "Faire mon sac à dos"),
        ("navigate", "/messages", "Messages"),
    ],
)
async def test_what_is_stopped_or_left_leaves_nothing(
    tmp_path: Path, act: str, where: str, shown: str
) -> None:
    house, going = filled(), Event()
    slow = Outside(lambda _kind, _secret: going.wait(60), written)
    house = replace(house, backpack=replace(house.backpack, outside=slow))
    async with on(house, "/sauvegarde", choosing(str(tmp_path / NAME))) as ui:
        on_a_desktop(ui)
        making = asyncio.create_task(make(ui))
        await ui.until("Préparation… 0 %")
        await getattr(ui, act)(where)
        going.set()
        await making
        await ui.until("Rien n'a changé.")
        assert shown in ui.text()
    assert NAME not in names(tmp_path)
    assert house.backpack.last() == 0


class Taking:
    """A browser that goes where it is led, and keeps the file it finds there."""

    def __init__(self) -> None:
        self.content = b""
        self.found: list[asyncio.Task[bool]] = []

    def __call__(self, name: str, args: Any) -> Any:  # noqa: ANN401 - Flet's own types
        if name == "launch_url":
            token = args["url"].removeprefix(PLACE)
            give = OFFERS.give(token, asyncio.Event().wait, self.take)  # type: ignore[arg-type]  # never leaves
            alone = asyncio.create_task(give, context=Context())
            self.found.append(alone)

    async def take(self, message: Any) -> None:  # noqa: ANN401 - as servers call it
        self.content += message.get("body", b"")


class Spool(io.BytesIO):
    """A file that remembers what it held once closed."""

    held = b""

    def close(self) -> None:
        self.held = self.getvalue()
        super().close()


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have any space be too large to be handed over at once."""
    monkeypatch.setattr(saving, "BROWSER_MAX", 1)


@pytest.mark.covers("C-160")
@pytest.mark.usefixtures("large")
async def test_a_large_backpack_is_given_piece_by_piece() -> None:
    house, browser = filled(), Taking()
    async with on(house, "/sauvegarde", browser) as ui:
        await make(ui)
        await ui.until("Votre sac à dos est prêt : 3 documents,")
        archive = open_archive(io.BytesIO(browser.content), "passphrase", PHRASE)
        assert archive.count == len(list(house.backpack.entries()))
        assert reasons(house) == [Purpose.COPY_BACKPACK]
        assert not any("sac" in route for _name, route in ui.pushed())


@pytest.mark.covers("C-157")
@pytest.mark.usefixtures("large")
async def test_a_large_copy_in_clear_is_sealed_until_it_leaves() -> None:
    house, browser, kept = filled(), Taking(), Spool()
    async with on(house, "/sauvegarde/copie-claire", browser) as ui:
        ui.page.data.door.spool = lambda: kept
        await ui.until("Toute personne qui trouve ce fichier peut tout lire.")
        await ui.press("clear-make")
        await ui.press("confirm-yes")
        await ui.until("Votre copie est prête : 3 documents,")
    assert zipfile.is_zipfile(io.BytesIO(browser.content))
    assert b"document fictif" in browser.content
    assert kept.held
    assert b"document fictif" not in kept.held
    assert reasons(house) == [Purpose.COPY_CLEAR]


@pytest.mark.usefixtures("large")
async def test_a_large_copy_nobody_takes_is_not_told_as_ready(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(giving, "_PATIENCE", 0.01)
    house = filled()
    async with on(house, "/sauvegarde") as ui:
        await make(ui)
        await ui.until("Le fichier n'est pas arrivé en entier.")
        assert house.backpack.last() == 0


@pytest.mark.usefixtures("large")
async def test_a_space_too_large_for_a_phone_is_told_where_to_go() -> None:
    async with on(filled(), "/messages") as ui:
        ui.session.apply_patch(ui.page._i, {"web": False, "platform": "android"})
        await ui.navigate("/sauvegarde")
        await ui.until("Faites votre sac à dos sur un ordinateur.")
        assert not ui.all(ft.Semantics, identifier="backpack-make")


async def test_a_backpack_is_checked_without_being_restored() -> None:
    house, sink = filled(), io.BytesIO()
    house.backpack.export(sink, PHRASE)
    client = picking((NAME, sink.getvalue()))
    async with on(house, "/sauvegarde/verifier", client) as ui:
        await ui.press("check-start")
        assert "Choisissez le fichier." in ui.text()
        await ui.press("check-pick")
        await ui.type("check-phrase", PHRASE)
        await ui.press("check-start")
        await ui.until("Ce sac à dos est entier : 3 documents.")
        assert "Il date du samedi 21 novembre 2026." in ui.text()


async def test_a_spoilt_backpack_is_told() -> None:
    house, sink = filled(), io.BytesIO()
    house.backpack.export(sink, PHRASE)
    spoilt = sink.getvalue()[:-100]
    async with on(house, "/sauvegarde/verifier", picking((NAME, spoilt))) as ui:
        await ui.press("check-pick")
        await ui.type("check-phrase", PHRASE)
        await ui.press("check-start")
        await ui.until("Cette archive est abîmée.")


@pytest.mark.covers("C-160")
async def test_a_copy_in_clear_is_warned_asked_and_noted() -> None:
    house, given = filled(), dict[str, bytes]()
    async with on(house, "/sauvegarde/copie-claire", keeping(given)) as ui:
        await ui.until("Toute personne qui trouve ce fichier peut tout lire.")
        await ui.press("clear-make")
        assert given == {}
        await ui.press("confirm-yes")
        await ui.until("Votre copie est prête : 3 documents,")
        (content,) = given.values()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert b"Cardiologue" in archive.read("agenda.ics")
        assert reasons(house) == [Purpose.COPY_CLEAR]


@pytest.mark.covers("C-157")
async def test_a_copy_that_cannot_be_noted_is_given_to_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise Broken("disk.full")

    house, given = filled(), dict[str, bytes]()
    monkeypatch.setattr(house.departures, "copied", full)
    async with on(house, "/sauvegarde/copie-claire", keeping(given)) as ui:
        await ui.until("Toute personne qui trouve ce fichier peut tout lire.")
        await ui.press("clear-make")
        await ui.press("confirm-yes")
        await ui.until("Le disque est plein")
        assert given == {}


async def test_missing_files_are_told() -> None:
    saved = saving.Saved(Packed(5, 1, 2, documents=3), 3_000_000)
    assert copied.lacking(saved).startswith("2 fichiers manquent")
    assert copied.holding(saved) == "3\u00a0documents, 3\u202fMo"
    assert copied.lacking(saving.Saved(Packed(5, 1, 0), 1)) == ""


ABSENT = "L'espace de vos proches n'y est pas. Ouvrez chaque espace pour le copier."
KEYS = "Elle contient aussi vos clés. Ne la donnez à personne."


@pytest.mark.covers("C-083", "C-135")
async def test_whose_space_is_copied_is_said_and_who_is_not_in_it() -> None:
    """The copy of a child's space holds the keys of who represents them."""
    house = filled()
    async with on(house, "/sauvegarde") as ui:
        await ui.until("Faire mon sac à dos")
        assert ABSENT not in ui.text()
    add = house.dependents.add
    lea = await asyncio.to_thread(add, "Léa", birth_date="", tie=Tie.CHILD)
    async with on(house, "/sauvegarde") as ui:
        await ui.until(plain(ABSENT))
        assert KEYS not in ui.text()
    async with on(replace(house, space=lea), "/sauvegarde") as ui:
        await ui.until(plain(KEYS))
        assert "C'est une copie de tout l'espace de Léa" in ui.text()
        assert plain(ABSENT) not in ui.text()
