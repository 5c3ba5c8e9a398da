"""The browser's own arrows are followed, wherever the person was led before."""

from collections.abc import Callable

import pytest

from tests.e2e.conftest import Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb

Show = Callable[[Device], FletWeb]


@pytest.fixture
def device(a_device: Callable[[str], Device]) -> Device:
    """Return a home with nothing in it."""
    home = a_device("own-way")
    home.run("init", "--name", "Camille", "--passphrase-file", str(home.phrase))
    return home


@pytest.mark.covers("C-030")
def test_the_browsers_back_is_followed_after_the_place_one_is_at_was_pressed(
    device: Device, screen_of: Show
) -> None:
    """Told where it already is, the browser says nothing: nothing waits for it."""
    app = screen_of(device)
    open_space(app)
    app.page.keyboard.press("Control+K")
    app.wait("Un mot, un nom, un médicament")
    app.page.keyboard.press("Escape")
    app.wait("Bonjour Camille")
    app.press("nav-home")

    back(app)
    app.wait("Un mot, un nom, un médicament")
    back(app)
    app.wait("Bonjour Camille")


def back(app: FletWeb) -> None:
    """Press the arrow of the browser that goes back."""
    app.page.evaluate("history.back()")
