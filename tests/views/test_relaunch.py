"""The pass survives a lock without a trace, and the look is kept."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from views.relaunch import Looks, Opening, hand_over, new_pass, take_over
from views.web import Pass

READ = "import sys; from views.relaunch import take_over; print(take_over({fd}).cookie)"


def test_a_fresh_process_takes_the_pass_over() -> None:
    descriptor = hand_over(Pass("t" * 32, "c" * 32))
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", READ.format(fd=descriptor)],
        pass_fds=[descriptor],
        capture_output=True,
        text=True,
        check=True,
    )
    os.close(descriptor)
    assert done.stdout.strip() == "c" * 32


def test_the_pass_is_read_once() -> None:
    entry = new_pass(os.urandom)
    assert take_over(hand_over(entry)) == entry
    assert len(entry.token) == len(entry.cookie) == 64


def test_the_look_is_kept_and_damage_is_harmless(tmp_path: Path) -> None:
    looks = Looks(tmp_path / "new" / "look.json")
    assert looks.recall() == {}
    looks.keep({"scale": "1.5"})
    assert looks.recall() == {"scale": "1.5"}
    (tmp_path / "new" / "look.json").write_text("{", encoding="utf-8")
    assert looks.recall() == {}


@pytest.mark.covers("C-136")
def test_an_example_recalls_the_look_and_keeps_none(tmp_path: Path) -> None:
    path = tmp_path / "look.json"
    Looks(path).keep({"scale": "2.0"})
    shown = Looks(path, keeps=False)
    shown.keep({"scale": "1.0"})
    assert shown.recall() == {"scale": "2.0"}
    Looks(tmp_path / "none" / "look.json", keeps=False).keep({"scale": "1.0"})
    assert not (tmp_path / "none").exists()


def test_a_locked_app_opens_again_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[list[str]] = []
    monkeypatch.setattr("views.relaunch.start_afresh", lines.append)
    door: Any = SimpleNamespace(home=tmp_path, on_lock=None)
    world: Any = (None, os.urandom, None)
    command = ("alveole", "app", "--radio", "lab")
    opening = Opening(door, world, lambda *_: None, command, "2026.11.0")
    opening.again(new_pass(os.urandom), "8000")
    door.on_lock()
    (line,) = lines
    os.close(int(line[-1]))
    assert line[:-1] == [*command, "--web", "--port", "8000", "--resume"]
