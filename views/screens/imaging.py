"""« Images d’examen » : a scanner, an MRI or a radiograph, image after image."""

from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId, parse_id
from app.domain.imaging import Study
from app.domain.words import N_
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.imaging.viewer import Viewer
from views.parts.states import states
from views.parts.watching import here, use_record


@dataclass(frozen=True, slots=True)
class Opened:
    """An exam, and where its images lie."""

    entry: Entry
    study: Study


@drawn
def Imaging() -> ft.Control:
    """Open the exam of the address."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    house = here()
    asked = use_record(partial(_opened, house, entry), key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    return Viewer(asked.value.entry, asked.value.study)


def _opened(house: House, entry: EntryId) -> Opened:
    return Opened(house.documents.entry(entry), house.imaging.study(entry))


SCREEN = Screen(
    "/documents/:id/images", N_("Images d'examen"), Imaging, place="documents"
)
