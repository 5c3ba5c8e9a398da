"""The papers of the example, kept day after day by the flows of everybody."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from operator import itemgetter
from typing import Final

from app.domain.conflict import Conflict
from app.domain.entry import Entry
from app.domain.errors import Broken, Refused
from app.domain.feed import Bulletin
from app.domain.foreign import Extract, Hit, Laid, Picture
from app.domain.harvest import Asking, Item
from app.domain.ids import DeviceId, EntryId
from app.domain.imaging import Look, Scale, Slice, Study
from app.domain.lent import Content
from app.domain.prescribed import Code
from app.domain.scan import Cut, Plate
from app.domain.space import Space
from app.domain.timetable import Timetable
from app.domain.write import Origin, Write
from app.flows.documents import Documents
from app.flows.example.calendar import Calendar
from app.flows.example.ordered import signed
from app.flows.example.pictures import picture
from app.flows.example.sheets import Rows, sheet
from app.flows.example.story import Paper, papers, story
from app.flows.folders import Folders
from app.flows.trash import Trash
from app.flows.world import World
from app.ports.blobs import Blobs
from app.ports.vault import Vault

_MORNING: Final = time(9, 30, tzinfo=UTC)

Square = Callable[[str], Rows]
"""Draws a code: rows of modules, 1 for dark."""


def unsquared(_text: str) -> Rows:
    """Draw no code."""
    return ()


@dataclass(frozen=True, slots=True)
class Told:
    """An airlock told beforehand what it will read: we have just written it."""

    reading: Extract

    def read(self, _: Content, *, name: str) -> Extract:
        """Return what was told; *name* is its title."""
        return replace(self.reading, title=name)

    def draw(self, _: Content, *, page: int, width: int) -> Picture:
        """Draw nothing. Raises Broken("airlock.unavailable")."""
        raise Broken("airlock.unavailable", page=str(page), width=str(width))

    def lay(self, _: Content) -> Laid:
        """Lay nothing: the papers of the example are plain."""
        return Laid()

    def codes(self, _: Content) -> tuple[Code, ...]:
        """Find no code: what is on these papers is known."""
        return ()

    def part(self, _: Content, *, rank: int) -> bytes:
        """Take nothing out. Raises Refused("import.no_part")."""
        raise Refused("import.no_part", rank=str(rank))

    def unlock(self, _: Content, *, password: str) -> bytes:
        """Open nothing. Raises Refused("import.password_wrong")."""
        del password
        raise Refused("import.password_wrong")

    def find(self, _: Content, *, words: str) -> tuple[Hit, ...]:
        """Find no word on papers that are not drawn."""
        del words
        return ()

    def study(self, _: Content) -> Study:
        """Find no exam. Raises Refused("import.no_image")."""
        raise Refused("import.no_image")

    def shade(
        self, _: Content, where: Slice, *, width: int, look: Look
    ) -> tuple[Picture, Scale]:
        """Draw no image. Raises Refused("import.no_image")."""
        raise Refused("import.no_image", said=f"{where} {width} {look}")

    def frame(self, _: bytes, *, page: int) -> Cut:
        """Find no page in a picture: there is none."""
        del page
        return Cut()

    def scan(self, _: bytes, *, page: int, cut: Cut, width: int) -> Picture:
        """Draw nothing. Raises Refused("import.no_image")."""
        raise Refused("import.no_image", said=f"{page} {cut} {width}")

    def press(self, _: bytes, *, page: int, cut: Cut) -> Plate:
        """Press nothing. Raises Refused("import.no_image")."""
        raise Refused("import.no_image", said=f"{page} {cut}")

    def harvest(
        self, _: Content, asking: Asking, *, name: str
    ) -> Iterator[tuple[Item, ...]]:
        """Hold no readings. Raises Refused("import.no_readings")."""
        raise Refused("import.no_readings", said=f"{asking.zone} {name}")

    def bulletin(self, _: bytes) -> Bulletin:
        """Read no page. Raises Refused("import.unknown_format")."""
        raise Refused("import.unknown_format")

    def timetable(self, _: bytes) -> Timetable:
        """Read no agenda. Raises Refused("import.unknown_format")."""
        raise Refused("import.unknown_format")

    def sealing(self) -> dict[str, str]:
        """Say that nothing is sealed."""
        return {}

    def close(self) -> None:
        """End nothing."""


class Paperwork:
    """Keeps the papers of the story; *clock* is moved to the day of each."""

    def __init__(
        self, space: Space, vault: Vault, blobs: Blobs, clock: Calendar, world: World
    ) -> None:
        self._space = space
        self._vault = vault
        self._clock = clock
        self._square: Square = unsquared
        self._folders = Folders(vault, world, space)
        self._trash = Trash(vault, blobs, world, space)
        silent = Told(Extract("text/plain", 0))
        self._documents = Documents(
            vault, blobs, silent, space, clock, world.new_id, world.entropy
        )

    def keep(self, today: date, zone: tzinfo, *, square: Square = unsquared) -> None:
        """Keep every paper, and what became of some, each thing on its day."""
        self._documents = replace(self._documents, zone=zone)
        self._square = square
        folders = {name: self._folders.add(name).id for name in story().folders}
        every = list(enumerate(papers(today)))
        steps = [(one.day, rank, one) for rank, one in every]
        changed = [(rank, one) for rank, one in every if one.later]
        steps += [(today - timedelta(one.later), rank, one) for rank, one in changed]
        kept = dict[int, EntryId]()
        for day, rank, paper in sorted(steps, key=itemgetter(0)):
            self._clock.at = datetime.combine(day, _MORNING)
            if rank not in kept:
                kept[rank] = self._add(paper).id
                self._file(kept[rank], paper, folders)
            else:
                self._change(paper, kept[rank])

    def hesitate(self, device: DeviceId, new_id: bytes) -> None:
        """Let *device* have given one paper another name: a choice waits."""
        title, other = story().undecided
        found = next(one for one in self._documents.list() if one.title == title)
        meta, at = {**found.meta, "title": other}, self._clock.ms()
        renamed = replace(found, meta=meta, updated=at)
        conflict = Conflict(new_id, found.id, renamed, device, at)
        write = Write(self._space.id, conflicts=(conflict,))
        self._vault.commit(write, origin=Origin.PEER)

    def _file(self, kept: EntryId, paper: Paper, folders: dict[str, EntryId]) -> None:
        if paper.folder:
            self._documents.file_in(kept, folders[paper.folder])
        if paper.pinned:
            self._documents.pin(kept, pinned=True)
        if paper.archived:
            self._documents.archive(kept)

    def _change(self, paper: Paper, kept: EntryId) -> None:
        """Throw a paper away, or write it anew."""
        if paper.trashed:
            self._trash.throw(kept)
            return
        anew = replace(paper, day=self._clock.at.date())
        name, content, reading = _written(anew, self._square)
        flow = replace(self._documents, airlock=Told(reading))
        flow.new_version(kept, content, name=name)

    def _add(self, paper: Paper) -> Entry:
        name, content, reading = _written(paper, self._square)
        flow = replace(self._documents, airlock=Told(reading))
        said = {"category": paper.category, "date": paper.day.isoformat()}
        added = flow.add(content, name=name, title=paper.title, **said)
        if added.entry is None:
            raise Broken("internal")
        return added.entry


def _written(paper: Paper, square: Square) -> tuple[str, bytes, Extract]:
    """Return the name and the bytes of a paper, and what reading them would say."""
    if paper.picture:
        reading = Extract("image/png", 1)
        return f"{paper.title}.png", picture(paper.picture), reading
    lines = [paper.place, f"{paper.day:%d/%m/%Y}", "", *paper.lines]
    lines += ["", story().mention]
    text = "\n".join([paper.title, *lines])
    reading = Extract("application/pdf", paper.pages, text)
    code = signed(paper)
    rows = square(code) if code else ()
    content = sheet(paper.title, lines, pages=paper.pages, square=rows)
    return f"{paper.title}.pdf", content, reading
