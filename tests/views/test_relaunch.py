"""The pass survives a lock without a trace, and the look is kept."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest

from app.domain.notice import Moment, Notice, Word
from views.notices.desktop import Desktop
from views.relaunch import Looks, Opening, hand_over, new_pass, take_over
from views.way_in import DoorState
from views.web import Pass

READ = """
from views.relaunch import take_over
print(take_over({fd})[0].cookie)
"""


NOW = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
SOON = int(NOW.timestamp() * 1000) + 1


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
    assert take_over(hand_over(entry)) == (entry, [])
    assert len(entry.token) == len(entry.cookie) == 64


@pytest.mark.covers("C-124")
def test_hours_and_words_outlive_a_lock_and_nothing_else_does() -> None:
    entry = new_pass(os.urandom)
    planned = [Moment(at, Word.REMINDER) for at in range(1, 2000)]
    descriptor = hand_over(entry, planned[::-1])
    with os.fdopen(os.dup(descriptor), "rb") as pipe:
        token, cookie, *left = pipe.read().decode().split()
    assert (token, cookie) == (entry.token, entry.cookie)
    assert all(re.fullmatch(r"\d+:reminder", one) for one in left)
    os.close(descriptor)
    assert take_over(hand_over(entry, planned))[1] == planned[:500]


@pytest.mark.covers("C-124")
def test_what_comes_due_behind_a_closed_door_is_said(tmp_path: Path) -> None:
    told, turns = list[Notice](), Event()

    class Heard(Desktop):
        """A desktop that only keeps what it is told."""

        async def tell(self, notice: Notice) -> bool:
            told.append(notice)
            turns.set()
            return True

    async def never(_seconds: float) -> None:
        door.state = lambda: DoorState.OPEN

    due = Moment(SOON - 1, Word.REMINDER)
    door: Any = SimpleNamespace(home=tmp_path, state=lambda: DoorState.LOCKED)
    world: Any = (lambda: NOW, os.urandom, never)
    opening = Opening(door, world, lambda *_: None, ("alveole",), "2026.11.0")
    opening.desktop = Heard("linux")
    opening.watch([due, replace(due, at=due.at + 1)])
    assert turns.wait(60)
    assert told == [Notice(Word.REMINDER)]
    assert opening.desktop.planned == (due, replace(due, at=due.at + 1))


@pytest.mark.covers("C-124")
def test_in_a_window_a_lock_watches_in_the_same_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There only the vault closes: what comes due is said from there."""
    door: Any = SimpleNamespace(home=tmp_path, on_lock=None)
    world: Any = (lambda: NOW, os.urandom, None)
    opening = Opening(door, world, lambda *_: None, ("alveole",), "2026.11.0")
    watched: list[list[Moment]] = []
    monkeypatch.setattr(opening, "watch", watched.append)
    monkeypatch.setattr("views.relaunch.open_app", lambda *_args, **_how: None)
    opening.desktop.plan([Moment(at, Word.REMINDER) for at in (1, SOON)])
    opening.run(0, web=False, resumed=None, quiet=True)
    door.on_lock()
    assert watched == [[Moment(SOON, Word.REMINDER)]]


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
    world: Any = (lambda: NOW, os.urandom, None)
    command = ("alveole", "app", "--radio", "lab")
    opening = Opening(door, world, lambda *_: None, command, "2026.11.0")
    opening.desktop.plan([Moment(at, Word.REMINDER) for at in (1, SOON)])
    opening.again(new_pass(os.urandom), "8000")
    door.on_lock()
    (line,) = lines
    assert take_over(int(line[-1]))[1] == [Moment(SOON, Word.REMINDER)]
    assert line[:-1] == [*command, "--web", "--port", "8000", "--resume"]
