"""« Ouverture » : a window where its client can be had, the browser otherwise."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Thread
from typing import Final

import flet as ft

from views.shell import World, opened
from views.text import _
from views.web import ASSETS, Asgi, Pass, guarded

ATTEMPT_SECONDS: Final = 10
"""How long the window's client may take to come."""

Listen = Callable[[Asgi, Callable[[str], None]], None]
"""Serves an application on loopback until told to stop; calls back with its address."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What `main` lends to open the app.

    *browse* opens an address, *say* prints a line on the terminal. *entry* is the
    browser's pass, *secret* signs Flet's own links.
    """

    listen: Listen
    browse: Callable[[str], object]
    say: Callable[[str], None]
    entry: Pass
    secret: str


def open_app(world: World, outside: Outside, *, web: bool) -> None:
    """Show the app, in a window if it can be and *web* was not asked; then return."""
    why_not = _("vous l'avez demandé") if web else missing_window(client_here)
    if not why_not:
        outside.say(_("Alvéole s'ouvre dans une fenêtre."))
        ft.run(opened(world), view=ft.AppView.FLET_APP, assets_dir=str(ASSETS))
        return
    outside.say(_("Alvéole s'ouvre dans le navigateur : {why}.").format(why=why_not))
    app = guarded(opened(world), entry=outside.entry, secret=outside.secret)
    outside.listen(app, lambda address: _show(address, outside))


def missing_window(ask_client: Callable[[], None]) -> str:
    """Say why there can be no window, "" when there can."""
    if not has_display(sys.platform, os.environ):
        return _("cette machine n'a pas d'écran")
    failed: list[bool] = []

    def attempt() -> None:
        try:
            ask_client()
        except Exception:  # noqa: BLE001 - offline, blocked, unknown system: the same here
            failed.append(True)

    asking = Thread(target=attempt, daemon=True)
    asking.start()
    asking.join(ATTEMPT_SECONDS)
    if failed or asking.is_alive():
        return _("la fenêtre n'a pas pu être installée")
    return ""


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window could be shown at all."""
    if not platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def client_here() -> None:
    """Find the window's client, or fetch it; raises when neither works."""
    from flet_desktop import ensure_client_cached  # type: ignore[import-untyped]

    ensure_client_cached()


def _show(address: str, outside: Outside) -> None:
    outside.browse(f"{address}/?token={outside.entry.token}")
