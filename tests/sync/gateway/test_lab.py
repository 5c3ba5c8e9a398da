"""The fictitious laboratory says that it is, and what it lacks."""

from pathlib import Path

import pytest

from app.domain.errors import Refused
from sync.gateway import play_laboratory
from sync.gateway.lab import OFFICIAL
from tests.app.paper_home import PaperHome
from tests.journeys.town import Watch, a_ledger

pytestmark = pytest.mark.covers("C-032")


def test_it_says_that_it_is_fictitious() -> None:
    assert "fictif" in OFFICIAL


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    names = ("file", "to", "folder", "operator", "type", "title", "date")
    how = dict.fromkeys(names, str(tmp_path / "nothing"))
    world, ledger = PaperHome().profile.world, a_ledger(Watch(), "lab")
    with pytest.raises(Refused, match=r"deposit\.letter"):
        play_laboratory(world, ledger, how)
