"""P19, P21, P22: from nothing to the first screen, or to the first answer."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from bench.browser import Browser
from bench.lived import documents, lived
from bench.pairs import Goal, limited, ratio, seconds
from tests.fictitious.life import PHRASE

MAIN: Final = str(Path(__file__).parents[1] / "alveole.py")
EMPTY: Final = ("-m", "bench.empty_app")
FORBIDDEN: Final = ("fhir.resources", "httpx", "bleak", "pydicom", "lxml")
COLD: Final = "cold start: process, browser page, first screen with its semantics"


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give P19, P21 and P22."""
    home = lived(documents(quick=quick))
    with Browser.launched() as browser:
        yield first_screen(browser, home, 1 if quick else 20)
        yield absent(browser, home)
    yield from commands(home, 1 if quick else 10)


def first_screen(browser: Browser, home: Path, count: int) -> Goal:
    """P19: our locked home against a page with one line of text."""
    ours = partial(_shown, browser, [MAIN, *APP], home, "unlock-open")
    empty = partial(_shown, browser, EMPTY, home, "turn")
    reference = ("an empty Flet app, same server, same browser", empty)
    return ratio(
        "P19",
        "startup.first_screen",
        ours=ours,
        reference=reference,
        limit=1.5,
        work=COLD,
        count=count,
        binding=False,  # a target of quality, section 5
    )


TOLD: Final = ("-X", "importtime")
APP: Final = ("app", "--web", "--no-open", "--port", "0")


def _shown(browser: Browser, words: Sequence[str], home: Path, name: str) -> None:
    with served(words, home) as url, browser.page(url) as page:
        page.appear(name)


@contextmanager
def served(words: Sequence[str], home: Path, *, log: int = 2) -> Iterator[str]:
    """Run one of our programs until told to stop; give the address it prints."""
    command = [sys.executable, *words]
    with subprocess.Popen(  # noqa: S603 - our own programs
        command, stdout=subprocess.PIPE, stderr=log, text=True, env=around(home)
    ) as process:
        try:
            lines = iter(process.stdout.readline, "")  # type: ignore[union-attr]
            yield next(
                found[0] for line in lines if (found := re.search(r"http://\S+", line))
            )
        finally:
            process.terminate()


def around(home: Path) -> dict[str, str]:
    """Return what our programs see around them: that home, its passphrase on paper."""
    paper = home.with_name(f"{home.name}.phrase")
    paper.write_text(PHRASE, encoding="utf-8")
    tree = str(Path(MAIN).parent)
    told = {"ALVEOLE_HOME": str(home), "PYTHONPATH": tree}
    told["ALVEOLE_PASSPHRASE_FILE"] = str(paper)
    usual = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return usual | told  # compiled once, then read, as wherever it is installed


def absent(browser: Browser, home: Path) -> Goal:
    """P22: what the app has imported when its first screen is there."""
    log = home.with_name("imports.log")
    with (
        log.open("w") as file,
        served([*TOLD, MAIN, *APP], home, log=file.fileno()) as url,
        browser.page(url) as page,
    ):
        page.appear("unlock-open")
    found = heavy(log.read_text(encoding="utf-8"))
    work = f"{', '.join(FORBIDDEN)}, imported before the first screen"
    goal = limited(
        "P22", "startup.heavy_modules", [len(found)], unit="modules", limit=0, work=work
    )
    goal.notes["found"] = " ".join(found)
    return goal


def heavy(log: str) -> list[str]:
    """Return the forbidden modules in what `-X importtime` wrote."""
    names = {line.rpartition("|")[2].strip() for line in log.splitlines()}
    if "main" not in names and "views.shell" not in names:
        raise OSError("the import log is empty")
    return [name for name in FORBIDDEN if name in names]


def commands(home: Path, count: int) -> Iterator[Goal]:
    """P21: the whole process, as somebody at a terminal waits for it."""
    run = partial(_run, home)
    spent = [seconds(partial(run, "--version")) for _ in range(count)]
    work = "the whole process"
    yield limited("P21", "startup.version", spent, unit="s", limit=0.4, work=work)
    key = key_seconds(home, count)
    spent = [seconds(partial(run, "list", "document")) - key for _ in range(count)]
    work = f"{work}, less {key:.2f} s of Argon2id, measured apart"
    yield limited(
        *("P21", "startup.list", spent),
        unit="s",
        limit=0.8,
        work=work,
        binding=False,  # a target of quality, section 5
    )


def _run(home: Path, *words: str) -> int:
    command = [sys.executable, MAIN, *words]
    done = subprocess.run(command, capture_output=True, check=False, env=around(home))  # noqa: S603
    if done.returncode:
        raise OSError(f"{words}: exit {done.returncode}")
    return len(done.stdout)


def key_seconds(home: Path, count: int) -> float:
    """Return how long the passphrase of *home* takes to become its key."""
    from main import Starters

    keys = Starters(home).keys
    unlock: Callable[[], object] = partial(keys.unlock, "passphrase", PHRASE)
    return min(seconds(unlock) for _ in range(max(3, count)))
