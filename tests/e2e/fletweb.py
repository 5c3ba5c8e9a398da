"""Drives the app in Chromium through its accessibility tree, as a reader would."""

import contextlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from urllib.parse import urlparse

from playwright.sync_api import Browser, Error, Locator, Page, Request, sync_playwright

from tests.e2e.reaching import AIM, reach

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]
LOOPBACK = {"127.0.0.1", "localhost", "", None}
BLANK = 6000
"""Bytes: a blank 1200 × 800 picture weighs about 4 kB."""
REDRAWN = 2
"""How often a node may be drawn anew under the finger."""
PATIENCE = 90
"""Seconds something may take on cores that many others share."""

READ_ALOUD = (Path(__file__).parent / "read_aloud.js").read_text("utf-8")
FAULTS = (Path(__file__).parent / "faults.js").read_text("utf-8")
SMALL = (Path(__file__).parent / "targets.js").read_text("utf-8")
GO = """address => {
  history.pushState(null, '', address);
  window.dispatchEvent(new PopStateEvent('popstate', {state: null}));
}"""
"""What the address bar does, without loading the page anew."""
TYPED = "() => document.activeElement.value"
AWAKE = (Path(__file__).parent / "awake.js").read_text("utf-8")
"""Somebody is there while the other device works: an untouched space locks itself."""


class FletWeb:
    """One page of Chromium; every host but this machine is refused and listed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.external: list[str] = []
        self.refused: list[str] = []
        self._stood = ""
        page.on("request", self._note_request)
        page.on("requestfailed", self._note_failure)

    @classmethod
    @contextlib.contextmanager
    def launch(cls, url: str, *, width: int, height: int) -> Iterator[Self]:
        """Open *url* in a window of that size, in French."""
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, headless=True, args=ARGUMENTS
            )
            try:
                yield cls.window(browser, url, width=width, height=height)
            finally:
                browser.close()

    @classmethod
    def window(cls, browser: Browser, url: str, *, width: int, height: int) -> Self:
        """Open *url* in a window that shares nothing with another."""
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="fr-FR"
        )
        context.route(
            lambda asked: urlparse(asked).hostname not in LOOPBACK,
            lambda route: route.abort(),
        )
        context.set_default_timeout(PATIENCE * 1000)
        app = cls(context.new_page())
        app.open(url)
        return app

    def beside(self, url: str) -> Self:
        """Open *url* beside this window, as on another device; both stay awake."""
        browser, size = self.page.context.browser, self.page.viewport_size
        assert browser
        assert size
        other = self.window(browser, url, width=size["width"], height=size["height"])
        for one in (self, other):
            one.stay_awake()
        return other

    def stay_awake(self) -> None:
        """Touch a key now and then, after a lock too."""
        self.page.add_init_script(AWAKE)
        self.page.evaluate(AWAKE)

    def open(self, url: str) -> None:
        """Go to an address and wait for the accessibility tree."""
        self.page.goto(url, wait_until="commit")
        self.page.wait_for_selector("flt-semantics", state="attached", timeout=60_000)

    def tid(self, identifier: str) -> Locator:
        """Return the node named *identifier*."""
        return self.page.locator(f'[flt-semantics-identifier="{identifier}"]').first

    def press(self, identifier: str) -> None:
        """Press what is named *identifier*."""
        self.press_node(self.tid(identifier))

    def press_node(self, node: Locator) -> None:
        """Press a node; it may be drawn anew while we aim, and is then found again."""
        for _ in range(REDRAWN):
            with contextlib.suppress(Error):
                self._press_once(node)
                return
        try:
            self._press_once(node)
        except Error as error:
            raise AssertionError(
                f"{node} not pressed:\n{self.text()[:2000]}"
            ) from error

    def _press_once(self, node: Locator) -> None:
        """Press a node once it is there, or what can be pressed inside it."""
        node.wait_for(state="attached", timeout=AIM)
        inner = node.locator("[flt-tappable], [role=button], [role=radio], input")
        target = inner.first if inner.count() else node
        reach(target)
        target.click(timeout=AIM)

    def fill(self, identifier: str, text: str) -> None:
        """Type *text*, again if a slow machine lost a key or the focus."""
        for _ in range(REDRAWN + 1):
            self._type(identifier, text)
            if self.page.evaluate(TYPED) == text:
                return

    def _type(self, identifier: str, text: str) -> None:
        """Focus, wait, select all, type: Flutter swaps the focused input in and out."""
        self.press(identifier)
        self.page.wait_for_timeout(200)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text, delay=15)
        self.page.wait_for_timeout(150)

    def text(self) -> str:
        """Return everything a screen reader would read, plain spaces and quotes.

        A journey is lived at any hour: the greeting of the evening reads as the other.
        """
        read: str = self.page.evaluate(READ_ALOUD)
        plain = re.sub("[\u202f\u00a0]", " ", read).replace("’", "'")
        return plain.replace("Bonsoir", "Bonjour")

    def wait(self, wanted: str, seconds: float = PATIENCE) -> None:
        """Wait until *wanted* is on screen."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if wanted in self.text():
                return
            self.page.wait_for_timeout(80)
        raise AssertionError(f"{wanted!r} not on screen:\n{self.text()[:2000]}")

    def faults(self) -> list[str]:
        """Return what is wrong with the tree, for somebody who listens to it."""
        return self._lasting(FAULTS)

    def small(self) -> list[str]:
        """Return what is too small to be pressed, or over the edge."""
        return self._lasting(SMALL)

    def _lasting(self, look: str) -> list[str]:
        """Return what *look* still finds once the page is drawn."""
        found: list[str] = self.page.evaluate(look)
        for _ in range(50):
            if found:
                self.page.wait_for_timeout(200)
                found = self.page.evaluate(look)
        return found

    def go(self, address: str) -> None:
        """Go to a screen by its address, and wait until nothing moves.

        What the address bar does may be lost while the page draws: it is done again.
        A page still being drawn is left only once it is whole: it moves by itself.
        """
        left = self._still()
        for _ in range(REDRAWN + 1):
            self.page.evaluate(GO, address)
            if self._moved(left):
                break
        self._still()

    def _still(self) -> str:
        """Return what is read once it is twice the same and waits for nothing.

        What stood still before and was not touched since is looked at once.
        """
        before, now = self._stood, ""
        for _ in range(40):
            self.page.wait_for_timeout(150)
            now = self.text()
            if now == before and "…" not in now[-40:]:
                break
            before = now
        self._stood = now
        return now

    def _moved(self, left: str) -> bool:
        """Say whether the screen changes within two seconds."""
        for _ in range(20):
            self.page.wait_for_timeout(100)
            if self.text() != left:
                return True
        return False

    def settled(self) -> bytes:
        """Return a picture of the page once two in a row are the same."""
        previous, current = b"", b"-"
        for _ in range(30):
            self.page.wait_for_timeout(300)
            previous, current = current, self.page.screenshot()
            if current == previous and len(current) > BLANK:
                break
        return current

    def shot(self, name: str) -> None:
        """Keep a picture of settled pixels in the folder SHOTS, if one is named."""
        if not (folder := os.environ.get("SHOTS")):
            return
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{name}.png").write_bytes(self.settled())

    def _note_request(self, request: Request) -> None:
        local = request.url.startswith(("data:", "blob:"))
        if not local and urlparse(request.url).hostname not in LOOPBACK:
            self.external.append(request.url)

    def _note_failure(self, request: Request) -> None:
        """Note apart what our own policy stopped: it never left the page."""
        if request.failure == "csp" and request.url in self.external:
            self.external.remove(request.url)
            self.refused.append(request.url)
