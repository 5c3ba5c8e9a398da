"""Everything of a server under one folder: its key, its lock, its invitations."""

from pathlib import Path

import pytest

from app.domain.errors import Broken, Refused
from sync.server.folder import ServerFolder
from tests.sync.server.rig import Dice


def test_the_key_is_drawn_once_and_private(tmp_path: Path) -> None:
    first = ServerFolder.open(tmp_path / "server", Dice())
    first.close()
    again = ServerFolder.open(tmp_path / "server", Dice(7))
    again.close()
    assert first.seed == again.seed
    assert (tmp_path / "server" / "server.key").stat().st_mode & 0o777 == 0o600
    assert first.seed.hex() not in repr(first)
    assert str(first.seed) not in repr(first)


def test_one_process_holds_the_folder(tmp_path: Path) -> None:
    first = ServerFolder.open(tmp_path, Dice())
    with pytest.raises(Refused, match=r"server\.running"):
        ServerFolder.open(tmp_path, Dice())
    first.close()
    ServerFolder.open(tmp_path, Dice()).close()


def test_an_invitation_serves_once(tmp_path: Path) -> None:
    folder = ServerFolder.open(tmp_path, Dice())
    token = folder.invite(Dice(3))
    assert [folder.spend(token), folder.spend(token)] == [True, False]
    assert not folder.spend("../server.key")
    assert (tmp_path / "server.key").exists()
    folder.close()


def test_a_damaged_key_is_said(tmp_path: Path) -> None:
    (tmp_path / "server.key").write_bytes(b"short")
    with pytest.raises(Broken, match=r"server\.key"):
        ServerFolder.open(tmp_path, Dice())
