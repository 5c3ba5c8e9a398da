"""The accessibility gate: every screen of a lived-in space, listened to and tabbed."""

from collections.abc import Iterator
from contextlib import contextmanager
from shutil import copytree
from typing import Final

import pytest
from playwright.sync_api import sync_playwright

from tests.e2e.conftest import ALL, PHRASE, Device, running
from tests.e2e.fletweb import ARGUMENTS, CHROMIUM, PATIENCE, FletWeb
from tests.e2e.keys import stops, tab
from tests.e2e.lived import lived
from views.house import Screen
from views.screens import all_screens
from views.text import _, tongue

SIZES = {
    "phone": (390, 844, 1.0),
    "desk": (1280, 800, 1.0),
    "narrow": (320, 800, 2.0),
    "tablet": (840, 1100, 1.25),
}
LOOKS = [
    (size, mode, language)
    for size in SIZES
    for mode in ("light", "dark")
    for language in ("fr", "fr@falc", "en")
]
"""Every look, in `make e2e`; each test names the one it keeps in `make test`."""
NARROW: Final = ("narrow", "dark", "fr")
PHONE: Final = ("phone", "light", "fr")
DESK: Final = ("desk", "light", "fr")
UNREAD: Final = "unread"
"""The same home, where nobody opens a conversation."""
TABS = 100
"""Keys pressed before a screen is said to hold the focus captive."""
PLANTED: Final = """<html lang="de"><flt-semantics-host>
  <h1>Un</h1><h1>Deux</h1><input>
  <flt-semantics role="button"></flt-semantics>
  <flt-semantics role="radio" aria-label="Montrer"></flt-semantics>
  <flt-semantics role="group" aria-label="Poids">
    <flt-semantics role="radio" aria-label="Montrer"></flt-semantics>
  </flt-semantics>
  <flt-semantics flt-semantics-identifier="twice"></flt-semantics>
  <flt-semantics flt-semantics-identifier="twice"></flt-semantics>
  <flt-semantics style="display: block; width: 3000px">Large</flt-semantics>
</flt-semantics-host></html>"""
"""One of each fault the gate looks for, and a radio that has its group."""
SEEN: Final = (
    *("unnamed button", "unnamed field", "radio of no group", "identifier twice"),
    *("2 h1", "lang", "wider than the view"),
)
"""How each of them is told."""

pytestmark = [pytest.mark.a11y, pytest.mark.timeout(1800 if ALL else 600)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Device, dict[str, str]]:
    """A home somebody lives in, and the addresses of its screens."""
    device = Device(tmp_path_factory.mktemp("gate") / "home")
    addresses = lived(device.home)
    copytree(device.home, device.home.parent / UNREAD)
    return device, addresses


def looking(usual: tuple[str, str, str]) -> pytest.MarkDecorator:
    """Have a test look at the app in every look, or in its *usual* one."""
    looks = LOOKS if ALL else [usual]
    return pytest.mark.parametrize("opened", looks, indirect=True, ids="-".join)


@contextmanager
def looked_at(device: Device, look: tuple[str, str, str]) -> Iterator[FletWeb]:
    """Open the app of *device* in one look."""
    size, mode, language = look
    width, height, scale = SIZES[size]
    device.look(scale=str(scale), mode=mode, language=language)
    with (
        running(device, "app", "--web", "--no-open") as url,
        FletWeb.launch(url, width=width, height=height) as app,
    ):
        app.tid("unlock-secret").wait_for(state="attached")
        app.fill("unlock-secret", PHRASE)
        app.press("unlock-open")
        app.tid("nav-home").wait_for(state="attached")
        yield app


@pytest.fixture
def opened(
    request: pytest.FixtureRequest, home: tuple[Device, dict[str, str]]
) -> Iterator[FletWeb]:
    """The app of that home, open, in one look."""
    tongue.speak(request.param[2])
    try:
        with looked_at(home[0], request.param) as app:
            yield app
    finally:
        tongue.speak("fr")


@looking(NARROW)
def test_every_screen_is_whole(
    opened: FletWeb, home: tuple[Device, dict[str, str]]
) -> None:
    found: dict[str, list[str]] = {}
    for screen in (one for one in all_screens() if one.place != "door"):
        opened.go(home[1][screen.route])
        told = [*untitled(opened, screen), *foreign(opened)]
        faults = [*opened.faults(), *opened.small(), *told]
        if faults:
            found[screen.route] = faults
    assert found == {}
    assert opened.external == []


def untitled(app: FletWeb, screen: Screen) -> list[str]:
    """Return what is wrong with the window's name, which follows the screen's."""
    wanted = f"{_(screen.title)} – Alvéole"
    for _turn in range(PATIENCE * 10):
        if app.page.title().endswith(wanted):
            return []
        app.page.wait_for_timeout(100)
    return [f"titled {app.page.title()!r}"]


def foreign(app: FletWeb) -> list[str]:
    """Return what is wrong with the language the page says it is in."""
    said = str(app.page.evaluate("document.documentElement.lang"))
    return [] if said.startswith(tongue.code[:2]) else [f"lang {said!r}"]


@looking(PHONE)
def test_the_keyboard_reaches_every_place_and_leaves_it(
    opened: FletWeb, home: tuple[Device, dict[str, str]]
) -> None:
    for route in ("/reglages", "/plus", "/mes-appareils", "/a-propos"):
        opened.go(home[1][route])
        screen = next(one for one in all_screens() if one.route == route)
        assert untitled(opened, screen) == []
        opened.page.wait_for_timeout(500)
        wanted = stops(opened)
        reached = a_round(opened, wanted)
        assert (route, sorted(wanted - reached)) == (route, [])


def a_round(app: FletWeb, wanted: set[str]) -> set[str]:
    """Press Tab until all that is *wanted* was reached, and the first stop again."""
    first = tab(app)
    reached = {first}
    for _turn in range(TABS):
        held = tab(app)
        if held == first and wanted <= reached:
            break
        reached.add(held)
    return reached


def test_the_rail_is_whole_beside_a_message_nobody_read(
    home: tuple[Device, dict[str, str]],
) -> None:
    unread = Device(home[0].home.parent / UNREAD)
    with looked_at(unread, DESK) as app:
        app.wait("1 non lu")
        last = app.tid("nav-help").bounding_box()
        assert last
        assert last["y"] + last["height"] <= SIZES["desk"][1]


def test_each_fault_the_gate_looks_for_is_seen_when_it_is_planted() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=True, args=ARGUMENTS
        )
        app = FletWeb(browser.new_page())
        app.page.set_content(PLANTED)
        found = app.faults()
        browser.close()
    assert [one for one in SEEN if not any(one in fault for fault in found)] == []
    assert sum("radio" in fault for fault in found) == 1
