"""A copy in clear is read by a browser alone: no network, no Alvéole, no script."""

import os
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from main import Starters
from tests.e2e.conftest import PHRASE
from tests.e2e.fletweb import ARGUMENTS, CHROMIUM
from views.commands.export import in_clear

pytestmark = pytest.mark.covers("C-160")
SIZES = {"wide": (1280, 800), "phone": (390, 844)}
LETTER = "Bonjour, voici mon résultat."
FAULTS = "() => document.documentElement.scrollWidth > innerWidth"
"""Whether something is cut, or asks to be slid aside."""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a bit of everything, copied in clear and unpacked."""
    folder = tmp_path_factory.mktemp("copie")
    with closing(Starters(folder / "home").door) as door:
        ways = {"passphrase": PHRASE}
        house = door.create("Camille", birth_date="", server="", ways=ways).house
        letter = {"name": "lettre.txt", "title": "Résultat d'été <b>"}
        house.documents.add(LETTER.encode(), **letter)
        at = "2026-11-20T08:00:00+01:00"
        house.measures.add("body-weight", ["71,2"], at=at)
        house.measures.add("blood-pressure", ["128", "82"], at=at)
        in_clear(house, folder / "copie.zip")
    with ZipFile(folder / "copie.zip") as packed:
        packed.extractall(folder / "copie")
    return folder / "copie"


def shown(browser: Browser, copy: Path, asked: list[str], size: str) -> Page:
    """Open the page with the network off; note all it asks for."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, offline=True
    )
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto((copy / "index.html").as_uri())
    return page


@pytest.mark.parametrize("size", SIZES)
def test_it_is_read_with_the_network_off(copied: Path, size: str) -> None:
    asked: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = shown(browser, copied, asked, size)
        keep(page, f"open-copy-{size}")
        assert page.get_by_role("heading", level=1).count() == 1
        said = page.locator("body").inner_text()
        for words in (
            *("Poids : 71,2\u202fkg", "82\u202fmmHg", "Résultat d'été <b>"),
            *("20 novembre 2026 à 8", "3 éléments"),
        ):
            assert words in said
        assert not page.evaluate(FAULTS)
        page.get_by_role("link", name="Autres documents").click()
        page.get_by_role("link", name="Ouvrir le fichier").click()
        assert LETTER in page.locator("body").inner_text()
        browser.close()
    assert asked
    assert all(one.startswith("file://") for one in asked)


def keep(page: Page, name: str) -> None:
    """Keep a picture where `SHOTS` says, light and dark."""
    folder = os.environ.get("SHOTS")
    if not folder:
        return
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.screenshot(path=Path(folder) / f"{name}-{scheme}.png", full_page=True)
