"""The life of a person made of canaries, on three devices; run by test_canaries."""

import io
import json
import logging
import os
import platform
import shutil
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, PngImagePlugin

from app.domain.errors import Refused
from app.rules import redaction
from main import Starters
from tests.fictitious import printing
from tests.journeys.canaries import WORD, Flock
from tests.journeys.canary_chapters import arranged, written_to_a_professional
from views.commands import Context, run
from views.house import House

_DAY = "2026-03-12"
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_PHRASE = "correct agrafe batterie"


class Device:
    """A home in this process, driven by command lines."""

    def __init__(self, home: Path, papers: Path, flock: Flock) -> None:
        phrase = f"{_PHRASE} {flock.word()}".encode()
        self.paper = written(papers / home.name, phrase)
        self.starters = Starters(home)

    def run(self, *words: str, code: int = 0) -> list[dict[str, Any]]:
        """Run one line; it must end with *code*."""
        answers: list[str] = []
        context = Context(
            door=self.starters.door,
            launchers=self.starters,
            out=answers.append,
            err=lambda line: sys.stderr.writelines((line, "\n")),
            raw=lambda _: None,
            environment={"ALVEOLE_PASSPHRASE_FILE": self.paper},
            version="",
        )
        ended = run([*words, "--json"], context)
        assert ended == code, (words[0], ended)
        return [json.loads(line) for line in answers]

    @property
    def house(self) -> House:
        """What stands open."""
        return self.starters.door.open()


def files(flock: Flock, folder: Path) -> list[str]:
    """Write documents of every form, canaries in their words and their margins."""
    made: dict[str, bytes] = {}
    for _ in range(9):
        lines, title = [flock.sentence(6) for _ in range(4)], flock.word()
        made[f"{flock.word()}.pdf"] = printing.pdf(lines, title=title, date=_DAY)
        title = flock.word()
        made[f"{flock.word()}.rtf"] = printing.rtf(lines[:1], title=title, date=_DAY)
        made[f"{flock.word()}.txt"] = flock.sentence(40).encode("utf-16")
        made[f"{flock.word()}.txt"] = flock.sentence(40).encode()
    made |= pictures(flock)
    made[f"{flock.word()}.pdf"] = b"%PDF-1.7 " + flock.sentence(20).encode()
    made[f"{flock.word()}.exe"] = b"\x7fELF" + flock.sentence(20).encode()
    return [written(folder / name, content) for name, content in made.items()]


def pictures(flock: Flock) -> dict[str, bytes]:
    """Return pictures that say canaries in what is written beside the pixels."""
    image, margin, exif = (
        Image.new("L", (40, 30)),
        PngImagePlugin.PngInfo(),
        Image.Exif(),
    )
    margin.add_text("Comment", flock.word())
    margin.add_itxt("Author", flock.word(), zip=True)
    exif[ExifTags.Base.ImageDescription] = flock.word()
    exif[ExifTags.Base.Artist] = flock.word()
    return {
        f"{flock.word()}.png": saved(image, "PNG", pnginfo=margin),
        f"{flock.word()}.jpg": saved(image, "JPEG", exif=exif, comment=flock.word()),
        f"{flock.word()}.tif": saved(image, "TIFF", description=flock.word()),
    }


def saved(image: Image.Image, form: str, **how: Any) -> bytes:  # noqa: ANN401
    file = io.BytesIO()
    image.save(file, form, **how)
    return file.getvalue()


def written(path: Path, content: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return str(path)


class Story:
    """Each method is a chapter; *folder* holds all that is written."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url, self.flock = folder, url, Flock()
        self.papers, self.sheet = folder / "papers", ""
        self.phone, self.tablet, self.laptop = map(self.device, ("1", "2", "3"))

    def device(self, name: str) -> Device:
        """Return a device with a home and a phrase of its own."""
        return Device(self.folder / "homes" / name, self.papers, self.flock)

    def founded(self) -> None:
        """Make a space and fill it."""
        word, phone = self.flock.word, self.phone
        (made,) = phone.run(
            "init", "--name", f"{word()} {word()}", "--server", self.url
        )
        key = made["recovery_key"].encode()
        self.sheet = written(self.papers / "sheet", key)
        phone.run("import", *files(self.flock, self.papers), code=1)
        for day in range(1, 29):
            when = f"2026-02-{day:02}"
            phone.run("add", "body-weight", self.flock.value(), "--at", when)
        arranged(phone.house, self.flock)
        phone.run("sync")
        server, doctor = self.folder / "server", self.folder / "homes" / "doctor"
        written_to_a_professional(phone.run, self.flock, server, self.url, doctor)

    def refused(self) -> None:
        """Be refused whatever can be, each time for a canary."""
        word, phone, tablet = self.flock.word, self.phone, self.tablet
        for words in (("list",), ("show",), ("add", "body-weight"), ("import",)):
            phone.run(*words, word(), code=1)
        phone.run("add", "body-weight", "71", "--at", word(), code=1)
        phone.run(word(), code=2)
        phone.run("my-devices", "approve", word(), code=1)
        sheet = written(self.papers / "wrong", word().encode())
        tablet.run("join", "--server", self.url, "--recovery-file", sheet, code=1)
        assert phone.run("search", word()) == []

    def joined(self) -> None:
        """Come in on the tablet by the sheet, then change one title on both sides."""
        phone, tablet = self.phone, self.tablet
        tablet.run("join", "--server", self.url, "--recovery-file", self.sheet)
        shared = phone.house.documents.list()[0].id
        for device in (phone, tablet):
            device.house.documents.rename(shared, self.flock.sentence(2))
        tablet.house.documents.rename(shared, self.flock.sentence(2))
        tablet.run("add", "body-weight", self.flock.value(), "--at", "2026-03-01")
        for device in (phone, tablet, phone, tablet):
            device.run("sync")
        (versions,) = tablet.house.conflicts.list()
        tablet.house.conflicts.take_other(versions.conflict.id)
        tablet.run("sync")

    def searched(self) -> int:
        """Look for every word on the tablet; return how many were there."""
        found = [self.tablet.house.search.find(word) for word in self.flock.words]
        opened = [one.id for one in self.tablet.house.documents.list()]
        for one in opened:
            self.tablet.run("show", one.hex(), "--raw", "-o", os.devnull)
            self.tablet.house.documents.text(one)
        return sum(map(bool, found))

    def restored(self) -> None:
        """Pack everything, and find it again on the laptop."""
        archive = str(self.folder / "archive" / "sac")
        Path(archive).parent.mkdir()
        self.phone.run("export", archive)
        self.laptop.run("restore", archive, code=1)
        self.laptop.run("restore", archive, "--recovery-file", self.sheet)
        self.laptop.run("add", "body-weight", self.flock.value(), "--at", "2026-03-02")
        self.laptop.run("sync")

    def retired(self) -> None:
        """Put the tablet outside, and come back to the phone after a night."""
        devices = self.tablet.run("my-devices", "list")
        (outside,) = (one["id"] for one in devices if one["here"])
        self.phone.run("my-devices", "retire", outside)
        self.tablet.house.documents.rename(
            self.tablet.house.documents.list()[0].id, self.flock.word()
        )
        self.tablet.run("sync", code=1)
        door = self.phone.starters.door
        door.close()
        with suppress(Refused):
            door.unlock("passphrase", self.flock.word())
        self.phone.run("sync")
        self.phone.run("doctor")

    def tell(self) -> int:
        """Live it all; return how many canaries were found by their words."""
        self.founded()
        self.refused()
        self.joined()
        found = self.searched()
        self.restored()
        self.retired()
        for room in ("homes", "server"):
            shutil.copytree(self.folder / room, self.folder / "alive" / room)
        for device in (self.phone, self.tablet, self.laptop):
            device.starters.door.close()
        return found


def watched() -> list[str]:
    """Return a list that fills with the path of each file opened to be written."""
    paths: list[str] = []

    def look(event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(args[0], str) and args[2] & _WRITING:
            paths.append(args[0])

    sys.addaudithook(look)
    return paths


def main() -> None:
    """Live the story with every log on; say in JSON what must be compared."""
    platform.node = socket.gethostname = lambda: WORD
    redaction.install()
    logging.getLogger().setLevel(logging.DEBUG)
    paths, story = watched(), Story(Path(sys.argv[1]), sys.argv[2])
    found = story.tell()
    told = {"planted": len(story.flock), "found": found, "written": paths}
    print(json.dumps(told))  # noqa: T201 - how it answers


if __name__ == "__main__":
    main()
