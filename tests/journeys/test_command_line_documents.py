"""Two hundred fictitious documents by the command line, found by their words."""

from pathlib import Path

import pytest

from tests.fictitious.documents import documents
from tests.journeys.program import Home, opened

COUNT = 200


@pytest.mark.slow
@pytest.mark.covers("C-001", "C-003", "C-175")
def test_each_is_imported_then_found_in_another_process(tmp_path: Path) -> None:
    home, folder = Home(tmp_path / "maison"), tmp_path / "Documents reçus"
    folder.mkdir()
    home.found()
    words = {}
    for given in documents(7, COUNT):
        path = folder / given.name
        path.write_bytes(given.content)
        words[str(path)] = given.words
    told = home.answers("import", *words)
    assert {one["status"] for one in told} == {"imported"}
    assert len(home.answers("list", "document")) == COUNT
    with opened(home) as house:
        for one in told:
            for word in words[one["file"]]:
                reference = words[one["file"]][-1]
                hits = house.search.find(f"{word} {reference}")
                assert one["id"] in {hit.entry.id.hex() for hit in hits}, word
