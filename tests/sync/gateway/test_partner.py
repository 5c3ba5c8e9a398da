"""A fictitious partner is vouched for by the operator it is shown, else by nobody."""

from pathlib import Path

import pytest

from app.crypto.identity import Kind
from app.domain.errors import Refused
from app.rules.deposits.vouching import LABORATORY, vouched
from app.rules.registered import registered
from sync.gateway.folder import PartnerFolder
from sync.gateway.partner import Partner
from tests.app.paper_home import PaperHome
from tests.fictitious.laboratory import vouching_key
from tests.journeys.town import DIRECTORY, Watch, a_ledger

OFFICIAL = "REG 9 Partenaire fictif"


def a_partner(root: Path, profession: str = LABORATORY) -> Partner:
    folder, ledger = PartnerFolder(root / "partner"), a_ledger(Watch(), "partner")
    world = PaperHome().profile.world
    return Partner(world, folder, root, ledger, OFFICIAL, profession)


@pytest.mark.covers("C-032")
def test_it_is_vouched_for_once_and_stays_who_it_is(tmp_path: Path) -> None:
    (tmp_path / "directory.key").write_bytes(DIRECTORY)
    made = a_partner(tmp_path)
    me = made.me()
    told = vouched(vouching_key(), me.card.encode(), made.world.ms())
    assert told.name == made.name == "Partenaire fictif"
    assert made.me() == me


@pytest.mark.covers("C-016")
def test_a_service_is_of_its_own_kind(tmp_path: Path) -> None:
    (tmp_path / "directory.key").write_bytes(DIRECTORY)
    made = a_partner(tmp_path, "service")
    card = made.me().card
    assert card.kind == Kind.SERVICE
    told = registered(vouching_key(), card, made.world.ms())
    assert told.profession == "service"


def test_without_an_operator_it_is_nobody(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"deposit\.no_directory"):
        a_partner(tmp_path).me()
