"""The work of the screen of imports, played without the screen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import flet as ft

from app.domain.errors import Refused
from app.domain.harvest import Asking
from app.domain.ids import EntryId
from app.domain.lent import Content
from app.flows.importing.importing import Imported
from app.flows.importing.preview import Counted, Preview
from app.flows.importing.taking import Progress
from tests.screens.fletunit import FletUnit
from tests.screens.homes import a_house
from tests.views.parts.importing.shown import Heard, shown
from views.parts.importing.bringing import Bringing, Stage, Work
from views.parts.importing.handed import ROUTE

BATCH = EntryId(bytes(16))
SEEN = Preview("Dexcom", "clarity", (Counted("body-weight", 288, 0),))
DONE = Imported(BATCH, "Dexcom", "clarity", {"kept": 288})
FILE = ft.FilePickerFile(1, "clarity.csv", 5, bytes=b"lines")
NOTHING = Work(Asking("UTC"))


@dataclass
class Flow:
    """An importing flow that remembers what it is asked."""

    error: Refused | None = None
    looked: list[tuple[Content, str, Asking]] = field(default_factory=list)
    took: list[tuple[Content, int]] = field(default_factory=list)
    undone: list[EntryId] = field(default_factory=list)
    working: Callable[[Progress], object] = lambda _tell: None

    def preview(self, content: Content, name: str, asking: Asking) -> Preview:
        if self.error:
            raise self.error
        self.looked.append((content, name, asking))
        return SEEN

    def take(
        self,
        content: Content,
        _name: str,
        _asking: Asking,
        tell: Progress,
        *,
        total: int,
    ) -> Imported:
        self.took.append((content, total))
        self.working(tell)
        return DONE

    def undo(self, batch: EntryId) -> None:
        self.undone.append(batch)


@dataclass
class Picking:
    """A person who chooses these files, or none."""

    files: list[ft.FilePickerFile] = field(default_factory=lambda: [FILE])

    async def pick_files(self) -> list[ft.FilePickerFile]:
        return self.files


@dataclass
class Arrivals:
    """Takes any file, and remembers those that were given up."""

    gone: list[Content] = field(default_factory=list)

    def take(self, pieces: Iterable[bytes], _size: int, **_told: object) -> bytes:
        return b"".join(pieces)

    def give_up(self, content: Content) -> None:
        self.gone.append(content)


@dataclass
class Desk:
    """The work of a screen, and each stage it went through."""

    flow: Flow = field(default_factory=Flow)
    picking: Picking = field(default_factory=Picking)
    arrivals: Arrivals = field(default_factory=Arrivals)
    heard: Heard = field(default_factory=Heard)
    work: Work = NOTHING
    stages: list[Stage] = field(default_factory=list)

    def page(self, route: str = ROUTE) -> FletUnit:
        """Return the page it stands on."""
        return shown(heard=self.heard, route=route)

    def bringing(self) -> Bringing:
        """Return what its buttons do."""
        house = a_house(importing=self.flow, arrivals=self.arrivals)
        picker: Any = self.picking
        return Bringing(house, picker, self.change, lambda: self.work)

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - the fields of the work
        """Change the work."""
        self.work = replace(self.work, **fields)
        if self.work.stage not in self.stages[-1:]:
            self.stages.append(self.work.stage)


def seen(content: Content = b"lines", **flow: Any) -> Desk:  # noqa: ANN401 - its fields
    """Return a desk where a file was looked at."""
    work = Work(Asking("UTC"), Stage.SEEN, "clarity.csv", content, SEEN)
    return Desk(Flow(**flow), work=work)
