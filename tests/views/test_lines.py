"""One line says an element: when, and what it is."""

from dataclasses import replace

from app.domain.agenda import Event, EventKind, EventState
from app.domain.ids import EntryId
from tests.app.paper_home import PaperHome
from views.lines import event_line, line_of


def test_a_measure_says_its_value_and_a_document_its_title() -> None:
    home = PaperHome()
    weight = home.measures.add("body-weight", ["62.5"], at="2026-03-12T08:30:00Z")
    when, what = "jeudi 12 mars 2026 à 8\u202fh\u202f30", "62,5\u202fkg"
    assert line_of(weight) == f"{when} : Poids : {what}"
    paper = home.documents.add(b"Une note", name="a.txt", date="2026-03-12", title="A")
    assert paper.entry is not None
    assert line_of(paper.entry) == "jeudi 12 mars 2026 : A"


def test_an_event_says_its_hour_and_what_became_of_it() -> None:
    visit = Event(EntryId(bytes(16)), EventKind.APPOINTMENT, "Dentiste", "2026-03-12")
    day = "jeudi 12 mars 2026"
    assert event_line(visit, visit.start, done=False) == f"{day} : Dentiste"
    hour, gone = "2026-03-12T14:30", replace(visit, state=EventState.CANCELLED)
    said = f"{day}, 14\u202fh\u202f30 : Dentiste"
    assert event_line(gone, hour, done=False) == f"{said} (annulé)"
    assert event_line(visit, hour, done=True) == f"{said} (fait)"
    missed = replace(visit, state=EventState.NOSHOW)
    assert event_line(missed, hour, done=False) == f"{said} (manqué)"
