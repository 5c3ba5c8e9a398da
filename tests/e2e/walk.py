"""A person at one device: what they do is timed, what they see is kept."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as TooLate

from tests.e2e.fletweb import FletWeb

SIZES: Final = {"390": (390, 844), "1280": (1280, 800)}
LONG: Final = 1.0
"""Seconds after which a person wonders."""
PATIENCE: Final = 60_000
FOCUS: Final = 300
"""Milliseconds a field takes to hold the keys."""
DRAWN: Final = 1_000
"""Milliseconds a screen has to be drawn at another size, on a busy machine."""
ARM: Final = """([selector, event]) => {
  let begun;
  addEventListener(event, () => { begun = performance.now(); }, true);
  window.timed = new Promise((told, never) => {
    setTimeout(() => never(new Error(selector)), 60000);
    new MutationObserver((_, watch) => {
      if (!begun || !document.querySelector(selector)) return;
      watch.disconnect();
      told(performance.now() - begun);
    }).observe(document.body, {subtree: true, childList: true, attributes: true});
  });
}"""
"""From the last touch of a kind to the first node that answers, in the page."""
SAYING: Final = """words => {
  const hits = document.querySelectorAll('[flt-semantics-identifier^="hit-"]');
  const first = [...hits].find(one => one.outerHTML.toLowerCase().includes(words));
  return first && first.getAttribute('flt-semantics-identifier');
}"""
"""The name of the first result that says these words."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something done, and how many seconds it took."""

    device: str
    words: str
    seconds: float

    @property
    def long(self) -> bool:
        """Say whether a person wonders what happens."""
        return self.seconds > LONG


@dataclass
class Walk:
    """The walk of a person through one window; *folder* keeps what they see."""

    device: str
    app: FletWeb
    folder: Path | None
    steps: list[Step] = field(default_factory=list)
    seen: int = 0

    def __post_init__(self) -> None:
        """Stay awake, after a lock too."""
        self.app.stay_awake()

    @contextmanager
    def step(self, words: str) -> Iterator[FletWeb]:
        """Time what is done inside, then keep a picture of it."""
        began = time.perf_counter()
        yield self.app
        self.steps.append(Step(self.device, words, time.perf_counter() - began))
        assert self.app.faults() == [], f"{words}: {self.app.faults()}"
        self.keep(words)

    def quick(self, words: str, press: str, appear: str) -> None:
        """Press, and time in the page itself until a node so named is there."""
        self._timed(words, "pointerdown", lambda: self.app.press(press), appear)

    def typing(self, words: str, field: str, text: str, appear: str) -> None:
        """Type in a field, and time from the last key to a node so named."""
        self.app.press(field)
        self.app.page.wait_for_timeout(FOCUS)
        type_ = self.app.page.keyboard.type
        self._timed(words, "keydown", lambda: type_(text, delay=40), appear)

    def _timed(
        self, words: str, event: str, act: Callable[[], None], appear: str
    ) -> None:
        page = self.app.page
        page.evaluate(ARM, [named(appear), event])
        act()
        spent = float(page.evaluate("window.timed")) / 1000
        self.steps.append(Step(self.device, words, spent))

    def keep(self, words: str) -> None:
        """Keep a picture of the screen, at both widths, its own first."""
        if not self.folder:
            return
        self.seen += 1
        page, name = self.app.page, re.sub(r"\W+", "-", words.lower()).strip("-")
        own = page.viewport_size
        assert own
        page.mouse.move(0, 0)
        sizes = sorted(SIZES.items(), key=lambda one: one[1][0] != own["width"])
        for size, (width, height) in sizes:
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(DRAWN)
            place = f"{self.device}-{self.seen:02}-{name}-{size}.png"
            (self.folder / place).write_bytes(self.app.settled())
        page.set_viewport_size(own)
        page.wait_for_timeout(DRAWN)
        self.app.settled()

    def stumble(self) -> None:
        """Keep what is on the screen where the walk could go no further."""
        if self.folder:
            place = self.folder / f"{self.device}-stumble.png"
            with suppress(TooLate):
                self.app.page.screenshot(path=place)
            place.with_suffix(".txt").write_text(self.app.text(), "utf-8")

    def appear(self, name: str, patience: int = PATIENCE) -> Locator:
        """Wait for the first node whose name begins so."""
        found = self.app.page.locator(named(name)).first
        found.wait_for(state="attached", timeout=patience)
        return found

    def look_for(self, words: str) -> str:
        """Search from nothing; return the name of the first result that says *words*.

        Results of the search before are gone first: none of them is pressed.
        """
        self.app.fill("search-field", "")
        hits = self.app.page.locator(named("hit-"))
        hits.first.wait_for(state="detached", timeout=PATIENCE)
        self.app.fill("search-field", words)
        found = self.app.page.wait_for_function(SAYING, arg=words, timeout=PATIENCE)
        return str(found.json_value())

    def name(self, begins: str) -> str:
        """Return the whole name of the first node whose name begins so."""
        return self.appear(begins).get_attribute("flt-semantics-identifier") or ""

    def further(self, more: str, then: str) -> None:
        """Scroll to the end of a list, press what follows, until *then* is there.

        Pressed as a reader presses: the tree may lag behind what is scrolled.
        """
        for _turn in range(9):
            self.scroll()
            if self.app.tid(more).count():
                self.app.tid(more).dispatch_event("click")
                with suppress(TooLate):
                    self.appear(then, 5_000)
                    return
        raise AssertionError(self.app.text())

    def scroll(self) -> None:
        """Turn the wheel over the list."""
        page = self.app.page
        page.mouse.move(400, 500)
        for _turn in range(10):
            page.mouse.wheel(0, 1500)
            page.wait_for_timeout(60)
        page.wait_for_timeout(300)

    def give(self, press: str, *files: Path) -> None:
        """Press what asks for files, and choose these."""
        with self.app.page.expect_file_chooser() as chooser:
            self.app.press(press)
        chooser.value.set_files([str(file) for file in files])

    def take(self, press: str, place: Path) -> Path:
        """Press what saves a file, and keep it in *place*."""
        with self.app.page.expect_download(timeout=PATIENCE * 5) as waited:
            self.app.press(press)
        kept = place / waited.value.suggested_filename
        waited.value.save_as(kept)
        return kept


@contextmanager
def pictured(*walks: Walk) -> Iterator[None]:
    """Keep what *walks* saw when what is done inside fails."""
    try:
        yield
    except Exception:
        for walk in walks:
            walk.stumble()
        raise


def named(begins: str) -> str:
    """Return the selector of nodes whose name begins so."""
    return f'[flt-semantics-identifier^="{begins}"]'
