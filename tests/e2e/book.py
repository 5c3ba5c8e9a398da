"""The book of the screens, taken from the real app: `make pictures`."""

import argparse
import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image

from tests.e2e.conftest import PHRASE, TREE, Device, running
from tests.e2e.fletweb import FletWeb
from tests.e2e.lived import lived
from views.screens import all_screens

FOLDER: Final = TREE / "docs" / "screens"
COLOURS: Final = 64
SIZES: Final = {"390": (390, 844), "1280": (1280, 800)}
MODES: Final = ("light", "dark")
DOCUMENTS: Final = 200


def page_of(route: str) -> str:
    """Return the name of a screen's file, which is the name of its pictures."""
    screen = next(one for one in all_screens() if one.route == route)
    return screen.component.__module__.rpartition(".")[2]


@contextmanager
def opened(device: Device, size: str, mode: str) -> Iterator[FletWeb]:
    """Open the app of *device* in one size and one mode."""
    device.home.mkdir(parents=True, exist_ok=True)
    look = json.dumps({"mode": mode})
    (device.home / "look.json").write_text(look, encoding="utf-8")
    width, height = SIZES[size]
    with (
        running(device, "app", "--web", "--no-open", "--port", "0") as url,
        FletWeb.launch(url, width=width, height=height) as app,
    ):
        yield app


Keep = Callable[[FletWeb, str], None]


def inside(app: FletWeb, addresses: dict[str, str], keep: Keep) -> None:
    """Show the door of a space, then each of its screens."""
    app.tid("unlock-secret").wait_for(state="attached")
    keep(app, "unlock")
    app.fill("unlock-secret", PHRASE)
    app.press("unlock-open")
    app.tid("nav-home").wait_for(state="attached")
    for route, address in addresses.items():
        app.go(address)
        keep(app, page_of(route))
    app.go("/recherche")
    app.fill("search-field", "vaccin")
    app.wait("résultat")
    keep(app, "search-found")


def outside(app: FletWeb, keep: Keep) -> None:
    """Show what a new home offers."""
    app.wait("Bienvenue")
    for one in all_screens():
        if one.place == "door" and one.route != "/ouvrir":
            app.go(one.route)
            keep(app, page_of(one.route))


def keeping(folder: Path, size: str, mode: str) -> Keep:
    """Return how a settled screen is written, in few colours."""

    def keep(app: FletWeb, name: str) -> None:
        app.page.mouse.move(0, 0)
        taken = Image.open(io.BytesIO(app.settled())).convert("RGB")
        drawn = taken.quantize(COLOURS, dither=Image.Dither.NONE)
        drawn.save(folder / f"{name}-{size}-{mode}.png", optimize=True)

    return keep


def index(folder: Path) -> None:
    """Write the page that shows them all."""
    names = sorted({path.name.split("-1280")[0] for path in folder.glob("*-1280-*")})
    lines = ["# The screens", "", "Taken from the real app by `make pictures`.", ""]
    for name in names:
        lines += [f"## {name}", "", "| phone | desk | phone, dark | desk, dark |"]
        row = [
            f"![{name}]({name}-{size}-{mode}.png)" for mode in MODES for size in SIZES
        ]
        lines += ["|---|---|---|---|", f"| {' | '.join(row)} |", ""]
    (folder / "README.md").write_text("\n".join(lines), encoding="utf-8")


def take(folder: Path, only: frozenset[str] = frozenset()) -> None:
    """Fill a home, walk through it in each look, keep a light picture of each stop.

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
        for size in SIZES:
            for mode in MODES:
                keep = keeping(folder, size, mode)
                with opened(home, size, mode) as app:
                    inside(app, addresses, keep)
                with opened(new, size, mode) as app:
                    outside(app, keep)
    index(folder)


def main() -> int:
    """Take the book into docs/screens, or where the command line says."""
    words = argparse.ArgumentParser(prog="python -m tests.e2e.book")
    words.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    words.add_argument("--only", nargs="*", default=(), metavar="SCREEN")
    asked = words.parse_args()
    take(asked.folder, frozenset(asked.only))
    return 0


if __name__ == "__main__":
    sys.exit(main())
