"""Takes the README's pictures from the real app: `make pictures`."""

import io
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image

from main import Starters
from tests.e2e.conftest import PHRASE, TREE, Device, running
from tests.e2e.fletweb import FletWeb
from tests.fictitious.documents import documents
from views.house import House

FOLDER: Final = TREE / "docs" / "screens"
COLOURS: Final = 96
PHONE: Final = (390, 844)
DESK: Final = (1280, 800)
DAYS: Final = 366
ON_TOP: Final = (
    "() => document.querySelector('[flt-semantics-identifier=\"nav-documents\"]')"
    ".getBoundingClientRect().top < 400"
)
"""The rail of a wide window has taken the place of the bar."""
NAME: Final = "Jeanne Moreau"
"""Nobody: the name, the documents and the measures are fictitious."""


def take() -> None:
    """Fill a home, walk through it, keep a light picture of each stop."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as place:
        home = Device(Path(place) / "home")
        furnish(home.home)
        show(home, inside)
        show(Device(Path(place) / "new"), outside)


def show(device: Device, walk: Callable[[FletWeb], None]) -> None:
    """Open the app of *device* on a phone, and walk."""
    width, height = PHONE
    with (
        running(device, "app", "--web", "--no-open", "--port", "0") as url,
        FletWeb.launch(url, width=width, height=height) as app,
    ):
        walk(app)


def furnish(home: Path) -> None:
    """Keep two hundred documents and a year of measures in a new home."""
    with closing(Starters(home).door) as door:
        ways = {"passphrase": PHRASE}
        house = door.create(NAME, birth_date="", server="", ways=ways).house
        for given in documents(7, 200, heavy=False):
            title = given.title.partition(" (")[0]
            said = {"category": given.category, "date": given.date, "title": title}
            house.documents.add(given.content, name=given.name, **said)
        today = datetime.now(UTC).replace(hour=7, minute=30)
        for rank, day in enumerate(range(DAYS, 0, -4)):
            note(house, rank, today - timedelta(days=day))


def note(house: House, rank: int, at: datetime) -> None:
    """Note the measures of one morning; they drift and waver without chance."""
    wave = (rank * rank * 7 + rank * 3) % 13 - 6
    weight = 73.4 - rank / 40 + wave / 20
    given = {
        "body-weight": [f"{weight:.1f}"],
        "blood-pressure": [str(132 + wave), str(82 + wave // 2)],
        "blood-glucose": [f"{1.12 + wave / 50:.2f}"],
        "heart-rate": [str(68 + wave // 2)],
    }
    for kind, values in given.items():
        house.measures.add(kind, values, at=at.isoformat(), confirmed=True)


def outside(app: FletWeb) -> None:
    """Show the first steps of a new space."""
    app.wait("Bienvenue")
    keep(app, "welcome-390")
    app.press("welcome-begin")
    app.wait("Votre prénom")
    keep(app, "protect-390")


def inside(app: FletWeb) -> None:
    """Show the space, on a phone, in the dark, on a desk."""
    app.wait("Ouvrir mon espace")
    keep(app, "unlock-390")
    app.fill("unlock-secret", PHRASE)
    app.press("unlock-open")
    app.wait("À jour sur cet appareil", seconds=120)
    keep(app, "home-390")
    phone(app)
    app.press("top-search")
    app.wait("Un mot, un nom, un médicament")
    app.fill("search-field", "vaccin")
    app.wait("résultat")
    keep(app, "search-390")
    desk(app)


def phone(app: FletWeb) -> None:
    """Show a document, then the measures, in both colours."""
    app.press("nav-documents")
    app.wait("200 documents")
    keep(app, "documents-390")
    app.press("category")
    app.press("category-CPT_REND")
    app.page.locator('[flt-semantics-identifier^="document-"]').nth(1).click()
    app.wait("Enregistrer une copie")
    keep(app, "document-390")
    app.press("nav-health")
    app.press("health-measures")
    app.wait("kg")
    keep(app, "measures-390")
    app.press("kind-body-weight")
    app.wait("92 mesures")
    keep(app, "curve-390")
    recolour(app, "dark")
    app.press("nav-home")
    app.wait("Dernières mesures")
    keep(app, "home-390-dark")
    recolour(app, "light")


def recolour(app: FletWeb, mode: str) -> None:
    """Choose the colours in the settings."""
    app.press("nav-more")
    app.press("more-reglages")
    app.wait("Couleurs")
    app.press(f"mode-{mode}")


def desk(app: FletWeb) -> None:
    """Show the same space in a wide window."""
    app.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    app.page.wait_for_function(ON_TOP)
    app.press("nav-documents")
    app.wait("200 documents")
    keep(app, "documents-1280")


def keep(app: FletWeb, name: str) -> None:
    """Write what is on screen once its pixels are settled, in few colours."""
    app.page.mouse.move(0, 0)
    taken = Image.open(io.BytesIO(app.settled())).convert("RGB")
    taken.quantize(COLOURS, dither=Image.Dither.NONE).save(
        FOLDER / f"{name}.png", optimize=True
    )


if __name__ == "__main__":
    take()
