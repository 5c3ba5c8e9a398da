"""Images of an exam are opened one by one, and a report is put beside them."""

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.imaging import Look, Slice
from app.flows.imaging import REPORT, Imaging, is_exam, is_reported
from tests.screens.homes import EXAM, a_house
from views.house import House

pytestmark = pytest.mark.covers("C-013")


def an_exam(house: House, *, date: str = "2026-11-03") -> Entry:
    added = house.documents.add(EXAM + b" images", name="x.dcm", date=date)
    assert added.entry
    return added.entry


def a_report(house: House, text: str, date: str) -> Entry:
    added = house.documents.add(text.encode(), name=f"{text}.txt", date=date)
    assert added.entry
    return added.entry


def test_the_images_of_a_document_are_found_and_drawn() -> None:
    house = a_house()
    exam = an_exam(house)
    study = house.imaging.study(exam.id)
    assert [len(series.slices) for series in study.series] == [3, 1]
    where = study.series[0].slices[2]
    picture, scale = house.imaging.draw(exam.id, where, width=400, look=Look())
    assert (picture.width, scale.across) == (100, 0.5)


def test_another_document_has_no_image() -> None:
    house = a_house()
    letter = a_report(house, "Lettre", "2026-11-03")
    assert not is_exam(letter)
    assert is_exam(an_exam(house))
    for ask in (
        lambda: house.imaging.study(letter.id),
        lambda: house.imaging.draw(letter.id, Slice(0, 1), width=9, look=Look()),
    ):
        with pytest.raises(Refused, match=r"import\.no_image"):
            ask()


def test_a_place_outside_the_file_is_refused() -> None:
    house = a_house()
    exam = an_exam(house)
    with pytest.raises(Refused, match=r"document\.no_file"):
        house.imaging.draw(exam.id, Slice(5, 999), width=9, look=Look())


def test_reports_near_in_time_are_proposed_nearest_first() -> None:
    house = a_house()
    exam = an_exam(house)
    a_report(house, "Ancien", "2025-01-01")
    for day in range(4, 12):
        a_report(house, f"Lettre {day}", f"2026-11-{day:02}")
    proposed = [one.title for one in house.imaging.proposed(exam.id)]
    assert proposed == [f"Lettre {day}" for day in range(4, 9)]


def test_a_report_is_put_beside_and_taken_away() -> None:
    house = a_house()
    exam, report = an_exam(house), a_report(house, "Lettre", "2026-11-04")
    imaging: Imaging = house.imaging
    assert imaging.report(exam.id) is None
    kept = imaging.put_beside(exam.id, report.id)
    assert [one.relation for one in kept.links] == [REPORT]
    assert (is_reported(exam), is_reported(kept)) == (False, True)
    found = imaging.report(exam.id)
    assert found is not None
    assert found.id == report.id
    house.trash.throw(report.id)
    assert imaging.report(exam.id) is None
    assert imaging.put_beside(exam.id, None).links == ()
