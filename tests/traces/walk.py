"""Somebody gives a paper of each kind, then opens them all: the screens, no browser.

`python -B -m tests.traces.walk HOME` ; the sins named after it are to be caught;
`python -B -m tests.traces.walk app …` is the program itself, telling its grains.
"""

import asyncio
import json
import mmap
import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

import flet as ft

import main
from app.domain.entry import Entry
from app.domain.foreign import Picture
from app.domain.query import Filters
from app.domain.state import State
from sync.airlock.parent import SealedAirlock
from tests.journeys.canaries import WORD, Flock
from tests.screens.fletunit import FletUnit
from tests.screens.opening import picking
from tests.traces.grains import told
from tests.traces.papers import Paper, papers
from views.doorway import Doorway
from views.house import House
from views.relaunch import Looks
from views.shell import World, opened

PHRASE: Final = "girafe mauve toit lycée brume wagon safran"
_PATIENCE: Final = 90
_TURNS: Final = 100


async def given(ui: FletUnit, some: list[Paper]) -> None:
    """Choose the files, type the passwords, wait until each has its answer."""
    await ui.press("add-pick")
    await ui.until("Voir mes documents", _PATIENCE)
    for paper in some:
        if paper.password:
            field = next(_named(ui, "add-password-"))
            await ui.type(field, paper.password)
            await ui.press(field.replace("password", "unlock"))
            await ui.until("ajouté", _PATIENCE)
    waiting = "Mot de passe du fichier"
    for _turn in range(_TURNS):
        if waiting not in ui.text():
            return
        await ui.settle()
    raise AssertionError(ui.text())


async def seen(ui: FletUnit, entry: Entry) -> bool:
    """Open a document, turn it, look inside it; say whether it was shown."""
    route = f"/documents/{entry.id.hex()}"
    await _gone(ui, route, "document-change")
    shown = _shown(ui)
    for button in ("page-after", "page-larger", "document-twin"):
        if ui.named(button):
            await ui.press(button)
            await ui.settle(_TURNS)
            shown |= _shown(ui)
    if ui.named("document-images"):
        await _gone(ui, f"{route}/images", "imaging-film")
        shown &= _shown(ui)
    return shown


async def listed(ui: FletUnit) -> None:
    """See them all in their list, each with its small picture."""
    await _gone(ui, "/documents", "documents-add")
    await ui.until(WORD, _PATIENCE)
    for _turn in range(_TURNS):
        await ui.settle()
        if len(ui.all(ft.Image)) > 1:
            return


async def sought(ui: FletUnit, entry: Entry) -> None:
    """Look for a word of the papers, then change what is said of one."""
    await _gone(ui, "/recherche", "search-field")
    await ui.type("search-field", WORD)
    await ui.until("résultat", _PATIENCE)
    await _gone(ui, f"/documents/{entry.id.hex()}/modifier", "")
    await ui.settle(_TURNS)


async def walked(door: Doorway[Any], looks: Looks, some: list[Paper]) -> int:
    """Do it all on the screens of an open house; return how many were shown."""
    house = door.open()
    world = World(door, main.now, os.urandom, asyncio.sleep, looks.recall, looks.keep)
    files = picking(*((paper.name, paper.content) for paper in some))
    page = opened(world)
    async with FletUnit(
        page, route="/documents/ajouter", width=390, on_invoke=files
    ) as ui:
        await given(ui, some)
        entries = all_of(house)
        await listed(ui)
        shown = sum([await seen(ui, entry) for entry in entries])
        await sought(ui, entries[0])
    return shown


def all_of(house: House) -> list[Entry]:
    """Take what bears another name as one's own; return every document."""
    for group in house.custody.to_check():
        house.custody.accept(*(entry.id for entry in group))
    away = house.documents.list(Filters(status=State.ARCHIVED))
    return [*house.documents.list(), *away]


def a_preview() -> None:
    """Keep each picture in a file for a moment, as a careless viewer does."""
    draw = SealedAirlock.draw

    def careless(*given: Any, **named: Any) -> Picture:  # noqa: ANN401
        picture = draw(*given, **named)
        with NamedTemporaryFile(suffix=".png") as file:
            file.write(picture.png)
        return picture

    SealedAirlock.draw = careless  # type: ignore[method-assign]


def a_map() -> None:
    """Write in a file through memory, where no call is seen."""
    with NamedTemporaryFile() as file:
        file.truncate(64)
        with mmap.mmap(file.fileno(), 64) as shared:
            shared[:8] = WORD.encode()


def a_name() -> None:
    """Name a file after a health word."""
    with NamedTemporaryFile(prefix=WORD):
        pass


SINS: Final[dict[str, tuple[Callable[[], None], str]]] = {
    "preview": (a_preview, "grain"),
    "map": (a_map, "mapped"),
    "name": (a_name, "names: utf-8"),
}
"""Each leak that is planted, and how it is told."""


def unseen(faults: list[str]) -> list[str]:
    """Return the leaks that *faults* do not tell."""
    said = {sin: told for sin, (_act, told) in SINS.items()}
    return [sin for sin, told in said.items() if not any(told in one for one in faults)]


def _named(ui: FletUnit, begins: str) -> Any:  # noqa: ANN401 - names, one by one
    names = (one.identifier for one in ui.all(ft.Semantics))
    return (name for name in names if name and name.startswith(begins))


async def _gone(ui: FletUnit, route: str, there: str) -> None:
    await ui.navigate(route)
    for _turn in range(_PATIENCE * 10):
        await ui.settle()
        if not there or ui.named(there):
            return
    raise AssertionError((route, there, ui.text()[:800]))


def _shown(ui: FletUnit) -> bool:
    """Say whether a picture, or the words of a paper, are on the screen."""
    return bool(ui.all(ft.Image)) or WORD in ui.text()


def walk() -> int:
    """Live it in a home of its own; print what was given and shown."""
    home, flock = Path(sys.argv[1]), Flock()
    some = papers(flock)
    if sys.argv[2:]:
        some = [paper for paper in some if paper.kind == "PNG"]
        for sin in sys.argv[2:]:
            SINS[sin][0]()
    with closing(main.Starters(home).door) as door:
        door.create("Camille", birth_date="", server="", ways={"passphrase": PHRASE})
        shown = asyncio.run(walked(door, Looks(home / "look.json"), some))
    kinds = [paper.kind for paper in some]
    print(json.dumps({"given": kinds, "shown": shown, "planted": len(flock)}))  # noqa: T201
    return 0


def program() -> int:
    """Run the program, and the server it starts, where every write is a call.

    A faster loop would speak to the system through a ring that nobody can read.
    """
    sys.modules["uvloop"] = None  # type: ignore[assignment] # as if it were not there
    main.SELF = (sys.executable, "-B", "-m", "tests.traces.walk")  # type: ignore[assignment]
    return main.main()


if __name__ == "__main__":
    told()
    sys.exit(program() if sys.argv[1] in ("app", "serve") else walk())
