"""How long the loop is held, by whom it is not the test itself."""

import asyncio
import time
from asyncio.events import Handle
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

LIMIT = 0.050
"""Seconds of work no step of the loop may go over (flet, section 12)."""


@contextmanager
def watched(patch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """Give the seconds of each step of the loop, of this thread's own work only."""
    me, run, steps = asyncio.current_task(), Handle._run, list[float]()

    def timed(handle: Any) -> None:  # noqa: ANN401 - any handle of the loop
        start = time.thread_time()
        run(handle)
        if getattr(handle._callback, "__self__", None) is not me:
            steps.append(time.thread_time() - start)

    with patch.context() as patched:
        patched.setattr(Handle, "_run", timed)
        yield steps
