"""What the tests of screens share: French, and a loop for the async ones."""

from collections.abc import Iterator

import pytest

from views.text import tongue


@pytest.fixture
def anyio_backend() -> str:
    """Flet runs on asyncio only."""
    return "asyncio"


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    """Speak French again after a test that spoke otherwise."""
    tongue.speak("fr")
    yield
    tongue.speak("fr")
