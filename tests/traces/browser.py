"""The same papers in the real app: given in Chromium, opened there one by one."""

import re
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlparse

from playwright.sync_api import sync_playwright

from main import Starters
from tests.e2e.fletweb import ARGUMENTS, CHROMIUM, LOOPBACK, FletWeb
from tests.journeys.canaries import WORD, files_of
from tests.traces.papers import Paper
from tests.traces.proof import Left, left, watched
from tests.traces.walk import PHRASE, all_of

_PATIENCE: Final = 120


@dataclass(frozen=True, slots=True)
class Visit:
    """How many documents were shown, what each life of the program left, and Chromium.

    *profile* holds the files of the browser, before and after it closes.
    """

    shown: int
    lives: list[Left]
    profile: Mapping[str, bytes]

    def faults(self) -> list[str]:
        """Say all that is in clear anywhere."""
        return [fault for life in self.lives for fault in life.faults(self.profile)]


@contextmanager
def browsing(folder: Path, url: str, width: int) -> Iterator[FletWeb]:
    """Open *url* in a Chromium that keeps its profile in *folder*, as people's do."""
    profile, temporary = folder / "profile", folder / "chromium"
    temporary.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=CHROMIUM,
            headless=True,
            args=ARGUMENTS,
            viewport={"width": width, "height": 844},
            locale="fr-FR",
            env={"TMPDIR": str(temporary), "HOME": str(temporary)},
        )
        context.route(
            lambda asked: urlparse(asked).hostname not in LOOPBACK,
            lambda route: route.abort(),
        )
        app = FletWeb(context.pages[0])
        app.open(url)
        try:
            yield app
        finally:
            context.close()


@contextmanager
def running(folder: Path, width: int) -> Iterator[FletWeb]:
    """Run the program under watch, open it in the browser, unlock it."""
    with watched(folder, "app", "--web", "--no-open") as process:
        assert process.stdout is not None
        said = (line.decode() for line in process.stdout)
        url = next(
            found[0] for line in said if (found := re.search(r"http://\S+", line))
        )
        with browsing(folder, url, width) as app:
            app.fill("unlock-secret", PHRASE)
            app.press("unlock-open")
            app.tid("nav-home").wait_for(state="attached", timeout=60_000)
            yield app


def founded(folder: Path) -> None:
    """Make the space the papers go in."""
    with closing(Starters(folder / "home").door) as door:
        door.create("Camille", birth_date="", server="", ways={"passphrase": PHRASE})


def routes(folder: Path) -> list[str]:
    """Take every document as one's own; return where each is opened."""
    with closing(Starters(folder / "home").door) as door:
        house = door.unlock("passphrase", PHRASE)
        return [f"/documents/{entry.id.hex()}" for entry in all_of(house)]


def give(app: FletWeb, folder: Path, some: list[Paper]) -> None:
    """Choose all the files at once, then type the password asked for."""
    papers = folder / "papers"
    papers.mkdir(exist_ok=True)
    for paper in some:
        (papers / paper.name).write_bytes(paper.content)
    app.go("/documents/ajouter")
    with app.page.expect_file_chooser() as chooser:
        app.press("add-pick")
    chooser.value.set_files([str(papers / paper.name) for paper in some])
    app.wait("Voir mes documents", _PATIENCE)
    field = app.page.locator('[flt-semantics-identifier^="add-password-"]').first
    name = field.get_attribute("flt-semantics-identifier") or ""
    app.fill(name, next(paper.password for paper in some if paper.password))
    app.press(name.replace("password", "unlock"))
    field.wait_for(state="detached", timeout=60_000)


def look(app: FletWeb, route: str) -> bool:
    """Open a document, turn it, look inside it; say whether it was shown."""
    app.go(route)
    app.tid("document-change").wait_for(state="attached", timeout=60_000)
    shown = _seen(app)
    for button in ("page-after", "page-larger", "document-twin"):
        if app.tid(button).count():
            app.press(button)
            app.page.wait_for_timeout(600)
            shown |= _seen(app)
    if app.tid("document-images").count():
        app.go(f"{route}/images")
        app.wait("Image 1 sur", _PATIENCE)
        shown &= bool(app.settled())
    return shown


def journey(folder: Path, some: list[Paper], width: int) -> Visit:
    """Give the papers, come back, open them all in another life of the program."""
    founded(folder)
    with running(folder, width) as app:
        give(app, folder, some)
        alive = files_of(folder / "profile")
    first, places = left(folder), routes(folder)
    with running(folder, width) as app:
        app.go("/documents")
        app.wait(WORD, _PATIENCE)
        app.settled()
        shown = sum([look(app, place) for place in places])
        alive |= files_of(folder / "profile", folder / "chromium")
    closed = files_of(folder / "profile", folder / "chromium")
    alive = {f"alive {name}": content for name, content in alive.items()}
    return Visit(shown, [first, left(folder)], alive | closed)


def _seen(app: FletWeb) -> bool:
    """Say whether a picture, or the words of a paper, are on the screen."""
    pictures = app.page.locator('flt-semantics[role="img"]').count()
    return bool(pictures) or WORD in app.text()
