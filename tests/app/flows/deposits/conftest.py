"""A person who opened their reception, and a laboratory that may write there."""

from pathlib import Path

import pytest

from app.domain.collection import Rubric
from tests.fictitious.laboratory import Laboratory
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
    made = Laboratory(Device(town, "laboratory"), tmp_path)
    made.vouched()
    await made.enter()
    return made
