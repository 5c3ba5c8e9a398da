"""A space packed by one line and restored by another is the same, proofs included."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count, takewhile
from pathlib import Path
from typing import Any

import pytest

from app.domain.entry import Entry
from app.domain.ids import AttachmentId
from app.domain.past import Past
from app.domain.trail import Step
from app.fhir.ips import Chosen
from main import Starters
from tests.fictitious.printing import pdf
from tests.journeys.near import Near
from tests.journeys.program import Home, Served, opened

pytestmark = pytest.mark.covers("C-135", "C-160")
PAGES = pdf(["Allergie : latex"], title="Ma synthèse", date="D:20261121080000Z")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path / "serveur")
    yield server
    server.stop()


def service(home: Home, served: Served, *words: str) -> dict[str, Any]:
    """Play the service from a folder beside the person's."""
    folder = str(home.folder.with_name("service"))
    ways = ("--folder", folder, "--operator", str(served.folder))
    return home.answer("lab-service", *ways, "--server", served.url, *words)


@pytest.fixture
def lived(served: Served, tmp_path: Path) -> Home:
    """A home with papers, measures, an event, one consent alive and one ended."""
    home = Near(tmp_path / "camille")
    home.found("--server", served.url)
    with opened(home) as house:
        lines = [Chosen(house.profile.add("allergies", {"substance": "latex"}), "x")]
        house.synthesis.make(PAGES, lines, title="Ma synthèse")
        letter = house.documents.add(b"Bonjour", name="a.txt", title="Lettre").entry
        gone = house.documents.add(b"Adieu", name="b.txt", title="Brouillon").entry
        assert letter is not None
        assert gone is not None
        house.documents.rename(letter.id, "Lettre d'été")
        house.trash.throw(gone.id)
    home.answer("add", "body-weight", "71,2")
    home.answer("add", "blood-pressure", "128", "82")
    home.answer("sync")
    code = service(home, served, "code")["code"]
    until = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    words = ("consents", "give", code, "--finality", "care", "--until", until)
    first = home.answer(*words)
    home.answer("sync")
    home.answer("consents", "end", first["id"])
    home.answer(*words)
    home.answer("sync")
    home.answer("sync")
    home.answer("add", "heart-rate", "60")
    return home


@dataclass(frozen=True, slots=True)
class Kept:
    """All a home keeps of a space that is not of one device only."""

    entries: list[Entry]
    files: dict[AttachmentId, bytes]
    pasts: list[list[Past]]
    steps: list[Step]
    waiting: list[tuple[bytes, int]]


def kept(home: Home) -> Kept:
    """Read it, as the program opens it."""
    with closing(Starters(home.folder).door) as door:
        house, rooms = door.unlock("passphrase", home.phrase), door.rooms()
        space, trail = house.space.id, house.backpack.source.trail
        entries = list(house.backpack.entries())
        files = {
            file.id: b"".join(house.backpack.opened(entry, file))
            for entry in entries
            for file in entry.attachments
        }
        steps = takewhile(bool, (trail.step(space, seq) for seq in count(1)))
        return Kept(
            entries,
            files,
            [rooms.vault.history(space, entry.id) for entry in entries],
            [step for step in steps if step],
            sorted((line.id, line.base_rev) for line in rooms.journal.held(space)),
        )


def test_what_is_restored_is_identical_and_its_chain_is_verified(
    lived: Home, served: Served, tmp_path: Path
) -> None:
    archive = str(tmp_path / "sac")
    packed = lived.answer("export", archive)
    back = Near(tmp_path / "retour")
    assert back.answer("restore", archive)["entries"] == packed["entries"]
    before, after = kept(lived), kept(back)
    assert before.entries == after.entries
    assert before.files == after.files
    assert len(before.files) == packed["files"]
    assert before.pasts == after.pasts
    assert any(before.pasts)
    assert before.steps == after.steps
    assert before.waiting == after.waiting
    assert before.waiting
    consents = back.answers("consents", "list")
    assert sorted(one["state"] for one in consents) == ["active", "ended"]
    assert consents == lived.answers("consents", "list")
    seen = back.answer("doctor")
    assert seen["ok"] is True
    assert seen["chain"] == {"ok": True, "rows": str(len(before.steps))}
    back.answer("sync")
    assert service(back, served, "read", "--out", str(tmp_path / "lu"))["read"] == 1
