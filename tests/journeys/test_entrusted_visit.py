"""Louise prepares her mother's visit without network, from what she is entrusted."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.collection import Rubric
from tests.journeys.two_homes import (
    APART,
    CANARY,
    GIVEN,
    Both,
    Person,
    entrust,
    holds,
    lanes,
)
from tests.views.prints import reader
from views.parts.entrusting.visit import their_visit
from views.parts.synthesis.visiting import Prepared, Visited, around, page_of, visit_of
from views.prints.visit import visit

pytestmark = pytest.mark.covers("C-164")
ASKED = "Faut-il garder la mirabelle ?"
RUBRICS = (*GIVEN, Rubric.PROFILE)


@pytest.fixture
def both(both: Both) -> Both:
    """Camille, who takes a medicine, and Louise."""
    both.camille.house.profile.add("traitements", {"medicine": "Bergamote 5"})
    return both


def visited(louise: Person) -> Visited:
    """Return the visit of Camille, reached from one of the rubrics."""
    return their_visit(louise.house, next(iter(lanes(louise).values())))


def printed(who: Visited, prepared: Prepared) -> str:
    """Make the page, whole; return its words."""
    day = datetime.now(UTC).date()
    found = around(who, day - timedelta(days=365))
    papers = ",".join(one.id.hex() for one in found.documents)
    chosen = Prepared(prepared.who, prepared.questions, "body-weight", papers)
    words = reader.words(visit(page_of(who, chosen, found, day)))
    return " ".join("".join(words).split())


def test_one_page_is_made_of_all_that_is_entrusted_without_network(both: Both) -> None:
    camille, louise = both.camille, both.louise
    entrust(camille, louise, rubrics=RUBRICS)
    both.sync()
    both.server.stop()
    begun, who = time.thread_time(), visited(louise)
    who.kept.keep("visit", {"questions": ASKED})
    page = printed(who, Prepared("Docteur Fictive", ASKED))
    who.flow.made()
    assert time.thread_time() - begun < 2
    for words in (
        *("Espace de Camille", "Docteur Fictive", f"1. {ASKED}", "Bergamote 5"),
        *(APART, "62,9", f"Ordonnance {CANARY}", "2 mesures"),
        "Page d'un proche, d'après ce que Camille lui confie : Profil de santé",
        "Pas confié, donc absent d'ici : Vaccins",
    ):
        assert words in page
    assert "54,5" not in page
    assert f"Bilan {APART}" not in page
    assert who.kept.get("visit") == {"questions": ASKED}
    assert visited(louise).flow.last() is None
    assert visit_of(louise.house).flow.last() is None


def test_what_she_writes_stays_with_her_and_goes_with_the_end(both: Both) -> None:
    camille, louise = both.camille, both.louise
    mandate = entrust(camille, louise, rubrics=RUBRICS)
    both.sync()
    who = visited(louise)
    who.kept.keep("visit", {"questions": ASKED})
    who.flow.made()
    before = both.server.folder
    louise.sync()
    camille.sync()
    word = b"mirabelle"
    files = [path for path in before.rglob("*") if path.is_file()]
    homes = [path for path in louise.starters.home.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in (*files, *homes) if word in path.read_bytes()]
    assert (holds(louise, word) > 0, holds(camille, word)) == (True, 0)
    assert louise.house.drafts.get("visit") == {}
    camille.house.mandates.end(mandate)
    both.sync()
    assert holds(louise, word) == 0
