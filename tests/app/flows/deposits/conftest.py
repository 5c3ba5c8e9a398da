"""A person who opened their reception, and a laboratory that may write there."""

from pathlib import Path

import pytest

from app.domain.collection import Rubric
from tests.fictitious.laboratory import Laboratory, a_laboratory
from tests.journeys.town import Device, Town


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def town() -> Town:
    return Town(rubrics=(Rubric.JOURNAL, Rubric.REPORT))


@pytest.fixture
async def phone(town: Town) -> Device:
    """A device whose space the server knows."""
    made = town.device("phone")
    made.found()
    await made.courier.sync()
    return made


@pytest.fixture
async def laboratory(town: Town, tmp_path: Path) -> Laboratory:
    return await a_laboratory(town, tmp_path)
