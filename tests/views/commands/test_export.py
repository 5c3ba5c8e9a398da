"""The whole space is packed, and its weight told."""

from pathlib import Path

from tests.views.commands.desk import Desk


def test_an_archive_is_written(desk: Desk, tmp_path: Path) -> None:
    file = str(tmp_path / "sac.alveole")
    assert desk.answers("export", file) == [{"file": file, "entries": 3, "files": 2}]
    desk.run("export", file)
    assert desk.out[-1] == "Votre sac à dos est prêt : 3\u202fKo."
    assert desk.launchers.asked[0] == ("export", "Rose")


def test_a_place_nobody_can_write_is_refused(desk: Desk, tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none" / "sac.alveole"):
        assert desk.run("export", str(place)) == 1
        assert desk.err[-1].endswith("[file.unwritable]")
    assert desk.launchers.asked == []
