"""The room holds its flows, over one space and one booklet."""

from app.domain.immunization import Immunization
from app.flows.vaccines import Vaccines
from tests.app.paper_home import PaperHome


def test_every_flow_reads_the_same_booklet() -> None:
    home = PaperHome()
    room = Vaccines.over(home.documents, home.links.world, home.preferences)
    room.booklet.add(Immunization("BCG", day="1975"))
    (dose,) = room.calendar.doses()
    assert dose.vaccine == "BCG"
    assert room.proposals.booklet.count() == 1
