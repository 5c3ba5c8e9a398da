"""What furnishes a house with its agenda, and with what takes files in it."""

from datetime import tzinfo
from typing import TypedDict

from app.domain.space import Space
from app.flows.agenda.agenda import Agenda
from app.flows.agenda_files.agenda_files import AgendaFiles
from app.flows.agenda_files.doubles import AgendaDoubles
from app.flows.documents import Documents
from app.flows.world import World
from app.ports.pulse import Pulse


class Planned(TypedDict):
    """What is done with an agenda."""

    agenda: Agenda
    agenda_files: AgendaFiles
    agenda_doubles: AgendaDoubles


def planned_over(
    documents: Documents, world: World, space: Space, zone: tzinfo, pulse: Pulse
) -> Planned:
    """Return what is planned in the space of *documents*."""
    agenda = Agenda(documents.vault, world, space, zone)
    files = AgendaFiles(agenda, documents.airlock)
    doubles = AgendaDoubles(files, pulse)
    return Planned(agenda=agenda, agenda_files=files, agenda_doubles=doubles)
