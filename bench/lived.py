"""One home as full as a real one, made once a run and shared by the benches."""

import atexit
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Final

from main import Starters
from tests.fictitious.life import PHRASE, a_life

FULL: Final = 20_000
FEW: Final = 2_000


def documents(*, quick: bool) -> int:
    """Return how many documents the home of this run holds."""
    return FEW if quick else FULL


@cache
def lived(count: int) -> Path:
    """Return the home; LIFE names one made by `tests.fictitious.life`, copied."""
    place = TemporaryDirectory(prefix="alveole-bench-")
    atexit.register(place.cleanup)
    home = Path(place.name) / "home"
    if "LIFE" in os.environ:
        return copytree(os.environ["LIFE"], home)
    a_life(home, documents=count)
    return home


@contextmanager
def opened(count: int) -> Iterator[Starters]:
    """Open that home with its passphrase; close it afterwards."""
    starters = Starters(lived(count))
    with closing(starters.door) as door:
        door.unlock("passphrase", PHRASE)
        yield starters
