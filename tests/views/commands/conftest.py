"""A desk where command lines are typed."""

from pathlib import Path

import pytest

from tests.views.commands.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk whose phrase file is right."""
    return Desk(tmp_path)
