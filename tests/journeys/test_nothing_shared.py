"""A new space gives nothing: no grant, no consent, and a service sees it empty."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.rules.standing import Standing
from tests.journeys.near import Near
from tests.journeys.program import Served, opened

pytestmark = pytest.mark.covers("C-083")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path / "serveur")
    yield server
    server.stop()


def test_a_new_space_gives_nothing_and_a_service_sees_it_empty(
    served: Served, tmp_path: Path
) -> None:
    """What the service itself reads, with its own keys, is what is looked at."""
    camille = Near(tmp_path / "camille")
    camille.found("--server", served.url)
    letter = tmp_path / "lettre.txt"
    letter.write_text("Zibeline", "utf-8")
    camille.answer("import", str(letter))
    camille.answer("sync")
    for verb in ("consents", "mandates", "messages"):
        assert camille.answers(verb, "list") == []
    with opened(camille) as house:
        trail, space = house.backpack.source.trail, house.space.id
        standing = Standing.decode(trail.standing(space) or b"")
    rights = standing.rights.values()
    assert {right.identity for right in rights} == {standing.founder}
    assert service(camille, served, "code")["code"]
    out = tmp_path / "vu"
    assert service(camille, served, "read", "--out", str(out))["read"] == 0
    assert list(out.iterdir()) == []


def service(home: Near, served: Served, *words: str) -> dict[str, Any]:
    """Play the service from a folder beside the person's."""
    folder = str(home.folder.with_name("service"))
    ways = ("--folder", folder, "--operator", str(served.folder))
    return home.answer("lab-service", *ways, "--server", served.url, *words)
