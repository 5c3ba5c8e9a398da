"""What others entrust comes in, is left or ends, struck at one step after another.

python -m tests.crash.lodger HOME comes|leaves|ends kill|full|broken: one line of JSON
for each step.
"""

import asyncio
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.collection import Rubric
from app.domain.errors import AlveoleError
from storage.entrusted import DiskEntrusted, beside
from tests.crash.striking import Strikes, alone, striking
from tests.journeys.relatives import Reader, give, lane_of
from tests.journeys.test_files import a_letter
from tests.journeys.town import FEW, Device, Town
from tests.storage.samples import KEY

CANARY = "kvqzwxjylodge"
DONE, STRUCK, LOST = 0, 7, 8


class Lodging:
    """Camille, and Louise whose second store lies in *home*, beside a copy of it."""

    def __init__(self, home: Path) -> None:
        self.home, self.copy = home, home.with_name("copy")
        self.town = Town(rubrics=(*FEW, Rubric.VACCINES))
        self.camille = Device(self.town, "camille")
        self.louise = Reader(self.town, "louise")

    async def found(self) -> None:
        """Have the measures of Camille wait for Louise at the server."""
        for device in (self.camille, self.louise):
            device.found()
            await device.courier.sync()
        self.camille.write(CANARY)
        a_letter(self.camille, 3000)
        give(self.camille, self.louise, Rubric.MEASURES)
        await self.camille.courier.sync()

    @contextmanager
    def opened(self) -> Iterator[DiskEntrusted]:
        """Open the second store again, as a device does."""
        louise, heart = self.louise, self.louise.heart
        kept = beside(self.home, KEY, now=louise.watch, entropy=os.urandom, pulse=heart)
        louise.beside = kept  # type: ignore[assignment]  # on disk, for once
        louise.crash()
        yield kept
        kept.database.close()

    def comes(self) -> list[str]:
        """Exchange; return what there is to complain of."""
        return list(asyncio.run(self.louise.courier.sync()).alerts)

    def refuse(self) -> None:
        """Say no in one's own space: it is on disk before anything is erased."""
        spaces = self.louise.entrusting().spaces
        for kept in spaces.lanes().values():
            spaces.answers.refuse(kept.space, kept.mandate)

    def leaves(self) -> list[str]:
        """Erase what was refused; return what there is to complain of."""
        return self._told(
            lambda: self.louise.entrusting().spaces.leave(self.camille.space.id)
        )

    def ends(self) -> list[str]:
        """Open after the last day; return what there is to complain of."""
        return self._told(self.louise.entrusting().spaces.tidy)

    def _told(self, do: Callable[[], object]) -> list[str]:
        try:
            do()
        except AlveoleError as error:
            return [error.code]
        return []

    def struck(self, act: Callable[[], list[str]], strikes: Strikes) -> int:
        """Do it on what was copied, struck once; return how that ended."""
        shutil.rmtree(self.home, ignore_errors=True)
        if self.copy.exists():
            shutil.copytree(self.copy, self.home)

        def do() -> int:
            with self.opened(), striking(strikes):
                told = act()
            if not set(told) <= {"disk.full", "disk.io"}:
                return LOST
            return STRUCK if strikes.steps >= strikes.at or told else DONE

        return alone(do)

    def survey(self) -> dict[str, object]:
        """Say what a fresh opening finds, then what the next exchange brings."""
        with self.opened() as kept:
            findings, clear = kept.database.findings(), self.clear()
            at_once = self.read(kept)
            self.louise.entrusting().spaces.tidy()
            tidied = {**self.read(kept), "sealed": self.sealed()}
            alerts = self.comes()
            after = {**self.read(kept), "sealed": self.sealed()}
        found = {"at_once": at_once, "tidied": tidied, "after": after}
        return {"findings": findings, "clear": clear, "alerts": alerts, **found}

    def read(self, kept: DiskEntrusted) -> dict[str, object]:
        """Return the titles of what is read, and whether each file is here."""
        lane = lane_of(self.camille, Rubric.MEASURES)
        there = kept.vault.after(lane, b"") if kept.here() else []
        files = [kept.blobs.has(f.blob) for one in there for f in one.attachments]
        return {"titles": sorted(one.title for one in there), "files": files}

    def clear(self) -> int:
        """Count the files of the home where a word is in clear."""
        files = [one.read_bytes() for one in self.home.rglob("*") if one.is_file()]
        return sum(CANARY.encode() in one for one in files)

    def sealed(self) -> int:
        """Count the sealed files kept."""
        folder = self.home / "entrusted" / "blobs"
        return sum(one.is_file() for one in folder.rglob("*"))


def main(home: Path, name: str, sort: str) -> None:
    """Strike each step until one is past the last."""
    lodging = Lodging(home)
    asyncio.run(lodging.found())
    if name != "comes":
        with lodging.opened():
            lodging.comes()
            if name == "leaves":
                lodging.refuse()
        shutil.copytree(home, lodging.copy)
    if name == "ends":
        lodging.town.watch.pass_by(days=120)
    at, code = 0, STRUCK
    while code:
        at += 1
        code = lodging.struck(getattr(lodging, name), Strikes(home, sort, at))
        found = {"at": at, "code": code, **lodging.survey()}
        print(json.dumps(found), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
