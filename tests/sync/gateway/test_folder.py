"""What a depositor saw and sent outlasts its process."""

from pathlib import Path

import pytest

from app.domain.errors import Broken
from app.flows.registering import new_laboratory
from app.rules.deposits.chain import Pins
from sync.gateway.folder import PartnerFolder
from tests.app.paper_home import PaperHome

SPACE = b"s" * 16


def test_its_keys_are_its_own(tmp_path: Path) -> None:
    folder = PartnerFolder(tmp_path / "lab")
    assert folder.me() is None
    made = new_laboratory(PaperHome().profile.world, "lab")
    folder.keep(made)
    assert folder.me() == made
    assert (tmp_path / "lab" / "keys.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", ["{", "{}", "[]", '{"device": "zz"}'])
def test_damaged_keys_are_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "keys.json").write_text(content)
    with pytest.raises(Broken, match=r"store\.damaged"):
        PartnerFolder(tmp_path).me()


def test_a_deposit_waits_until_it_is_answered(tmp_path: Path) -> None:
    folder = PartnerFolder(tmp_path)
    assert (folder.counter(SPACE), folder.frozen(SPACE)) == (0, b"")
    folder.freeze(SPACE, 42, b"push")
    again = PartnerFolder(tmp_path)
    assert (again.counter(SPACE), again.frozen(SPACE)) == (42, b"push")
    again.settle(SPACE)
    assert (again.counter(SPACE), again.frozen(SPACE)) == (42, b"")


def test_what_was_seen_is_kept(tmp_path: Path) -> None:
    folder, pins = PartnerFolder(tmp_path), Pins(SPACE, {1: bytes(32)})
    folder.pin(pins)
    assert folder.pins(SPACE) == pins
    assert folder.pins(bytes(16)) == Pins(bytes(16))
