"""What the tests of parts share: one component on a page, and the loop it needs."""

import pytest


@pytest.fixture
def anyio_backend() -> str:
    """Flet runs on asyncio only."""
    return "asyncio"
