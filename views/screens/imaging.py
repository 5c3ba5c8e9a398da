"""« Images d’examen » : a scanner, an MRI or a radiograph, image after image."""

from functools import partial

import flet as ft

from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.imaging.report import ReportBeside
from views.parts.imaging.shown import Exam
from views.parts.imaging.viewer import Viewer
from views.parts.states import states
from views.parts.watching import here, use_record


@drawn
def Imaging() -> ft.Control:
    """Open the exam of the address."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    asked = use_record(partial(_opened, here(), entry), key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    return Viewer(asked.value)


def _opened(house: House, entry: EntryId) -> Exam:
    imaging, report = house.imaging, partial(ReportBeside, entry)
    study = imaging.study(entry)
    return Exam(house.documents.entry(entry), study, imaging, report)


SCREEN = Screen(
    "/documents/:id/images", N_("Images d'examen"), Imaging, place="documents"
)
