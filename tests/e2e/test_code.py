"""A code of six digits in the real app, its key store real: typed, lost, changed."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests.e2e.conftest import SIZES
from tests.e2e.entering import retype_sheet
from tests.e2e.fletweb import PATIENCE, FletWeb
from tests.e2e.kept import KeptDevice, held, living
from tests.e2e.patient import until
from tests.storage.keys.service import secret_service

CODE, NEXT, LAST = "271828", "314159", "161803"
ASKED, INSIDE = "Votre code à 6 chiffres", "Bonjour Camille"
REFUSED, WAIT = "Ce n'est pas le bon code", "Trop d'essais. Attendez"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
READ = "() => navigator.clipboard.readText()"
LOCK_SECONDS = 30


@pytest.fixture(scope="module")
def a_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The bus of a private session, never that of a person."""
    with secret_service(tmp_path_factory.mktemp("session")) as bus:
        yield bus


@pytest.fixture
def device(a_session: str, tmp_path: Path) -> KeptDevice:
    """A device with a key store."""
    return KeptDevice(tmp_path / "home", a_session)


@contextmanager
def window(address: str) -> Iterator[FletWeb]:
    """Open the app on a phone, where the clipboard may be read by the test."""
    width, height = SIZES["phone"]
    with FletWeb.launch(address, width=width, height=height) as app:
        app.page.context.grant_permissions(CLIPBOARD)
        yield app


def paste(app: FletWeb, name: str, text: str) -> None:
    """Paste *text* in a field."""
    app.page.evaluate("text => navigator.clipboard.writeText(text)", text)
    app.press(name)
    app.page.wait_for_timeout(200)
    app.page.keyboard.press("Control+V")
    app.page.wait_for_timeout(150)


def create(app: FletWeb, code: str) -> str:
    """Make a space with a code, typed then pasted; return its recovery key, retyped."""
    app.wait("Bienvenue")
    app.press("welcome-begin")
    app.wait("Code à 6 chiffres")
    app.fill("protect-name", "Camille")
    app.fill("protect-secret", code)
    paste(app, "protect-again", code)
    assert revealed(app, "protect-again")
    app.shot("phone-code-chosen")
    app.press("protect-create")
    app.wait("Cette clé rouvre")
    return retype_sheet(app)


def lock(app: FletWeb) -> None:
    """Close the space by hand."""
    app.go("/plus")
    app.press("more-lock")
    app.wait(ASKED)


def change(app: FletWeb, code: str, new: str) -> None:
    """Put *new* in place of *code*."""
    app.go("/reglages/code")
    app.fill("proof", code)
    app.fill("change-secret", new)
    app.fill("change-again", new)
    app.press("change-save")
    app.wait("C'est changé.")


def enter(app: FletWeb, secret: str, then: str) -> None:
    """Type *secret* at the door, and wait for what comes."""
    app.fill("unlock-secret", secret)
    app.press("unlock-open")
    app.wait(then)


def said(device: KeptDevice, count: int) -> bool:
    """Say whether that many wrong codes were counted."""
    return device.wrong() == count


def wrong(app: FletWeb, device: KeptDevice, times: int) -> None:
    """Type as many wrong codes, each once the one before was answered."""
    for count in range(1, times + 1):
        app.fill("unlock-secret", "000001")
        app.press("unlock-open")
        until(app, partial(said, device, count))
        app.tid("unlock-open").wait_for(state="attached")
        app.wait(REFUSED)


def revealed(app: FletWeb, name: str) -> bool:
    """Say whether a field shows what is typed, once its eye was pressed."""
    field = app.tid(name)
    box = field.bounding_box()
    assert box
    app.page.mouse.click(box["x"] + box["width"] - 24, box["y"] + box["height"] / 2)
    shown = field.locator("input:not([type=password])")
    with suppress(Error):
        shown.first.wait_for(state="attached")
    return shown.count() == 1


@pytest.mark.covers("C-108")
def test_a_space_is_made_with_a_code_which_waits_after_five_errors(
    device: KeptDevice,
) -> None:
    with ExitStack() as first:
        app = first.enter_context(window(first.enter_context(living(device))[1]))
        create(app, CODE)
        lock(app)
        wrong(app, device, 5)
        enter(app, CODE, WAIT)
        app.shot("phone-code-wait")
    device.season(8, now=True)  # an hour: a slow start of the app outlasts a minute
    with living(device) as (_pid, address), window(address) as app:
        app.wait(ASKED)
        enter(app, CODE, WAIT)
        device.season(5)
        enter(app, CODE, INSIDE)


@pytest.mark.covers("C-108")
def test_a_code_is_changed_then_forgotten_then_erased(device: KeptDevice) -> None:
    sheet = device.make(CODE)
    with living(device) as (_pid, address), window(address) as app:
        app.wait(ASKED)
        enter(app, CODE, INSIDE)
        change(app, CODE, NEXT)
        lock(app)
        enter(app, CODE, REFUSED)
        device.season(9)
        enter(app, CODE, "Trop d'essais : le code est effacé.")
        app.shot("phone-code-erased")
        enter(app, sheet, "Choisissez un nouveau code")
        app.fill("again-secret", LAST)
        app.fill("again-again", LAST)
        app.shot("phone-code-again")
        app.press("again-enter")
        app.wait(INSIDE)
        lock(app)
        enter(app, LAST, INSIDE)


@pytest.mark.covers("C-108")
@pytest.mark.covers("C-124")
def test_a_space_left_alone_closes_itself_and_no_key_stays_in_memory(
    device: KeptDevice,
) -> None:
    device.make(CODE)
    look = json.dumps({"lock": str(LOCK_SECONDS)})
    (device.home / "look.json").write_text(look, encoding="utf-8")
    secrets = device.secrets(CODE)
    with living(device) as (pid, address), window(address) as app:
        app.wait(ASKED)
        assert held(pid, secrets) == 0
        enter(app, CODE, INSIDE)
        assert held(pid, secrets) > 0
        app.wait(ASKED, LOCK_SECONDS + PATIENCE)
        assert held(pid, secrets) == 0
        assert app.page.title() == "Ouvrir mon espace – Alvéole"
        enter(app, CODE, INSIDE)


@pytest.mark.covers("C-124")
def test_a_key_copied_is_gone_from_the_clipboard_once_the_space_closes(
    device: KeptDevice,
) -> None:
    sheet = device.make(CODE)
    with living(device) as (_pid, address), window(address) as app:
        app.wait(ASKED)
        enter(app, CODE, INSIDE)
        app.go("/secours")
        app.fill("proof", CODE)
        app.press("sheet-see")
        app.wait("Cette clé rouvre")
        app.press("sheet-copy")
        app.wait("C'est copié")
        assert app.page.evaluate(READ) == sheet
        lock(app)
        assert app.page.evaluate(READ) == ""
