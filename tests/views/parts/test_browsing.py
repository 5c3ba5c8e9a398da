"""What a list asks of the record: pinned ones first, and whether it is the end."""

from datetime import date

from app.domain.query import EVERYTHING
from tests.screens.homes import filled
from views.parts.browsing import Browsing, Place, pinned_first, shown
from views.parts.narrowing import Narrowed
from views.parts.window import Window

TODAY = date(2026, 11, 21)


def test_the_pinned_ones_are_first_then_the_newest() -> None:
    documents = filled().documents
    rows = documents.list()
    documents.pin(rows[2].id, pinned=True)
    found = [one.id for one in pinned_first(documents, EVERYTHING, Window())]
    assert found == [rows[2].id, rows[0].id, rows[1].id]


def test_an_answer_says_whether_it_reaches_the_end() -> None:
    documents, place = filled().documents, Place("all", counted=True)
    whole = shown(documents, place, Browsing(), TODAY)
    part = shown(documents, place, Browsing(window=Window(0, 2)), TODAY)
    assert (whole.last, part.last, part.total) == (True, False, 3)
    assert sum(whole.counts.values()) == 3


def test_a_filter_counts_only_what_it_lets_through() -> None:
    asked = Browsing(Narrowed(category="CAR_VAC"))
    found = shown(filled().documents, Place("x"), asked, TODAY)
    assert (found.total, found.counts) == (1, {})
