"""A desk where command lines are typed."""

from pathlib import Path

import pytest

from tests.views.commands.desk import Desk
from tests.views.commands.paper_mandates import PaperMandates


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk whose phrase file is right."""
    return Desk(tmp_path)


@pytest.fixture
def mandates(desk: Desk) -> PaperMandates:
    """Return what the person entrusts, on paper."""
    desk.door.mandates = given = PaperMandates()
    return given
