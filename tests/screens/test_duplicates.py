"""Duplicates say why they are the same, and none goes by itself."""

from dataclasses import replace

import pytest

from app.domain.entry import Entry, Link
from app.domain.ids import EntryId
from app.flows.heading import ALIKE, IDENTIFIED
from tests.screens.homes import filled
from tests.screens.opening import on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-171")]


def tied(house: House, relation: str) -> list[Entry]:
    """Tie two documents to one place."""
    tie = Link(relation, EntryId(b"x" * 16))
    two = house.documents.list()[:2]
    return [house.documents.put(replace(one, links=(tie,))) for one in two]


@pytest.mark.parametrize(
    ("relation", "count", "why"),
    [
        (IDENTIFIED, "2 exemplaires", "C'est le même document, arrivé par deux"),
        (ALIKE, "2 documents qui se ressemblent", "Même type, même auteur"),
    ],
)
async def test_a_group_says_what_makes_it(relation: str, count: str, why: str) -> None:
    house = filled()
    one, other = tied(house, relation)
    async with on(house, "/documents/doublons") as ui:
        await ui.until(count)
        assert why in ui.text()
        await ui.press(f"throw-{one.id.hex()}")
        await ui.until("Aucun doublon.")
        assert house.trash.count() == 1
        assert house.documents.entry(other.id).meta["status"] == "final"
