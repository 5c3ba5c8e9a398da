"""What relatives entrust, typed as a person does: listed, shown, saved."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.domain.collection import Rubric
from app.domain.entrusted import Entrusted, EntrustedRubric, EntrustedState
from app.domain.entry import Entry
from app.domain.ids import CollectionId, EntryId, SpaceId
from app.domain.mandate import until_of
from tests.app.paper_home import PaperHome
from tests.screens.entrusting import CODE, PaperProposals, proposed
from tests.views.commands.desk import Desk
from tests.views.commands.paper_mandates import LAST

pytestmark = pytest.mark.covers("C-112", "C-175")
LANE, SPACE = SpaceId(b"l" * 16), SpaceId(b"s" * 16)
TEXT = b"Deux gouttes"


class PaperEntrusted:
    """One prescription and one weight, in the hands of somebody else."""

    def __init__(self) -> None:
        self.home = PaperHome()
        self.brought: list[EntryId] = []
        self.here = False
        self.asked = PaperProposals()
        paper = self.home.documents.add(
            TEXT, name="a.txt", date="2026-03-12", title="Gouttes"
        ).entry
        assert paper is not None
        weight = self.home.measures.add("body-weight", ["62.5"], at="2026-03-11")
        self.kept = [paper, weight]

    @property
    def proposals(self) -> PaperProposals:
        return self.asked

    def every(self) -> list[Entrusted]:
        until = until_of(LAST, ZoneInfo("Europe/Paris"))
        place = LANE, CollectionId(b"c" * 16), Rubric.PRESCRIPTION, until, ""
        rubrics = (EntrustedRubric(*place),)
        state = EntrustedState.OPEN
        return [Entrusted(SPACE, "Camille", "1960-01-02", rubrics, state)]

    def count(self, _lane: SpaceId) -> int:
        return len(self.kept)

    def entries(self, lane: SpaceId, *, limit: int, offset: int) -> list[Entry]:
        return self.kept[offset : offset + limit] if lane == LANE else []

    def house(self, _lane: SpaceId) -> Any:  # noqa: ANN401 - part of a house
        read = self.home.documents
        documents = SimpleNamespace(have=lambda _: self.here, stream=read.stream)
        return SimpleNamespace(
            documents=documents, courier=SimpleNamespace(fetch=self.fetch)
        )

    async def fetch(self, entry: EntryId) -> None:
        self.brought.append(entry)


@pytest.fixture
def entrusted(desk: Desk) -> PaperEntrusted:
    desk.door.entrusted = given = PaperEntrusted()
    return given


@pytest.mark.usefixtures("entrusted")
def test_what_is_entrusted_is_listed_by_rubric(desk: Desk) -> None:
    assert desk.answers("entrusted", "list") == [
        {
            "id": LANE.hex(),
            "name": "Camille",
            "rubric": "prescription",
            "until": "2027-02-23",
            "entries": 2,
        }
    ]
    desk.out.clear()
    assert desk.run("entrusted", "list") == 0
    said = "Camille vous confie : Ordonnances et soins. Dernier jour : mardi 23 février"
    assert desk.out == [f"{LANE.hex()} {said} 2027."]


def test_what_is_proposed_is_listed_first_accepted_or_refused(
    desk: Desk, entrusted: PaperEntrusted
) -> None:
    entrusted.asked.asked = [proposed(own=1), proposed("", own=2)]
    first, second, *_ = desk.answers("entrusted", "list")
    assert first == {
        "id": "01" * 16,
        "name": "Mireille Roche",
        "code": CODE,
        "rubrics": ["measures", "vaccines"],
        "until": "2027-02-24",
        "state": "proposed",
    }
    desk.out.clear()
    assert desk.run("entrusted", "list") == 0
    said = f"{first['id']} Mireille Roche (code {CODE}) vous propose : Mesures, Vaccins"
    assert desk.out[0].startswith(said)
    (yes,) = desk.answers("entrusted", "accept", first["id"])
    assert yes == {**first, "state": "accepted"}
    (no,) = desk.answers("entrusted", "refuse", second["id"])
    assert no == {**second, "state": "leaving"}
    assert [word for word, _ in entrusted.asked.answers] == ["accept", "refuse"]
    desk.out.clear()
    assert desk.run("entrusted", "list") == 0
    assert "refusé, ce sera dit au prochain échange." in desk.out[0]


@pytest.mark.usefixtures("entrusted")
def test_what_nobody_proposes_is_not_accepted(desk: Desk) -> None:
    for verb in ("accept", "refuse"):
        assert desk.run("entrusted", verb, "ab" * 16) == 1
        assert desk.err[-1].endswith("[proposal.absent]")
    assert desk.run("entrusted", "accept", "xyz") == 1


def test_its_elements_are_listed_and_shown(
    desk: Desk, entrusted: PaperEntrusted
) -> None:
    paper, weight = desk.answers("entrusted", "entries", LANE.hex())
    assert (paper["title"], paper["files"] > 0) == ("Gouttes", True)
    assert (paper["size"], weight["size"]) == (len(TEXT), 0)
    assert "62,5" in weight["said"]
    assert desk.answers("entrusted", "show", weight["id"]) == [weight]
    assert [one.id.hex() for one in entrusted.kept] == [paper["id"], weight["id"]]


def test_a_file_is_brought_if_need_be_and_saved_to_the_byte(
    desk: Desk, entrusted: PaperEntrusted, tmp_path: Path
) -> None:
    paper, target = entrusted.kept[0], tmp_path / "copie.txt"
    assert desk.run("entrusted", "save", paper.id.hex(), str(target)) == 0
    assert target.read_bytes() == TEXT
    assert target.stat().st_mode & 0o077 == 0
    assert entrusted.brought == [paper.id]
    entrusted.here = True
    assert desk.run("entrusted", "save", paper.id.hex(), str(target)) == 0
    assert entrusted.brought == [paper.id]


@pytest.mark.usefixtures("entrusted")
def test_what_is_not_entrusted_is_not_there(desk: Desk) -> None:
    assert desk.run("entrusted", "show", "ff" * 16) == 1
    assert desk.err[0].endswith("[entry.absent]")
    assert desk.run("entrusted", "entries", "xyz") == 1
    assert desk.answers("entrusted", "entries", "ab" * 16) == []


def test_a_place_that_cannot_be_written_is_said(
    desk: Desk, entrusted: PaperEntrusted, tmp_path: Path
) -> None:
    paper = entrusted.kept[0].id.hex()
    assert desk.run("entrusted", "save", paper, str(tmp_path / "no" / "a.txt")) == 1
    assert desk.err[0].endswith("[file.unwritable]")
