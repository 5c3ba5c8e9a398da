"""The book of the screens, taken from the real app: `make pictures`."""

import argparse
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product, starmap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image

from app.flows.example.child import NAME as HUGO
from tests.e2e.conftest import PHRASE, TREE, Device, running
from tests.e2e.fletweb import FletWeb
from tests.e2e.lived import lived
from tests.e2e.placed import CHILD
from views.screens import all_screens

FOLDER: Final = TREE / "docs" / "screens"
COLOURS: Final = 128
SIZES: Final = {
    "390": (390, 844, 1.0),
    "1280": (1280, 800, 1.0),
    "320": (320, 800, 2.0),
}
"""Width, height, and how large the letters are."""
USUAL: Final = ("390", "1280")
MODES: Final = ("light", "dark")
DOCUMENTS: Final = 200
A_KEY: Final = "F9"
"""A key that does nothing: it says that somebody is there."""


def page_of(route: str) -> str:
    """Return the name of a screen's file, which is the name of its pictures."""
    screen = next(one for one in all_screens() if one.route == route)
    return screen.component.__module__.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Look:
    """One size and one mode; *height* is that of the window, 0 for the usual one.

    *pause*: seconds a busy machine is given to draw each screen.
    """

    size: str
    mode: str
    height: int = 0
    pause: float = 0


@contextmanager
def opened(device: Device, look: Look) -> Iterator[FletWeb]:
    """Open the app of *device* in one look."""
    device.home.mkdir(parents=True, exist_ok=True)
    width, height, scale = SIZES[look.size]
    told = json.dumps({"mode": look.mode, "scale": str(scale)})
    (device.home / "look.json").write_text(told, encoding="utf-8")
    with (
        running(device, "app", "--web", "--no-open", "--port", "0") as url,
        FletWeb.launch(url, width=width, height=look.height or height) as app,
    ):
        yield app


Keep = Callable[[FletWeb, str], None]


def inside(app: FletWeb, addresses: dict[str, str], keep: Keep) -> None:
    """Show the door of a space, then each screen; a child's booklet in their space."""
    app.tid("unlock-secret").wait_for(state="attached")
    keep(app, "unlock")
    app.fill("unlock-secret", PHRASE)
    app.press("unlock-open")
    app.tid("nav-home").wait_for(state="attached")
    a_child = {one: there for one, there in addresses.items() if one.startswith(CHILD)}
    shown(app, {one: addresses[one] for one in addresses if one not in a_child}, keep)
    searched(app, keep)
    if a_child:
        app.go("/proches")
        app.press("enter-0")
        app.wait(f"Voici l'espace de {HUGO}")
        shown(app, a_child, keep)


def searched(app: FletWeb, keep: Keep) -> None:
    """Show what a search finds, and what the documents may be narrowed to."""
    app.go("/recherche")
    app.fill("search-field", "vaccin")
    app.wait("résultat")
    keep(app, "search-found")
    app.go("/documents")
    app.press("narrow")
    app.wait("Toutes les catégories")
    keep(app, "documents-filters")


def shown(app: FletWeb, addresses: dict[str, str], keep: Keep) -> None:
    """Show each screen; a key is pressed at each, or the space closes by itself."""
    for route, address in addresses.items():
        app.page.keyboard.press(A_KEY)
        app.go(address)
        keep(app, page_of(route))


def outside(app: FletWeb, keep: Keep) -> None:
    """Show what a new home offers."""
    app.wait("Bienvenue")
    for one in all_screens():
        if one.place == "door" and one.route != "/ouvrir":
            app.go(one.route)
            keep(app, page_of(one.route))


def keeping(folder: Path, look: Look) -> Keep:
    """Return how a settled screen is written, in few colours."""

    def keep(app: FletWeb, name: str) -> None:
        app.page.mouse.move(0, 0)
        app.page.wait_for_timeout(look.pause * 1000)
        taken = Image.open(io.BytesIO(app.settled())).convert("RGB")
        drawn = taken.quantize(COLOURS, dither=Image.Dither.NONE)
        drawn.save(folder / f"{name}-{look.size}-{look.mode}.png", optimize=True)

    return keep


def index(folder: Path) -> None:
    """Write the page that shows them all."""
    names = sorted({path.name.split("-1280")[0] for path in folder.glob("*-1280-*")})
    lines = ["# The screens", "", "Taken from the real app by `make pictures`.", ""]
    for name in names:
        lines += [f"## {name}", "", "| phone | desk | phone, dark | desk, dark |"]
        row = [
            f"![{name}]({name}-{size}-{mode}.png)" for mode in MODES for size in USUAL
        ]
        lines += ["|---|---|---|---|", f"| {' | '.join(row)} |", ""]
    (folder / "README.md").write_text("\n".join(lines), encoding="utf-8")


def take(
    folder: Path, looks: Iterable[Look], only: frozenset[str] = frozenset()
) -> None:
    """Fill a home, walk through it in each look, keep a picture of each stop.

    With *only*, the screens of an open space that are not named there are passed by.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        home, new = Device(Path(place) / "home"), Device(Path(place) / "new")
        known = lived(home.home, documents=DOCUMENTS, years=1)
        addresses = {
            route: address
            for route, address in known.items()
            if not only or page_of(route) in only
        }
        for look in looks:
            keep = keeping(folder, look)
            with opened(home, look) as app:
                inside(app, addresses, keep)
            with opened(new, look) as app:
                outside(app, keep)
    index(folder)


def main() -> int:
    """Take the book into docs/screens, or where the command line says."""
    words = argparse.ArgumentParser(prog="python -m tests.e2e.book")
    words.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    words.add_argument("--only", nargs="*", default=(), metavar="SCREEN")
    words.add_argument("--sizes", nargs="*", default=USUAL, choices=SIZES)
    words.add_argument("--modes", nargs="*", default=MODES, choices=MODES)
    words.add_argument("--height", type=int, default=0, help="show whole pages")
    words.add_argument("--pause", type=float, default=0, help="on a busy machine")
    asked = words.parse_args()
    looks = product(asked.sizes, asked.modes, [asked.height], [asked.pause])
    take(asked.folder, starmap(Look, looks), frozenset(asked.only))
    return 0


if __name__ == "__main__":
    sys.exit(main())
