"""An archive is opened by the phrase, or by the recovery key."""

from pathlib import Path

from tests.views.commands.desk import KEY, PHRASE, Desk


def test_the_phrase_opens(desk: Desk) -> None:
    assert desk.answers("restore", "sac") == [{"entries": 3, "files": 2}]
    assert desk.launchers.asked == [("restore", "sac", "passphrase", PHRASE)]


def test_the_recovery_key_opens(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "cle"
    paper.write_text(KEY, "utf-8")
    desk.run("restore", "sac", "--recovery-file", str(paper))
    assert desk.launchers.asked == [("restore", "sac", "recovery", KEY)]
    assert "3 éléments" in desk.out[0]
