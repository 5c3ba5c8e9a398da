"""The folder of the project, for house tests."""

from pathlib import Path

import pytest

from tests.house.walk import TREE


@pytest.fixture(scope="session")
def tree() -> Path:
    """Return the folder of the project."""
    return TREE
