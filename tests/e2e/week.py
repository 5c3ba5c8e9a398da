"""« Une semaine » : one person, two devices, walked through the browser.

`python -m tests.e2e.week FOLDER` keeps a picture of every step at two widths, and
prints how long each took, what held the loop, and what the app weighs. A home made
once by `tests.fictitious.life` may be lived in again: `--life HOME` copies it.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from main import Starters
from tests.e2e import days, days_after
from tests.e2e.conftest import Device, Server
from tests.e2e.days import Week
from tests.e2e.fletweb import FletWeb
from tests.e2e.walk import SIZES, Step, Walk, pictured
from tests.e2e.watched import SELF, SLOW
from tests.fictitious.life import PHRASE, a_life

DAYS: Final = (
    days.monday,
    days.tuesday,
    days.wednesday,
    days_after.thursday,
    days_after.friday,
    days_after.saturday,
    days_after.sunday,
)
NOWHERE: Final = "http://127.0.0.1:1"
"""The server of a home that has not met its own yet."""
PEAK: Final = re.compile(r"VmHWM:\s+(\d+) kB")


@dataclass
class Lived:
    """What a week told: its steps, the turns that held a loop, peaks in megabytes."""

    days: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    turns: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    peaks: dict[str, int] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """Say it: the days that passed, then the steps, the longest first."""
        yield f"{len(self.days)} days: {', '.join(self.days)}"
        yield f"{len(self.steps)} steps, {sum(one.long for one in self.steps)} long"
        for one in sorted(self.steps, key=lambda one: -one.seconds):
            mark = "long" if one.long else ""
            yield f"{one.seconds:7.2f} s  {one.device:3}  {one.words}  {mark}".rstrip()
        for device, turns in self.turns.items():
            yield f"{device}: {len(turns)} turns over 50 ms, {self.peaks[device]} MB"
            busiest = sorted(turns, key=lambda turn: -int(str(turn["cpu"])))[:12]
            yield from (f"    {turn}" for turn in busiest)


@dataclass
class Rig:
    """Opens watched apps; *lived* gathers what they tell."""

    place: Path
    folder: Path | None
    lived: Lived = field(default_factory=Lived)

    @contextmanager
    def app(self, name: str) -> Iterator[tuple[str, "Rig"]]:
        """Run the app of a device; give its address."""
        device, told = Device(self.place / name), self.place / f"{name}.turns"
        command = [*SELF, "app", "--web", "--no-open", "--port", "0"]
        around = {**device.environment, SLOW: str(told)}
        with subprocess.Popen(  # noqa: S603 - our own program
            command, stdout=subprocess.PIPE, text=True, env=around
        ) as process:
            try:
                assert process.stdout is not None
                said = iter(process.stdout.readline, "")
                found = (re.search(r"http://\S+", line) for line in said)
                yield next(match[0] for match in found if match), self
            finally:
                status = Path(f"/proc/{process.pid}/status").read_text("ascii")
                self.lived.peaks[name] = int(PEAK.findall(status)[0]) >> 10
                process.terminate()
        lines = told.read_text("utf-8").splitlines() if told.exists() else []
        self.lived.turns[name] = list(map(json.loads, lines))


def live(rig: Rig, server: Server, *, only: int = len(DAYS)) -> Lived:
    """Live a week in the home `one` of the rig's place; the home `two` is made."""
    with ExitStack() as open_things:
        address = server.start()
        open_things.callback(server.stop)
        move(rig.place / "one", address)
        one_url, _ = open_things.enter_context(rig.app("one"))
        two_url, _ = open_things.enter_context(rig.app("two"))
        width, height = SIZES["1280"]
        wide = FletWeb.launch(one_url, width=width, height=height)
        one = Walk("one", open_things.enter_context(wide), rig.folder)
        phone = one.app.beside(two_url)
        width, height = SIZES["390"]
        phone.page.set_viewport_size({"width": width, "height": height})
        two = Walk("two", phone, rig.folder, one.steps)
        rig.lived.steps = one.steps
        week = Week(one, two, server, address, rig.place)
        open_things.enter_context(pictured(one, two))
        for day in DAYS[:only]:
            day(week)
            rig.lived.days.append(day.__name__)
        assert one.app.external + two.app.external == []
    return rig.lived


def move(home: Path, address: str) -> None:
    """Have a home that was never sent anywhere meet its server at *address*."""
    with closing(Starters(home).door) as door:
        door.unlock("passphrase", PHRASE).server_address.move(address)


def main() -> int:
    """Live the week the command line asks for; say how it went."""
    words = argparse.ArgumentParser(prog="python -m tests.e2e.week")
    words.add_argument("folder", type=Path, help="where the pictures go")
    words.add_argument("--documents", type=int, default=20_000)
    words.add_argument("--years", type=int, default=3)
    words.add_argument("--days", type=int, default=len(DAYS))
    words.add_argument("--life", type=Path, help="a home already made, copied")
    asked = words.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        rig = Rig(Path(place), asked.folder)
        home = rig.place / "one"
        if asked.life:
            shutil.copytree(asked.life, home)
        else:
            counts = {"documents": asked.documents, "years": asked.years}
            a_life(home, **counts, server=NOWHERE)
        try:
            live(rig, Server(rig.place), only=asked.days)
        finally:
            print(*rig.lived.lines(), sep="\n", flush=True)  # noqa: T201 - the figures
    return 0


if __name__ == "__main__":
    sys.exit(main())
