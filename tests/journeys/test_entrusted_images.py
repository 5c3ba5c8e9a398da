"""An exam entrusted is looked at image by image; the trace of a sensor never is."""

import asyncio

import pytest

from app.domain.collection import Rubric
from app.domain.imaging import Look
from app.domain.segment import KIND as SEGMENT
from tests.app.flows.traces.conftest import GLUCOSE
from tests.app.flows.traces.test_traces import POINTS
from tests.fictitious import imaging
from tests.journeys import two_homes
from tests.journeys.two_homes import Both, entrust, keep, lanes


@pytest.fixture
def both(both: Both) -> Both:
    """Camille, who entrusts an exam and what a sensor read, and Louise."""
    camille = both.camille.house
    kept = keep(
        camille, "scanner.zip", imaging.an_exam(3), "Scanner fictif", "RADIO_SC"
    )
    camille.custody.accept(kept.id)
    camille.traces.add(GLUCOSE, POINTS[:200])
    entrust(both.camille, both.louise, rubrics=(Rubric.IMAGING, Rubric.MEASURES))
    both.sync()
    return both


@pytest.mark.covers("C-013", "C-028")
def test_its_images_are_drawn_in_the_airlock_and_kept_nowhere(both: Both) -> None:
    louise = both.louise
    lane = lanes(louise)[Rubric.IMAGING]
    theirs = louise.house.entrusted.house(lane)
    (exam,) = theirs.documents.list()
    asyncio.run(theirs.courier.fetch(exam.id))
    files = two_homes.sealed_files(louise)
    study = theirs.imaging.study(exam.id)
    where = study.series[0].slices[1]
    picture, _scale = theirs.imaging.draw(exam.id, where, width=200, look=Look())
    assert picture.png.startswith(b"\x89PNG")
    assert theirs.thumbs.make(exam).startswith(b"\x89PNG")
    assert two_homes.sealed_files(louise) == files
    assert louise.house.documents.list() == []


@pytest.mark.covers("C-028")
def test_the_trace_of_a_sensor_stays_private(both: Both) -> None:
    camille, louise = both.camille, both.louise
    assert camille.house.panel.period(GLUCOSE.code).worn
    lane = lanes(louise)[Rubric.MEASURES]
    store, theirs = louise.house.entrusted.store, louise.house.entrusted.house(lane)
    kinds = {one.kind for one in store.vault.after(lane, b"")}
    assert "body-weight" in kinds
    assert SEGMENT not in kinds
    assert not theirs.panel.period(GLUCOSE.code).worn
