"""A dose of a service counts until the person or the service says that it does not."""

import pytest

from app.domain.entry import Entry
from app.domain.immunization import Immunization
from app.fhir import exact
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.standing import (
    DISOWNED,
    RETRACTED,
    SERVICE,
    WITHDRAWN,
    disowned,
    served,
    settled,
)
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-045")


@pytest.fixture
def dose() -> Entry:
    """Return a dose a service sent."""
    home = PaperHome()
    booklet = Booklet(home.vault, home.links.world, home.space)
    return booklet.add(Immunization("Priorix"), told={"source": SERVICE})


@pytest.mark.parametrize(
    ("told", "counts", "theirs"),
    [
        ({}, True, False),
        ({DISOWNED: "yes"}, False, True),
        ({RETRACTED: "yes"}, False, False),
        ({DISOWNED: "yes", RETRACTED: "yes"}, False, False),
        ({DISOWNED: "", RETRACTED: ""}, True, False),
    ],
)
def test_whoever_takes_a_dose_out_it_counts_no_more(
    dose: Entry, told: dict[str, str], *, counts: bool, theirs: bool
) -> None:
    assert served(dose)
    found = settled(dose, told)
    said = "completed" if counts else WITHDRAWN
    assert exact.read(found.body)["status"] == said
    assert (found.meta["status"] == WITHDRAWN) is not counts
    assert disowned(found) is theirs
    again = settled(found, {DISOWNED: "", RETRACTED: ""})
    assert (again.body, again.meta) == (dose.body, dose.meta)
