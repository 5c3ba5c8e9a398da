"""A document changed on two devices: both versions seen, one kept, then taken back."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from app.domain.ids import EntryId
from main import Starters
from tests.e2e.conftest import PHRASE, Device
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import press_first
from tests.fictitious.documents import documents
from views.house import House

Show = Callable[[Device], FletWeb]
WAYS = {"passphrase": PHRASE}


@contextmanager
def inside(device: Device) -> Iterator[House]:
    """Open a home in this process, and exchange before leaving it."""
    with closing(Starters(device.home).door) as door:
        house = door.unlock("passphrase", PHRASE)
        yield house
        asyncio.run(house.courier.sync())


def begin(first: Device, second: Device, server: str) -> EntryId:
    """Give two devices the same document; return its id."""
    given = next(documents(7, 1, heavy=False))
    with closing(Starters(first.home).door) as door:
        made = door.create(
            "Camille", birth_date="", server=server, ways=WAYS, device="Salon"
        )
        added = made.house.documents.add(given.content, name=given.name)
        assert added.entry
        asyncio.run(made.house.courier.sync())
    with closing(Starters(second.home).door) as door:
        door.join_with_kit(server, made.sheet.key, ways=WAYS, device="Tablette")
    return added.entry.id


def clash(first: Device, second: Device, item: EntryId) -> None:
    """Change the document on both devices without telling the other."""
    with inside(first) as house:
        house.documents.rename(item, "Ordonnance du docteur Fictif")
    with inside(second) as house:
        house.documents.rename(item, "Ordonnance pour le cœur")
        house.documents.redate(item, "2026-03-12")


@pytest.mark.covers("C-163")
def test_two_versions_are_compared_and_one_is_kept(
    a_device: Callable[[str], Device],
    a_server: str,
    screen_of: Show,
    size: str,
) -> None:
    first, second = a_device("one"), a_device("two")
    item = begin(first, second, a_server)
    clash(first, second, item)

    app = screen_of(second)
    app.wait("Ouvrir mon espace")
    app.fill("unlock-secret", PHRASE)
    app.press("unlock-open")
    app.wait("Un choix vous attend")
    app.press("todo-choice")
    app.wait("Ce qui diffère : titre, date.")
    told = app.text()
    assert "Par « Salon »" in told
    assert "Ordonnance du docteur Fictif" in told
    assert "jeudi 12 mars 2026" in told
    assert app.faults() == []
    app.shot(f"{size}-two-versions")

    press_first(app, "take-")
    app.wait("L'autre version reste dans l'historique.")
    app.wait("Rien à choisir.")
    app.press("banner-undo")
    app.wait("Ce qui diffère")
    press_first(app, "take-")
    app.wait("Rien à choisir.")
    app.press("nav-home")
    app.wait("À jour")
    first.hears(lambda: "docteur Fictif" in first.run("list", "documents")[0]["title"])
    assert app.external == []
