"""Every screen of the shelf, in each of its states: drawn, titled, named."""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from threading import Event
from typing import Any

import flet as ft
import pytest

from app.domain.consent import ConsentState
from app.domain.errors import AlveoleError, Broken, Refused, Unreachable
from app.domain.wishes import DIRECTIVES
from app.flows.measure import Measure
from app.ports.radio import NoRadio
from tests.screens.consenting import allowed, summarised
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, a_house, a_world
from tests.screens.homes import filled as a_filled_house
from tests.screens.messaging import THREAD, a_file, conversing, mine, theirs
from tests.screens.opening import measure_at
from tests.screens.signing import ASKS, asked_to_sign
from tests.screens.tree import faults, skipped, titles
from views.errors import sentence_for
from views.house import House, Screen
from views.parts.frame import title_of
from views.parts.heading import heading
from views.screens import all_screens
from views.shell import opened
from views.text import LANGUAGES, _, tongue

pytestmark = [pytest.mark.anyio, pytest.mark.a11y]

INSIDE = [one for one in all_screens() if one.place != "door"]
SCREENS = pytest.mark.parametrize(
    "screen", INSIDE, ids=lambda one: one.component.__name__
)
STILL = {
    "/sante",
    "/plus",
    "/a-propos",
    "/reglages",
    "/aide",
    "/aide/mots",
    "/a-propos/accessibilite",
    "/a-propos/code",
    "/a-propos/code/:place",
    "/aide/probleme",
    "/reglages/serveur",
    "/reglages/serveur/choisir",
    "/sante/mesures/importer/site",
    "/panne/:what",
    "/documents/ajouter",
    "/alerte",
    "/sauvegarde/verifier",
    "/proches/ajouter",
    "/reglages/code",
    "/mes-appareils/ajouter",
    "/sante/mesures/importer",
    "/appareils/chercher",
}
"""Screens that ask nothing of the record."""
ASKED_LATER = {"/recherche", "/sante/mesures/:kind/noter"}


def filled() -> House:
    """Return a space where something is noted everywhere, consent and messages too."""
    house = allowed(summarised(a_filled_house()), ConsentState.ACTIVE)[0]
    said = mine(1, "Bonjour"), theirs(2, "Voici.", files=(a_file(),))
    return asked_to_sign(*conversing(house, *said))[0]


def named(screen: Screen) -> str:
    """Return the words of a screen's h1, at its address of `address`."""
    return plain(
        title_of(
            screen,
            {
                "kind": measure_at("body-weight").rpartition("/")[2],
                "what": "serveur",
                "place": "main.py",
                "day": "2026-11-21",
                "rubrique": "allergies",
                "form": "directives",
                "exam": "exam-01",
            },
        )
    )


def address(screen: Screen, house: House) -> str:
    """Return a real address of a screen."""
    documents = house.documents.list()
    last: Measure | None = house.measures.last("body-weight")
    known = {
        ":kind": measure_at("body-weight").rpartition("/")[2],
        ":what": "serveur",
        ":place": "main.py",
        ":day": "2026-11-21",
        ":rubrique": "allergies",
        ":exam": "exam-01",
        ":entry": last.entry.id.hex() if last else "00" * 16,
        ":id": documents[0].id.hex() if documents else "00" * 16,
    }
    if screen.route.startswith("/documents/dossiers/"):
        known[":id"] = house.folders.list()[0].entry.id.hex()
    known |= _near(screen, house) | _dated(screen, house)
    if screen.route.startswith("/sante/vaccins/"):
        known[":id"] = house.vaccines.booklet.list()[0].id.hex()
    if screen.route.startswith("/sante/profil/"):
        lines = house.profile.lines("allergies")
        known[":id"] = lines[0].entry.id.hex() if lines else "00" * 16
    if screen.route.startswith("/sante/volontes/"):
        said = house.wishes.versions(DIRECTIVES)
        own = said[0].entry.id.hex() if said else "00" * 16
        known |= {":form": "directives", ":id": own}
    known |= _entrusting(screen, house)
    parts = [known.get(part, part) for part in screen.route.split("/")]
    return "/".join(parts) or "/"


def _near(screen: Screen, house: House) -> dict[str, str]:
    """Return the scale of *house*, where a page of a device is asked for."""
    near = house.devices.known() if screen.route.startswith("/appareils/") else []
    return {":id": near[0].key} if near else {}


def _dated(screen: Screen, house: House) -> dict[str, str]:
    """Return a stay or an event, where the page of one is asked for."""
    if screen.route.startswith("/sante/hospitalisations/"):
        return {":id": house.stays.list()[0].id.hex()}
    if screen.route.startswith("/agenda/"):
        return {":id": house.agenda.next(1)[0].event.id.hex()}
    return {}


def _entrusting(screen: Screen, house: House) -> dict[str, str]:
    """Return one mandate, one consent, one rubric to read, and one thing of it."""
    own, lanes = house.mandates.every(), house.entrusted.every()
    lane = lanes[0].rubrics[0].lane
    known = {":mandate": own[0].id.hex(), ":lane": lane.hex()}
    known[":consent"] = house.consents.every()[0].id.hex()
    known |= {":thread": THREAD.hex(), ":file": a_file().id.hex()}
    known[":message"] = ASKS.id.hex()
    if screen.route.startswith("/confies/"):
        known[":entry"] = house.entrusted.entries(lane, limit=1)[0].id.hex()
    return known


class Troubled:
    """A flow whose every question meets *answer*; the list of kinds stays."""

    def __init__(self, answer: Callable[..., Any], house: House) -> None:
        self._answer = answer
        self.kinds = house.measures.kinds

    def __getattr__(self, _: str) -> Callable[..., Any]:
        return self._answer


class TroubledDevices(Troubled):
    """The same for devices: those of their inbox too, and no Bluetooth."""

    def __init__(self, answer: Callable[..., Any], house: House) -> None:
        super().__init__(answer, house)
        self.inbox, self.radio = Troubled(answer, house), NoRadio()


class TroubledPeople(Troubled):
    """The same for the people one represents: whose the device is stays known."""

    def __init__(self, answer: Callable[..., Any], house: House) -> None:
        super().__init__(answer, house)
        self.own = house.dependents.own


class TroubledEntrusted(Troubled):
    """The same for what others entrust: what they propose too."""

    def __init__(self, answer: Callable[..., Any], house: House) -> None:
        super().__init__(answer, house)
        self.proposals = Troubled(answer, house)


def troubled(answer: Callable[..., Any]) -> House:
    """Return a house whose flows all answer so."""
    house = filled()
    flow: Any = Troubled(answer, house)
    names = (
        *("measures", "documents", "search", "conflicts", "my_devices", "recovery"),
        *(
            "imaging",
            "prescriptions",
            "trash",
            "folders",
            "drafts",
            "departures",
            "backpack",
            "panel",
            "custody",
            "stays",
            "civil",
            "prevention",
            "childhood",
            "profile",
            "links",
            "offline",
            "endings",
            "news",
            "wishes",
            "emergency",
            "importing",
            "deposits",
            "mandates",
            "consents",
            "messages",
            "signing",
            "agenda",
            "agenda_files",
        ),
    )
    vaccines: Any = replace(
        house.vaccines,
        **dict.fromkeys((one.name for one in fields(house.vaccines)), flow),
    )
    devices: Any = TroubledDevices(answer, house)
    people: Any = TroubledPeople(answer, house)
    entrusted: Any = TroubledEntrusted(answer, house)
    told = {**dict.fromkeys(names, flow), "vaccines": vaccines, "devices": devices}
    return replace(house, **told, dependents=people, entrusted=entrusted)


def raising(error: AlveoleError) -> Callable[..., Any]:
    """Return what always fails so."""

    def answer(*_: object, **__: object) -> object:
        raise error

    return answer


@cache
def found() -> House:
    """Return the filled house where addresses are looked up: the same ones in each."""
    return filled()


def shown(house: House, screen: Screen, *, width: int = 390) -> FletUnit:
    """Open a screen of *house*; its address comes from a filled one."""
    world = a_world(FakeDoor(house))
    return FletUnit(opened(world), route=address(screen, found()), width=width)


class Stuck:
    """A question nobody answers before the test is over."""

    def __init__(self) -> None:
        self.over = Event()

    def __call__(self, *_: object, **__: object) -> None:
        """Wait; then the house is gone."""
        self.over.wait(60)
        raise Refused("store.locked")


@SCREENS
async def test_filled(screen: Screen) -> None:
    async with shown(filled(), screen) as ui:
        await ui.settle()
        assert titles(ui) == [named(screen)]
        assert [*faults(ui), *skipped(ui)] == []
        assert "Camille" in ui.text()
        assert ui.page.title == f"{_(screen.title)} – Alvéole"


@SCREENS
async def test_empty(screen: Screen) -> None:
    async with shown(a_house(), screen) as ui:
        await ui.settle()
        assert titles(ui) == [named(screen)]
        assert faults(ui) == []
        assert plain(sentence_for("internal")) not in ui.text()


@SCREENS
async def test_waiting(screen: Screen) -> None:
    stuck = Stuck()
    async with shown(troubled(stuck), screen) as ui:
        await ui.settle()
        assert titles(ui) == [named(screen)]
        assert faults(ui) == []
        if screen.route not in STILL | ASKED_LATER:
            await ui.until("C'est plus long que d'habitude.")
            assert "Ouverture…" in ui.said()
        stuck.over.set()


@SCREENS
@pytest.mark.parametrize(
    "error", [Refused("entry.absent"), Broken("disk.io")], ids=["refused", "broken"]
)
async def test_refused(screen: Screen, error: AlveoleError) -> None:
    async with shown(troubled(raising(error)), screen) as ui:
        assert titles(ui) == [named(screen)]
        if screen.route not in STILL | ASKED_LATER:
            await ui.until(plain(sentence_for(error.code)))
        assert faults(ui) == []


@SCREENS
async def test_offline(screen: Screen) -> None:
    async with shown(troubled(raising(Unreachable("peer.silent"))), screen) as ui:
        assert titles(ui) == [named(screen)]
        if screen.route not in STILL | ASKED_LATER:
            await ui.until("Pas de réseau. Tout reste lisible.")
        assert faults(ui) == []


@SCREENS
@pytest.mark.parametrize("language", LANGUAGES)
async def test_wide_in_each_language(screen: Screen, language: str) -> None:
    tongue.speak(language)
    async with shown(filled(), screen, width=1280) as ui:
        await ui.settle()
        assert titles(ui) == [named(screen)]
        assert faults(ui) == []


async def test_a_screen_that_fails_says_so_and_the_rest_still_answers() -> None:
    async with FletUnit(
        opened(a_world(FakeDoor(filled()))), route="/sante/mesures/x"
    ) as ui:
        assert plain(sentence_for("entry.absent")) in ui.text()
        await ui.navigate("/messages")
        await ui.until("Écrire à un professionnel")


async def test_a_measure_is_the_title_of_its_page_and_never_of_the_window() -> None:
    door = FakeDoor(filled())
    async with FletUnit(opened(a_world(door)), route=measure_at("body-weight")) as ui:
        assert titles(ui) == ["Poids"]
        assert ui.page.title == "Mesure – Alvéole"


async def test_an_unknown_address_leads_home() -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled()))), route="/rien") as ui:
        assert "Cette page n'existe pas." in ui.text()
        assert titles(ui) == ["Cette page n'existe pas."]


async def test_a_title_two_levels_deeper_would_be_seen() -> None:
    async with FletUnit(
        lambda page: page.add(*[heading(level, str(level)) for level in (1, 2, 4, 1)])
    ) as ui:
        assert skipped(ui) == ["4"]


async def test_an_unnamed_button_would_be_seen() -> None:
    """The control: bare icon buttons, one without words, an identifier given twice,
    radios of nothing.
    """

    def sinful(page: ft.Page) -> None:
        twice = [ft.Semantics(identifier="a", content=ft.Text("x")) for _ in range(2)]
        mute = ft.Semantics(
            label="x", exclude_semantics=True, content=ft.IconButton(ft.Icons.ADD)
        )
        bare = ft.IconButton(ft.Icons.ADD), mute, ft.FilledButton("")
        page.add(*bare, *twice, ft.RadioGroup(ft.Radio(label="Oui", value="yes")))

    async with FletUnit(sinful) as ui:
        assert len(faults(ui)) == 5
