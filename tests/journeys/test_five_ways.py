"""Five ways in: each ends in an entry of the same shape; a file comes in once only."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.fhir.document_checks import faults
from app.flows.deposits.filing import Filing
from app.flows.documents import Documents, Status
from app.flows.gathering import Gathering
from app.flows.messages.keeping import kept
from app.flows.scanning.scanning import Scanning
from sync.airlock.parent import SealedAirlock
from tests.fictitious.laboratory import Laboratory, a_letter, opened
from tests.fictitious.printing import pdf, photograph
from tests.journeys.conftest import Pair
from tests.journeys.program import Home
from tests.journeys.program import opened as at_home
from tests.journeys.test_deposit import documents, documents_of
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-002")]
DAY = "2026-03-12"
LINES = ["Compte rendu de consultation", "Paris, le 12 mars 2026", "Tout va bien."]
PAPER = pdf(LINES, title="Compte rendu de consultation", date=DAY)
SAID = {"title", "category", "source", "status", "dated", "pages"}
"""What an element says of every document, however it came."""


@pytest.fixture(scope="module")
def airlock() -> Iterator[SealedAirlock]:
    """The sealed worker through which every way goes."""
    made = SealedAirlock()
    yield made
    made.close()


@pytest.fixture
def town() -> Town:
    """A town whose people may open their reports to deposits."""
    return Town(rubrics=(Rubric.JOURNAL, Rubric.MEASURES, Rubric.REPORT))


@pytest.fixture
def here(pair: Pair, airlock: SealedAirlock) -> Documents:
    """The documents of a telephone."""
    return documents_of(pair[0], airlock)


def shape(entry: Entry, *, pages: int = 1) -> None:
    """Check that an element is what every document is, whatever brought it."""
    tree = json.loads(entry.body)
    assert (entry.kind, tree["resourceType"]) == ("document", "DocumentReference")
    assert faults(tree) == []
    assert entry.meta.keys() >= SAID
    (original,) = [one for one in entry.attachments if one.role == "original"]
    (told,) = [one["attachment"] for one in tree["content"]]
    assert (told["contentType"], told["size"]) == (
        original.media_type,
        original.plain_size,
    )
    assert entry.meta["status"] == "final"
    assert int(entry.meta["pages"]) == pages
    assert entry.title == told["title"]
    assert {one.role for one in entry.attachments} <= {"original", "text", "photo"}


async def test_a_file(here: Documents) -> None:
    added = here.add(PAPER, name="cr.pdf")
    assert added.entry
    shape(added.entry)
    assert here.original(added.entry.id) == PAPER
    assert "Tout va bien" in here.text(added.entry.id)


async def test_several_pictures(here: Documents) -> None:
    scanning = Scanning(Gathering(here))
    for turned in (False, True):
        picture = photograph(LINES, date=DAY, turned=turned)
        scanning.add(picture, name=f"IMG_{turned:d}.jpg")
    added = scanning.make()
    assert added.entry
    shape(added.entry, pages=2)
    assert here.original(added.entry.id).startswith(b"%PDF")


async def test_the_file_of_a_message(here: Documents) -> None:
    entry = kept(here, PAPER, "cr.pdf", "Docteur fictif Tilleul")
    shape(entry)
    assert entry.meta["author"] == "Docteur fictif Tilleul"


def test_the_command_line(tmp_path: Path) -> None:
    home, paper = Home(tmp_path / "home"), tmp_path / "cr.pdf"
    paper.write_bytes(PAPER)
    home.found()
    told = home.answer("import", str(paper))
    with at_home(home) as house:
        shape(house.documents.list()[0])
    again = home.answer("import", str(paper))
    assert (told["status"], again["status"]) == ("imported", "duplicate")
    assert again["id"] == told["id"]


async def deposited(pair: Pair, town: Town, folder: Path) -> None:
    """Let a laboratory deposit the paper, and the telephone hear of it."""
    laboratory = Laboratory(Device(town, "laboratory"), folder)
    laboratory.vouched()
    await laboratory.enter()
    await laboratory.send(a_letter(PAPER), await opened(*pair))
    await pair[0].courier.sync()


async def test_a_deposit(
    pair: Pair, town: Town, here: Documents, tmp_path: Path
) -> None:
    await deposited(pair, town, tmp_path)
    (came,) = documents(pair[0])
    await pair[0].courier.fetch(came.id)
    (entry,) = Filing(here).run()
    shape(entry)
    assert here.original(entry.id) == PAPER


async def test_the_same_file_is_a_duplicate_by_any_other_way(
    pair: Pair, town: Town, here: Documents, tmp_path: Path
) -> None:
    await deposited(pair, town, tmp_path)
    (came,) = documents(pair[0])
    by_hand = here.add(PAPER, name="cr.pdf")
    assert (by_hand.status, by_hand.entry) == (Status.DUPLICATE, came)
    assert kept(here, PAPER, "autre.pdf", "Docteur fictif Tilleul") == came
    assert here.count() == 1
