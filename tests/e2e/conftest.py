"""The real program, on homes of its own, for the browser journeys."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from tests.e2e.fletweb import CHROMIUM, FletWeb
from tests.twice import keep

TREE = Path(__file__).parents[2]
PHRASE = "girafe mauve toit lycée brume wagon safran"
SIZES = {"wide": (1280, 800), "phone": (390, 844)}
LASTS = 600
"""Seconds a journey may last, on cores that many others share."""
LEAVES = 60
"""Seconds a program has to end, before it is made to."""
ALL = os.environ.get("ALVEOLE_E2E") == "all"
SHOWN = list(SIZES) if ALL else ["phone"]
"""Sizes each journey is lived at: both in `make e2e`."""
MODES = ["light", "dark"] if ALL else ["light"]
"""Colours some journeys are lived in, both too."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the journeys; without a browser they are skipped, loudly."""
    absent = pytest.mark.skip(reason="no Chromium: apt-get install chromium")
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(_a_life(item), append=False)
            if not CHROMIUM:
                item.add_marker(absent)


def _a_life(item: pytest.Item) -> pytest.MarkDecorator:
    """Return how long each life of a journey may last: the second one, as the first."""
    asked = item.get_closest_marker("timeout")
    return pytest.mark.timeout(asked.args[0] if asked else LASTS, func_only=True)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Live a journey a second time when the first failed, and say so.

    On two busy cores a click may land on a control being drawn anew.
    """
    place = {"nodeid": item.nodeid, "location": item.location}
    item.ihook.pytest_runtest_logstart(**place)
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    if failed := [report for report in reports if report.failed]:
        item.user_properties.append(("counted: journeys lived twice", 1))
        keep(item, failed[0])
        item._initrequest()  # type: ignore[attr-defined]
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(**place)
    return True


@dataclass(frozen=True)
class Device:
    """A home of the program: its commands, and its app."""

    home: Path

    @property
    def phrase(self) -> Path:
        """The file of its passphrase."""
        path = self.home.parent / f"{self.home.name}.phrase"
        path.write_text(PHRASE, encoding="utf-8")
        return path

    def run(self, *words: str) -> list[dict[str, Any]]:
        """Run a command of the program; return its JSON lines."""
        command = [sys.executable, str(TREE / "main.py"), *words, "--json"]
        environment = {**self.environment, "ALVEOLE_PASSPHRASE_FILE": str(self.phrase)}
        done = subprocess.run(  # noqa: S603 - our own program
            command, capture_output=True, text=True, env=environment, check=False
        )
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    def hears(self, told: Callable[[], bool]) -> None:
        """Exchange until what another device did is known here."""
        for _ in range(LASTS // 6):
            self.run("sync")
            if told():
                return
        raise AssertionError("another device was never heard of")

    def look(self, **how: str) -> None:
        """Set how its app looks: « scale », « mode », « language »."""
        self.home.mkdir(parents=True, exist_ok=True)
        (self.home / "look.json").write_text(json.dumps(how), encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """What the program sees around it: this home, no key store, our days."""
        kept = {
            name: os.environ[name]
            for name in ("PATH", "HOME", "LANG", "ALVEOLE_SIGNUP")
            if name in os.environ
        }
        here = {"ALVEOLE_HOME": str(self.home), "PYTHONPATH": str(TREE), "TZ": "UTC"}
        return {**kept, **here}


@contextmanager
def running(device: Device, *words: str) -> Iterator[str]:
    """Run a command that stays; give the address it prints."""
    command = [sys.executable, str(TREE / "main.py"), *words]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.PIPE, text=True, env=device.environment
    ) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            yield next(
                found[0] for line in lines if (found := re.search(r"http://\S+", line))
            )
        finally:
            ended(process)


def ended(process: "subprocess.Popen[str]") -> None:
    """End a program that was asked to stay; one that would not is killed."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(LEAVES)
        return
    process.kill()


class Server:
    """A server that may be stopped, and found again at the same address."""

    def __init__(self, place: Path, port: str = "0") -> None:
        self.place = place
        self.port = port
        self.life = ExitStack()

    def start(self) -> str:
        """Serve, on the port of the first time; return the address."""
        words = ("serve", "--port", self.port, "--data", str(self.place / "data"))
        url = self.life.enter_context(running(Device(self.place / "keeper"), *words))
        self.port = re.findall(r":(\d+)", url)[-1]
        return url

    def stop(self) -> None:
        """Answer nobody any more."""
        self.life.close()


@pytest.fixture
def a_device(tmp_path: Path) -> Callable[[str], Device]:
    """Return how to get a home by its name."""
    return lambda name: Device(tmp_path / name)


@pytest.fixture
def a_server(tmp_path: Path) -> Iterator[str]:
    """Give the address of a server of its own."""
    keeper = Device(tmp_path / "keeper")
    with running(
        keeper, "serve", "--port", "0", "--data", str(tmp_path / "data")
    ) as url:
        yield url


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that may be stopped."""
    kept = Server(tmp_path)
    yield kept
    kept.stop()


@pytest.fixture
def open_to_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let anybody come to the servers that start."""
    monkeypatch.setenv("ALVEOLE_SIGNUP", "open")


@pytest.fixture(params=SHOWN)
def screen_of(request: pytest.FixtureRequest) -> Iterator[Callable[[Device], FletWeb]]:
    """Return how to open a device's app in Chromium, wide then on a phone."""
    width, height = SIZES[request.param]
    with ExitStack() as open_things:
        shown: list[FletWeb] = []

        def show(device: Device) -> FletWeb:
            url = open_things.enter_context(
                running(device, "app", "--web", "--no-open")
            )
            if shown:
                return shown[0].beside(url)
            app = FletWeb.launch(url, width=width, height=height)
            shown.append(open_things.enter_context(app))
            return shown[0]

        yield show


@pytest.fixture
def size(request: pytest.FixtureRequest) -> str:
    """The name of the size of this run."""
    return str(request.node.callspec.params["screen_of"])
