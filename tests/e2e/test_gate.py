"""The accessibility gate: every screen of a lived-in space, listened to and tabbed."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Final

import pytest

from tests.e2e.conftest import ALL, PHRASE, Device, running
from tests.e2e.fletweb import FletWeb
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
TABS = 100
"""Keys pressed before a screen is said to hold the focus captive."""

pytestmark = [pytest.mark.a11y, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Device, dict[str, str]]:
    """A home somebody lives in, and the addresses of its screens."""
    device = Device(tmp_path_factory.mktemp("gate") / "home")
    return device, lived(device.home)


def looking(usual: tuple[str, str, str]) -> pytest.MarkDecorator:
    """Have a test look at the app in every look, or in its *usual* one."""
    looks = LOOKS if ALL else [usual]
    return pytest.mark.parametrize("opened", looks, indirect=True, ids="-".join)


@pytest.fixture
def opened(
    request: pytest.FixtureRequest, home: tuple[Device, dict[str, str]]
) -> Iterator[FletWeb]:
    """The app of that home, open, in one look."""
    size, mode, language = request.param
    width, height, scale = SIZES[size]
    device = home[0]
    device.look(scale=str(scale), mode=mode, language=language)
    with ExitStack() as things:
        url = things.enter_context(running(device, "app", "--web", "--no-open"))
        app = things.enter_context(FletWeb.launch(url, width=width, height=height))
        tongue.speak(language)
        app.tid("unlock-secret").wait_for(state="attached")
        app.fill("unlock-secret", PHRASE)
        app.press("unlock-open")
        app.tid("nav-home").wait_for(state="attached")
        yield app
    tongue.speak("fr")


@looking(NARROW)
def test_every_screen_is_whole(
    opened: FletWeb, home: tuple[Device, dict[str, str]]
) -> None:
    found: dict[str, list[str]] = {}
    for screen in (one for one in all_screens() if one.place != "door"):
        opened.go(home[1][screen.route])
        faults = [*opened.faults(), *opened.small(), *untitled(opened, screen)]
        if faults:
            found[screen.route] = faults
    assert found == {}
    assert opened.external == []


def untitled(app: FletWeb, screen: Screen) -> list[str]:
    """Return what is wrong with the window's name, which follows the screen's."""
    wanted = f"{_(screen.title)} – Alvéole"
    for _turn in range(150):
        if app.page.title().endswith(wanted):
            return []
        app.page.wait_for_timeout(100)
    return [f"titled {app.page.title()!r}"]


@looking(PHONE)
def test_the_keyboard_reaches_every_place_and_leaves_it(
    opened: FletWeb, home: tuple[Device, dict[str, str]]
) -> None:
    for route in ("/reglages", "/plus", "/mes-appareils", "/a-propos"):
        opened.go(home[1][route])
        screen = next(one for one in all_screens() if one.route == route)
        assert untitled(opened, screen) == []
        opened.page.wait_for_timeout(500)
        wanted, reached = stops(opened), {tab(opened) for _ in range(TABS)}
        assert (route, sorted(wanted - reached)) == (route, [])
