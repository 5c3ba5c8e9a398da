"""What furnishes a house with its agenda, and with what takes files in it."""

from datetime import tzinfo
from typing import TypedDict

from app.domain.space import Space
from app.flows.agenda.agenda import Agenda
from app.flows.agenda_files.agenda_files import AgendaFiles
from app.flows.documents import Documents
from app.flows.world import World


class Planned(TypedDict):
    """What is done with an agenda."""

    agenda: Agenda
    agenda_files: AgendaFiles


def planned_over(
    documents: Documents, world: World, space: Space, zone: tzinfo
) -> Planned:
    """Return what is planned in the space of *documents*."""
    agenda = Agenda(documents.vault, world, space, zone)
    return Planned(agenda=agenda, agenda_files=AgendaFiles(agenda, documents.airlock))
