"""A service and a person by the command line alone, on a server closed to strangers."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.fhir.ips import Chosen
from tests.fictitious.printing import pdf
from tests.journeys.program import Home, Served, opened, played

pytestmark = pytest.mark.covers("C-016", "C-175", "C-082")
PAGES = pdf(["Allergie : latex"], title="Ma synthèse", date="D:20261121080000Z")


@pytest.fixture
def camille(served: Served, tmp_path: Path) -> Home:
    """Camille, whose synthesis says one allergy."""
    home = Home(tmp_path / "camille")
    home.found("--server", served.url)
    with opened(home) as house:
        lines = [Chosen(house.profile.add("allergies", {"substance": "latex"}), "x")]
        house.synthesis.make(PAGES, lines, title="Ma synthèse")
    home.answer("sync")
    return home


def service(home: Home, served: Served, *words: str) -> dict[str, Any]:
    """Play the service."""
    return played(home, served, "lab-service", *words)


def test_it_is_found_allowed_reads_and_reads_no_more(
    camille: Home, served: Served, tmp_path: Path
) -> None:
    code = service(camille, served, "code")["code"]
    found = camille.answer("consents", "find", code)
    assert "fictif" in found["name"]
    until = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    words = ("consents", "give", code, "--finality", "care", "--until", until)
    given = camille.answer(*words)
    assert (given["state"], given["name"]) == ("waiting", found["name"])
    camille.answer("sync")
    assert camille.answer("consents", "list") == {**given, "state": "active"}
    out = tmp_path / "lu"
    assert service(camille, served, "read", "--out", str(out))["read"] == 1
    assert (out / "synthese-1.pdf").read_bytes() == PAGES
    bundle = json.loads((out / "synthese-1.json").read_bytes())
    assert (bundle["resourceType"], bundle["type"]) == ("Bundle", "document")
    assert camille.answer("consents", "end", given["id"])["state"] == "ending"
    camille.answer("sync")
    after = service(camille, served, "read", "--out", str(tmp_path / "rien"))
    assert after["read"] == 0
    assert list((tmp_path / "rien").iterdir()) == []


def test_what_is_badly_said_is_one_sentence(camille: Home, served: Served) -> None:
    for words in (
        ("consents", "find", "ABCDE"),
        ("consents", "give", "ABCDE", "--finality", "care", "--until", "demain"),
        ("consents", "end", "xyz"),
        ("lab-service", "--folder", "s", "--operator", "nulle-part", "--server"),
    ):
        line = (*words, served.url, "code") if words[-1] == "--server" else words
        camille.complains(*line)
