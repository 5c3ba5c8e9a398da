"""A window where it can be had, else the browser, and the reason in one sentence."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.screens.homes import FakeDoor, a_world
from views import launch
from views.launch import Outside, has_display, missing_window, open_app
from views.web import Asgi, Guard, Pass

PASS = Pass("t" * 32, "c" * 32)


@pytest.mark.parametrize(
    ("platform", "environment", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_window_needs_a_screen(
    platform: str, environment: dict[str, str], *, shown: bool
) -> None:
    assert has_display(platform, environment) is shown


def test_without_a_screen_no_client_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert (
        missing_window(lambda: pytest.fail("asked")) == "cette machine n'a pas d'écran"
    )


def test_a_client_that_cannot_be_had_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def offline() -> None:
        raise OSError

    monkeypatch.setenv("DISPLAY", ":0")
    assert missing_window(offline) == "la fenêtre n'a pas pu être installée"
    assert missing_window(lambda: None) == ""


def test_a_client_that_never_comes_is_not_awaited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from threading import Event

    never = Event()

    def slow() -> None:
        never.wait(60)

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(launch, "ATTEMPT_SECONDS", 0.05)
    assert missing_window(slow) != ""
    never.set()


@pytest.mark.covers("C-173")
def test_the_browser_is_led_to_the_guarded_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    opened: list[str] = []
    served: list[Asgi] = []

    def listen(app: Asgi, ready: Callable[[str], None]) -> None:
        served.append(app)
        ready("http://127.0.0.1:8550")

    def unguarded(*_: Any, entry: Pass, secret: str) -> Guard:  # noqa: ANN401
        assert secret == "s"  # noqa: S105 - a test's own
        return Guard(listen, entry)  # type: ignore[arg-type]  # any callable will do

    monkeypatch.setattr(launch, "guarded", unguarded)
    outside = Outside(listen, opened.append, said.append, PASS, "s")
    open_app(a_world(FakeDoor()), outside, web=True)
    assert said == ["Alvéole s'ouvre dans le navigateur : vous l'avez demandé."]
    assert opened == [f"http://127.0.0.1:8550/?token={PASS.token}"]
    assert isinstance(served[0], Guard)
