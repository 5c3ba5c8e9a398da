"""A handler never lets a traceback out."""

from collections.abc import Awaitable, Callable

import pytest

from app.domain.errors import Refused
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import FakeDoor, a_world, filled
from views.errors import sentence_for
from views.parts.acting import acting
from views.shell import opened

pytestmark = pytest.mark.anyio


def failing(error: Exception) -> Callable[[], Awaitable[None]]:
    """Return a handler that fails so."""

    async def work() -> None:
        raise error

    return acting(work)


async def test_a_refusal_is_told_in_words() -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled())))) as ui:
        await failing(Refused("disk.full"))()
        await ui.until(plain(sentence_for("disk.full")))
        assert sentence_for("disk.full") in ui.said()


async def test_a_bug_is_told_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with FletUnit(opened(a_world(FakeDoor(filled())))) as ui:
        await failing(ValueError("amoxicilline"))()
        await ui.until(plain(sentence_for("internal")))
        assert "amoxicilline" not in caplog.text
        assert "handler.failed" in caplog.text
        await ui.press("banner-close")
        assert plain(sentence_for("internal")) not in ui.text()
