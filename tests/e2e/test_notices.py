"""Try a notification: the desktop of this computer shows our sentence."""

import asyncio
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import pytest

from app.flows.news import REMINDED, TOLD
from app.flows.notices.notices import CHOSEN
from tests.bus import private_bus
from tests.e2e.conftest import Device
from tests.e2e.entering import open_space
from tests.e2e.fletweb import FletWeb
from tests.e2e.rows import lit, take

if sys.platform != "linux" or not shutil.which("dbus-daemon"):
    pytest.skip("needs Linux and dbus-daemon (package dbus)", allow_module_level=True)

from tests.views.notices.service import Service

Show = Callable[[Device], FletWeb]


@dataclass(frozen=True)
class Desk(Device):
    """A home on a computer whose desktop is at *bus*."""

    bus: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """Have the program find that desktop."""
        return {**super().environment, "DBUS_SESSION_BUS_ADDRESS": self.bus}


@contextmanager
def a_desktop(service: Service) -> Iterator[None]:
    """Have somebody show notices, beside."""
    ready, over = Event(), Event()

    async def serve() -> None:
        async with service:
            ready.set()
            await asyncio.to_thread(over.wait)

    beside = Thread(target=asyncio.run, args=(serve(),), daemon=True)
    beside.start()
    assert ready.wait(20)
    try:
        yield
    finally:
        over.set()
        beside.join(20)


@pytest.mark.covers("C-124")
def test_one_is_tried_and_a_sort_is_silenced(
    tmp_path: Path, screen_of: Show, size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with private_bus(tmp_path) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
        service, home = Service(), Desk(tmp_path / "home", bus)
        home.run("init", "--name", "Camille", "--passphrase-file", str(home.phrase))
        with a_desktop(service):
            app = screen_of(home)
            open_space(app)
            app.go("/reglages")
            app.wait("Vous lirez par exemple")
            app.press("notices-trial")
            app.wait("La notification d'essai est partie.")
            assert [one[3] for one in service.shown] == ["Alvéole : ceci est un essai"]
            switched(app, size)
        assert app.external == []


def switched(app: FletWeb, size: str) -> None:
    """Silence each item, outside and on « Accueil »; come back, all is as chosen."""
    outside = [f"notices-{sort}-no" for sort in CHOSEN]
    inside = [f"news-{sort}-no" for sort in (*TOLD, *REMINDED)]
    settings(app)
    for name in (*outside, *inside):
        take(app, name)
    assert app.faults() == []
    app.shot(f"{size}-notices")
    settings(app)
    for name in (*outside, *inside):
        lit(app, name)
    app.tid(outside[0]).scroll_into_view_if_needed()
    app.shot(f"{size}-notices-silent")


def settings(app: FletWeb) -> None:
    """Come from elsewhere: what was told above the settings is put away."""
    app.go("/")
    app.wait("Bonjour Camille")
    app.go("/reglages")
    app.wait("Ces choix valent sur tous vos appareils.")
