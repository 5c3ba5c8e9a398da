"""What every test may ask for; what the long proofs counted, printed at the end."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.midnight import LONGEST, wait_out
from tests.twice import told
from views.text import tongue

Tally = Callable[[str, int], None]
_COUNTED = "counted: "
_SAMPLES = Path(__file__).parents[2] / "shared" / "data"

settings.register_profile(
    "untimed",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="DRAW" not in os.environ,
)
settings.load_profile("untimed")
"""Speed is measured in `bench/`; here a machine that is busy fails nothing.

What properties are tried on is drawn once, the same at each run: what fails here is
what changed. `make draw` draws anew.
"""


@pytest.hookimpl(hookwrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Wait for tomorrow before the time a test may last is counted."""
    not_tonight(item)
    yield


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Begin in French, and not at the end of a day, here or in the world's clock."""
    if tongue.code != "fr":  # what another test spoke
        tongue.speak("fr")
    not_tonight(item)  # a journey may be lived a second time


def not_tonight(item: pytest.Item) -> None:
    """Let a day end that would end under a test."""
    asked = item.get_closest_marker("timeout")
    wait_out(asked.args[0] if asked and item.get_closest_marker("e2e") else LONGEST)


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of real and hostile samples, which is never kept here."""
    if not _SAMPLES.exists():
        pytest.skip("the samples are not on this machine")
    return _SAMPLES


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Tally:
    """Return how a proof says what it counted, and how many."""

    def say(what: str, number: int) -> None:
        record_property(_COUNTED + what, number)

    return say


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter,
) -> None:
    """Print each sum, of the proofs that passed only; why journeys were lived twice.

    What failed once may fail again. Workers print nothing: it is told here.
    """
    _say_sums(terminalreporter)
    for kind in ("passed", "failed", "error"):
        for name, why in told(terminalreporter.getreports(kind)):
            terminalreporter.section(f"first life of {name}")
            terminalreporter.write_line(why)


def _say_sums(terminalreporter: pytest.TerminalReporter) -> None:
    sums: Counter[str] = Counter()
    for report in terminalreporter.getreports("passed"):
        for name, number in report.user_properties:
            if name.startswith(_COUNTED):
                sums[name.removeprefix(_COUNTED)] += int(str(number))
    if sums:
        terminalreporter.section("what the proofs counted")
    for what, number in sorted(sums.items()):
        terminalreporter.write_line(f"{number:>7} {what}")
