"""Waits for what is said, where words that are there already would prove nothing."""

import os
from collections.abc import Callable

from tests.e2e.fletweb import PATIENCE, FletWeb

LOOKS = 100
"""Milliseconds between two looks."""


def until(app: FletWeb, holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until something *holds*; the page lives on meanwhile."""
    for _ in range(int(seconds * 1000 / LOOKS)):
        if holds():
            return
        app.page.wait_for_timeout(LOOKS)
    raise AssertionError(f"never came:\n{app.text()[:2000]}")


def put_away(app: FletWeb) -> None:
    """Close what was told above the page: the same words said again are then new."""
    app.press("banner-close")
    app.tid("banner-close").wait_for(state="detached")


def shared() -> bool:
    """Say whether others use this machine: how long things took says nothing then."""
    return max(os.getloadavg()[:2]) > 2 * (os.cpu_count() or 1)
