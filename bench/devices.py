"""What devices and exports of their makers cost (P40 to P44, P47): a file a part."""

import importlib
from collections.abc import Iterator
from typing import Final

from bench.pairs import Goal

PARTS: Final = ("codec", "apple_health", "backlog", "radio", "worn")
"""Add the name of a file of this folder: its `goals` are given with the others."""


def goals(*, quick: bool) -> Iterator[Goal]:
    """Give the goals of each part."""
    for part in PARTS:
        yield from importlib.import_module(f"bench.{part}").goals(quick=quick)
