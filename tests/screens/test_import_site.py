"""A Nightscout site is read with a code kept nowhere, then shown before it counts."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from app.domain.errors import AlveoleError, Refused, Unreachable
from app.domain.harvest import Asking
from app.domain.lent import Content
from app.flows.importing.preview import Preview
from app.ports.courier import Progress
from tests.screens.fletunit import plain
from tests.screens.homes import a_house
from tests.screens.opening import on
from tests.screens.test_import_readings import Saying as Importing
from tests.screens.tree import faults
from views.errors import sentence_for
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-037")]
IMPORTS = "/sante/mesures/importer"
ROUTE = f"{IMPORTS}/site"
ADDRESS = "https://glycemie.exemple.fr"


@dataclass
class Site:
    """A flow that brings what it is told to, as it is told to."""

    known: str = ""
    error: AlveoleError | None = None
    asked: list[tuple[str, str, int]] = field(default_factory=list)
    working: Callable[[Progress], object] = lambda _tell: None
    wait: asyncio.Event | None = None

    def address(self) -> str:
        return self.known

    async def bring(
        self, address: str, token: str, *, days: int, tell: Progress
    ) -> bytes:
        self.asked.append((address, token, days))
        if self.error:
            raise self.error
        self.working(tell)
        if self.wait:
            await self.wait.wait()
            tell(3, 4)
        return b"lines"


class Seen(Importing):
    """Importing that takes what a site gave for a file."""

    def preview(self, content: Content, name: str, asking: Asking) -> Preview:
        assert (content, name, asking.day_first) == (b"lines", "nightscout.json", None)
        return self.seen


def saying(site: Site) -> House:
    """Return a house that reads a site so."""
    return a_house(nightscout=site, importing=Seen())


async def test_what_a_site_holds_is_seen_before_anything_is_kept() -> None:
    site = Site()
    async with on(saying(site), ROUTE) as ui:
        assert faults(ui) == []
        await ui.type("site-address", ADDRESS)
        await ui.type("site-token", "famille-0123456789abcdef")
        await ui.choose("site-days-366", "366")
        await ui.press("site-read")
        assert ui.pushed()[-1] == ("push_route", IMPORTS)
        await ui.navigate(IMPORTS)
        await ui.until("Fichier FreeStyle Libre")
        assert site.asked == [(ADDRESS, "famille-0123456789abcdef", 366)]
        assert ui.named("import-accept")


async def test_the_address_is_found_again_the_code_never() -> None:
    async with on(saying(Site(ADDRESS)), ROUTE) as ui:
        await ui.until("Lire ce site")
        await ui.settle()
        typed = [ui.tid(name).value for name in ("site-address", "site-token")]
        assert typed == [ADDRESS, ""]


@pytest.mark.parametrize(
    "error",
    [
        Refused("nightscout.address"),
        Refused("nightscout.token"),
        Refused("nightscout.unknown"),
        Refused("import.empty"),
        Unreachable("peer.silent"),
    ],
    ids=lambda error: error.code,
)
async def test_a_refusal_is_said_and_the_code_forgotten(error: AlveoleError) -> None:
    async with on(saying(Site(ADDRESS, error)), ROUTE) as ui:
        await ui.type("site-token", "code-secret")
        await ui.press("site-read")
        await ui.until(plain(sentence_for(error.code)))
        assert ui.tid("site-token").value == ""
        assert "code-secret" not in ui.text()
        assert ui.named("site-read")
        assert faults(ui) == []


async def test_a_long_reading_says_how_far_it_is_and_stops() -> None:
    site = Site(ADDRESS, working=lambda tell: tell(1, 4), wait=asyncio.Event())
    async with on(saying(site), ROUTE) as ui:
        pressing = asyncio.ensure_future(ui.press("site-read"))
        await ui.until("Lecture du site… 25 %")
        assert faults(ui) == []
        await ui.press("site-stop")
        assert "Nous nous arrêtons." in ui.text()
        assert site.wait
        site.wait.set()
        await ui.until("Lire ce site")
        await pressing
        assert not ui.named("import-accept")
