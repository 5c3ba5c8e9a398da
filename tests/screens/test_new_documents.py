"""What came from another device is said new in the lists, until it is opened here."""

import pytest

from app.domain.ids import EntryId
from tests.screens.homes import a_house
from tests.screens.opening import on
from views.house import House

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-124")]


class Fresh:
    """News where some documents were never opened here."""

    def __init__(self) -> None:
        self.left: set[EntryId] = set()

    def unseen(self) -> int:
        return 0

    def unopened(self) -> frozenset[EntryId]:
        return frozenset(self.left)

    def open(self, entry: EntryId) -> None:
        self.left.discard(entry)


def held() -> tuple[House, Fresh]:
    """Return a house with two documents, the first one new."""
    fresh = Fresh()
    house = a_house(news=fresh)
    for title in ("Radio", "Bilan"):
        added = house.documents.add(title.encode(), name="a.txt", title=title)
        assert added.entry is not None
        fresh.left = fresh.left or {added.entry.id}
    return house, fresh


@pytest.mark.covers("C-003")
async def test_the_list_is_narrowed_to_what_was_never_opened() -> None:
    house, _ = held()
    assert house.documents.add(b"genou", name="b.txt", title="Genou").entry
    async with on(house, "/documents") as ui:
        await ui.until("3 documents")
        await ui.press("narrow")
        await ui.press("new-yes")
        await ui.until("Nouveaux seulement")
        await ui.until("1 document")
        assert "Radio" in ui.text()
        assert "Genou" not in ui.text()
        await ui.press("narrow-clear")
        await ui.until("3 documents")


async def test_only_a_new_document_says_so_until_it_is_opened() -> None:
    house, fresh = held()
    (new,) = fresh.left
    async with on(house, "/documents") as ui:
        await ui.until("Nouveau")
        assert ui.text().split("\n").count("Nouveau") == 1
    async with on(house, f"/documents/{new.hex()}") as ui:
        await ui.until("Ranger ce document")
    assert fresh.left == set()
    async with on(house, "/documents") as ui:
        await ui.until("Radio")
        assert "Nouveau" not in ui.text().split("\n")
