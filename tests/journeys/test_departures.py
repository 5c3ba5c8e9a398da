"""Every connection of a day is in the ledger of the device, to the byte."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.domain.departure import Purpose
from tests.journeys.departures_story import ledger
from tests.journeys.program import PATIENCE, TREE, Served
from tests.journeys.wiretap import Wiretap

pytestmark = pytest.mark.covers("C-157")


@dataclass(frozen=True, slots=True)
class Day:
    """Who was called, what was noted, and what passed on the line."""

    calls: dict[str, int]
    noted: list[dict[str, Any]]
    up: int
    down: int

    def strangers(self) -> set[str]:
        """Return who was called more often than the ledger says."""
        told = Counter(one["host"] for one in self.noted)
        return {host for host, count in self.calls.items() if count > told[host]}


def told(
    folder: Path, url: str, **environment: str
) -> "subprocess.CompletedProcess[bytes]":
    """Run the story in a process of its own."""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.journeys.departures_story", folder, url],
        cwd=TREE,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


def lived(folder: Path, planted: str = "") -> Day:
    """Live the day in a process of its own, behind a relay that counts."""
    server = Served(folder / "server")
    line = Wiretap(int(server.port))
    try:
        done = told(folder, line.url, PLANTED=planted)
    finally:
        line.close()
        server.stop()
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    said = json.loads(done.stdout)
    up, down = (
        sum(len(kept) for name, kept in line.heard.items() if name.startswith(way))
        for way in ("up", "down")
    )
    return Day(said["calls"], said["noted"], up, down)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return lived(tmp_path_factory.mktemp("day"))


def test_everybody_called_is_in_the_ledger(day: Day) -> None:
    assert sum(day.calls.values()) >= 4
    assert day.strangers() == set()


def test_every_byte_that_left_is_counted(day: Day) -> None:
    assert sum(one["sent"] for one in day.noted if one["host"]) == day.up


def test_what_came_back_is_counted_but_for_the_words_of_a_status(day: Day) -> None:
    counted = sum(one["back"] for one in day.noted)
    assert counted <= day.down <= counted * 1.02


def test_every_reason_is_one_a_person_reads(day: Day) -> None:
    reasons = {one["why"] for one in day.noted}
    assert Purpose.OTHER not in reasons
    expected = {Purpose.SEND, Purpose.RECEIVE, Purpose.SEND_FILES, Purpose.JOIN}
    assert expected | {Purpose.RECEIVE_FILES, Purpose.COPY_BACKPACK} <= reasons


def test_a_socket_opened_elsewhere_is_seen(tmp_path: Path) -> None:
    """The control: one more line, opened without the client."""
    other = Served(tmp_path / "other")
    address = other.url.removeprefix("http://")
    try:
        day = lived(tmp_path, planted=address)
    finally:
        other.stop()
    assert (day.noted, day.strangers()) == ([], {address})


def test_what_left_over_a_second_ago_survives_a_kill(tmp_path: Path) -> None:
    server = Served(tmp_path / "server")
    try:
        done = told(tmp_path, server.url, KILLED="yes")
    finally:
        server.stop()
    assert done.returncode == -signal.SIGKILL
    reasons = {one["why"] for one in ledger(tmp_path / "one")}
    assert {Purpose.CONNECT, Purpose.SEND, Purpose.RECEIVE} <= reasons
