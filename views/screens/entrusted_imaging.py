"""« Images d’examen » of somebody who entrusts them: looked at, changed by nothing."""

from functools import partial

import flet as ft

from app.domain.ids import EntryId, SpaceId, parse_id
from app.domain.words import N_
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.entrusting.reading import lane_at, reading_of
from views.parts.entrusting.seen import TOLD_BY
from views.parts.imaging.report import ReportLent
from views.parts.imaging.shown import Exam
from views.parts.imaging.viewer import Viewer
from views.parts.states import states
from views.parts.watching import here, use_record


@drawn
def EntrustedImaging() -> ft.Control:
    """Open the exam of the address, as long as it may be read."""
    params = ft.use_route_params()
    lane, entry = lane_at(params), EntryId(parse_id(params["entry"]))
    read = use_record(partial(reading_of, here(), lane), *TOLD_BY, key=lane)
    asked = use_record(partial(_opened, here(), lane, entry), key=(lane, entry))
    if read.value is None or asked.value is None:
        return sheet([states(asked if read.value else read, empty="")])
    return Viewer(asked.value)


def _opened(house: House, lane: SpaceId, entry: EntryId) -> Exam:
    theirs = house.entrusted.house(lane)
    imaging, place = theirs.imaging, f"/confies/{lane.hex()}"
    report = partial(ReportLent, imaging, entry, place)
    found, study = theirs.documents.entry(entry), imaging.study(entry)
    return Exam(found, study, imaging, report)


SCREEN = Screen(
    "/confies/:lane/:entry/images", N_("Espace confié"), EntrustedImaging, "more"
)
