"""Chromium, for what only a browser can say: when something is there to be used."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Self

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, sync_playwright

from tests.e2e.fletweb import ARGUMENTS, CHROMIUM, FletWeb

WIDTH, HEIGHT = 390, 844
PATIENCE: Final = 60_000
NAMED: Final = '[flt-semantics-identifier{how}="{name}"]'
WATCH: Final = """wanted => { window.shown = new Promise(told => {
  let pressed = 0;
  const press = event => { pressed = event.timeStamp; };
  addEventListener("pointerup", press, {capture: true, once: true});
  new MutationObserver((_, watcher) => {
    if (!pressed || !document.querySelector(wanted)) return;
    watcher.disconnect();
    told((performance.now() - pressed) / 1000);
  }).observe(document, {subtree: true, childList: true,
                        attributeFilter: ["flt-semantics-identifier"]});
}); }"""
"""Notes, in the page, how long a node takes to come once a button is let go."""


class Opened(FletWeb):
    """One page, watched through its accessibility tree."""

    def appear(self, name: str, how: str = "") -> None:
        """Wait until a node named *name* is there; *how* "^" takes a beginning."""
        wanted = NAMED.format(how=how, name=name)
        self.page.wait_for_selector(wanted, state="attached", timeout=PATIENCE)

    def vanish(self, name: str, how: str = "") -> None:
        """Wait until no node is named so."""
        wanted = NAMED.format(how=how, name=name)
        self.page.wait_for_selector(wanted, state="detached", timeout=PATIENCE)

    def shown_after(self, press: str, name: str, how: str = "") -> float:
        """Press *press*; return the seconds until a node is named *name*.

        Told by the page itself: what drives the browser looks for a node 0, 20, 70,
        170 and 270 ms after a press, and less often where the page is at work.
        """
        self.page.evaluate(WATCH, NAMED.format(how=how, name=name))
        self.press(press)
        seconds: float = self.page.evaluate("() => window.shown")
        return seconds


class Browser:
    """One Chromium for a whole bench; each page has a profile of its own."""

    def __init__(self, chromium: Chromium) -> None:
        self._chromium = chromium

    @classmethod
    @contextmanager
    def launched(cls) -> Iterator[Self]:
        """Start it; raises OSError where there is none."""
        if not CHROMIUM:
            raise OSError("no Chromium")
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(
                executable_path=CHROMIUM, headless=True, args=ARGUMENTS
            )
            try:
                yield cls(chromium)
            finally:
                chromium.close()

    @contextmanager
    def page(self, url: str) -> Iterator[Opened]:
        """Open *url* with nothing in the cache."""
        context = self._chromium.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, locale="fr-FR"
        )
        page: Page = context.new_page()
        opened = Opened(page)
        try:
            opened.open(url)
            yield opened
        finally:
            context.close()
