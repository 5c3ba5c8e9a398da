"""Both flows speak of one space, and what is left open follows the record."""

from app.domain.emergency import Level
from app.flows.emergency.sheet import left_open
from app.flows.emergency.urgent import urgent
from tests.app.flows.emergency.a_person import Person
from tests.app.paper_home import PARIS


def test_what_was_left_open_before_is_made_true_when_the_house_opens() -> None:
    camille = Person()
    latex = camille.allergic("Latex")
    camille.choose(Level.OPEN, latex)
    camille.sheet.show()
    camille.profile.change(latex, {"substance": "Latex (gants)"})
    made = urgent(camille.sheet.preferences, camille.left, camille.heart, PARIS)
    found = left_open(camille.left)
    assert found is not None
    assert [line.text for line in found.card.lines] == ["Latex (gants)"]
    camille.profile.withdraw(latex)
    assert not made["emergency"].shown()
