"""A device let in by its square; both write apart, disagree, and end alike."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.rules.standing import Standing
from main import Starters
from tests.e2e.conftest import PHRASE, SHOWN, SIZES, Device, Server, running
from tests.e2e.entering import open_space
from tests.e2e.fletweb import PATIENCE, FletWeb
from tests.e2e.rows import press_first
from tests.e2e.test_join import ask_to_come_in, note_weight, spelled
from tests.e2e.test_put_outside import noted

EARLIER, LATER = "Ordonnance du docteur Fictif", "Ordonnance pour le cœur"


@pytest.mark.timeout(1200)
@pytest.mark.covers("C-174", "C-163", "C-123")
@pytest.mark.parametrize("size", SHOWN)
def test_a_device_let_in_by_its_square_writes_apart_and_ends_alike(
    a_device: Callable[[str], Device], server: Server, size: str, tmp_path: Path
) -> None:
    first, second = a_device("one"), a_device("two")
    url = server.start()
    found_space(first, url, tmp_path / "ordonnance.txt")
    with ExitStack() as open_things:
        one = shown(open_things, first, size)
        two = one.beside(served(open_things, second))
        open_space(one)
        let_in(one, two, url, tmp_path / "square.png", size)
        server.stop()
        note_weight(one)
        renamed(one, EARLIER)
        noted(two, "heart-rate", "64")
        renamed(two, LATER)
        server.start()
        settled(one, two, size)
        assert one.external + two.external == []
    first.hears(lambda: alike(first, second))
    for device in (first, second):
        assert [line["title"] for line in device.run("list", "document")] == [EARLIER]
        assert device.run("list", "heart-rate")[0]["value"] == "64"
        assert device.run("list", "body-weight")[0]["value"] == "71.2"


def found_space(device: Device, url: str, paper: Path) -> None:
    """Make a space that holds a paper."""
    paper.write_text("Deux gouttes le matin", encoding="utf-8")
    words = ("--server", url, "--passphrase-file", str(device.phrase))
    device.run("init", "--name", "Camille", *words)
    device.run("import", str(paper))
    device.run("sync")


def served(open_things: ExitStack, device: Device) -> str:
    """Run the app of a device; return its address."""
    words = ("app", "--web", "--no-open", "--port", "0")
    return open_things.enter_context(running(device, *words))


def shown(open_things: ExitStack, device: Device, size: str) -> FletWeb:
    """Open the app of a device in a browser."""
    (width, height), url = SIZES[size], served(open_things, device)
    return open_things.enter_context(FletWeb.launch(url, width=width, height=height))


def let_in(one: FletWeb, two: FletWeb, url: str, picture: Path, size: str) -> None:
    """Give the first device a picture of the screen of the second one."""
    ask_to_come_in(two, url)
    two.tid("join-code").scroll_into_view_if_needed()
    picture.write_bytes(two.settled())
    one.go("/mes-appareils/ajouter")
    one.wait("Code affiché")
    with one.page.expect_file_chooser() as chooser:
        one.press("visitor-picture")
    chooser.value.set_files(str(picture))
    one.wait("Code lu sur la photo.")
    assert (one.faults(), one.small()) == ([], [])
    one.shot(f"{size}-square-read")
    one.press("visitor-look")
    for app in (one, two):
        app.wait("Voyez-vous ces signes")
    assert spelled(one) == spelled(two) != ""
    two.press("join-same")
    one.press("visitor-same")
    one.wait("C'est fait.")
    two.wait("Bonjour Camille")
    two.wait("À jour sur cet appareil", 120)


def renamed(app: FletWeb, title: str) -> None:
    """Call the paper otherwise."""
    app.go("/documents")
    press_first(app, "document-0")
    app.press("document-change")
    app.fill("edit-title", title)
    app.press("edit-save")
    app.wait("Vos changements sont enregistrés.")


def settled(one: FletWeb, two: FletWeb, size: str) -> None:
    """Take back the earlier title, that lost; wait until both say all is well."""
    for app in (one, two):
        app.go("/")
    asked = whoever_says("Un choix vous attend", one, two)
    asked.press("todo-choice")
    asked.wait("Ce qui diffère : titre.")
    told = asked.text()
    assert 0 <= told.find(LATER) < told.find(EARLIER)
    assert asked.faults() == []
    asked.shot(f"{size}-square-choice")
    press_first(asked, "take-")
    asked.wait("Rien à choisir.")
    for app in (one, two):
        app.go("/")
        app.wait("À jour sur cet appareil", 120)


def whoever_says(words: str, *apps: FletWeb) -> FletWeb:
    """Return the app that says so: which one hears of the other last is not ours."""
    for _turn in range(3 * PATIENCE):
        for app in apps:
            if words in app.text():
                return app
        apps[0].page.wait_for_timeout(500)
    raise AssertionError([app.text() for app in apps])


def alike(first: Device, second: Device) -> bool:
    """Say whether both keep the same, and verified the same log to its end."""
    second.run("sync")
    return state(first) == state(second)


def state(device: Device) -> tuple[object, bytes]:
    """Return every element a device keeps, and the last hash of the log it verified."""
    with closing(Starters(device.home).door) as door:
        space = door.unlock("passphrase", PHRASE).space.id
        rooms = door.rooms()
        kept = rooms.vault.after(space, b"")
        raw = rooms.trail.standing(space)
        assert raw
        return [replace(one, updated=0) for one in kept], Standing.decode(raw).h
