"""The fictitious laboratory is vouched for by the operator it is shown, else nobody."""

from pathlib import Path

import pytest

from app.domain.errors import Refused
from app.rules.deposits.vouching import vouched
from sync.gateway import play_laboratory
from sync.gateway.folder import DepositorFolder
from sync.gateway.lab import OFFICIAL, FictitiousLaboratory
from tests.app.paper_home import PaperHome
from tests.fictitious.laboratory import vouching_key
from tests.journeys.town import DIRECTORY, Watch, a_ledger

pytestmark = pytest.mark.covers("C-032")


def a_laboratory(root: Path) -> FictitiousLaboratory:
    folder = DepositorFolder(root / "lab")
    world = PaperHome().profile.world
    return FictitiousLaboratory(world, folder, root, a_ledger(Watch(), "lab"))


def test_it_says_that_it_is_fictitious(tmp_path: Path) -> None:
    (tmp_path / "directory.key").write_bytes(DIRECTORY)
    made = a_laboratory(tmp_path)
    me = made.me()
    told = vouched(vouching_key(), me.card.encode(), made.world.ms())
    assert "fictif" in told.name
    assert OFFICIAL.endswith(told.name)
    assert made.me() == me


def test_without_an_operator_it_is_nobody(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"deposit\.no_directory"):
        a_laboratory(tmp_path).me()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    names = ("file", "to", "folder", "operator", "type", "title", "date")
    how = dict.fromkeys(names, str(tmp_path / "nothing"))
    made = a_laboratory(tmp_path)
    with pytest.raises(Refused, match=r"deposit\.letter"):
        play_laboratory(made.world, made.departures, how)
