"""The fictitious laboratory says that it is, and what it lacks."""

from pathlib import Path

import pytest

from app.domain.errors import Refused
from app.rules.deposits.vouching import LABORATORY
from sync.gateway import play_laboratory
from sync.gateway.lab import DEPOSITORS
from tests.app.paper_home import PaperHome
from tests.journeys.town import Watch, a_ledger

pytestmark = pytest.mark.covers("C-032")


@pytest.mark.parametrize("official", DEPOSITORS.values(), ids=list(DEPOSITORS))
def test_it_says_that_it_is_fictitious(official: str) -> None:
    assert "fictif" in official.replace("fictive", "fictif")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    names = ("file", "to", "folder", "operator", "type", "title", "date")
    how = dict.fromkeys(names, str(tmp_path / "nothing"))
    how["profession"] = LABORATORY
    world, ledger = PaperHome().profile.world, a_ledger(Watch(), "lab")
    with pytest.raises(Refused, match=r"deposit\.letter"):
        play_laboratory(world, ledger, how)
