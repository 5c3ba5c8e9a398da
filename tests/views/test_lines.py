"""One line says an element: when, and what it is."""

from tests.app.paper_home import PaperHome
from views.lines import line_of


def test_a_measure_says_its_value_and_a_document_its_title() -> None:
    home = PaperHome()
    weight = home.measures.add("body-weight", ["62.5"], at="2026-03-12T08:30:00Z")
    when, what = "jeudi 12 mars 2026 à 8\u202fh\u202f30", "62,5\u202fkg"
    assert line_of(weight) == f"{when} : Poids : {what}"
    paper = home.documents.add(b"Une note", name="a.txt", date="2026-03-12", title="A")
    assert paper.entry is not None
    assert line_of(paper.entry) == "jeudi 12 mars 2026 : A"
