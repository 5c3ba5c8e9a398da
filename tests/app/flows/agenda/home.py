"""A home with an agenda on the clocks of Paris, for the tests of its flows."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from app.domain.agenda import Draft, Event, EventKind, Every, Repeat
from app.flows.agenda.agenda import Agenda
from tests.app.paper_home import PaperHome

PARIS = ZoneInfo("Europe/Paris")
GUADELOUPE = ZoneInfo("America/Guadeloupe")


@dataclass
class AgendaHome:
    """The agenda of somebody of sixty-eight; `paper.now` is its clock."""

    paper: PaperHome = field(default_factory=lambda: PaperHome("1958-03-12"))
    zone: ZoneInfo = PARIS

    @property
    def agenda(self) -> Agenda:
        """Return the agenda as a device of this zone shows it."""
        world, space = self.paper.stays.world, self.paper.space
        return Agenda(self.paper.vault, world, space, self.zone)

    def visit(self, start: str = "2026-12-01T09:00", **said: object) -> Event:
        """Note a visit to the heart doctor."""
        draft = Draft(title="Cardiologue", start=start, **said)  # type: ignore[arg-type]  # the fields of a draft
        return self.agenda.add(draft)

    def walk(self, every: Every = Every.WEEK, **said: object) -> Event:
        """Note a walk that comes again, first on Friday 20 November at eight."""
        repeat = Repeat(every, **said)  # type: ignore[arg-type]  # the fields of a repeat
        draft = Draft(
            title="Marcher",
            start="2026-11-20T08:00",
            kind=EventKind.TASK,
            repeat=repeat,
            reminders=(0,),
        )
        return self.agenda.add(draft)
