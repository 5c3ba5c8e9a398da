"""What takes several windows is given whole, in order, and read once."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.entry import Entry
from app.domain.ids import EntryId, SpaceId
from app.domain.query import PAGE_MAX, Query
from app.domain.when import When
from app.domain.write import Write
from app.flows.windows import every
from tests.app.paper_home import PaperHome

FEW_DAYS = st.lists(st.integers(1, 4), min_size=0, max_size=3 * PAGE_MAX)
"""Dates that many elements share, more of them than a window holds."""


def kept(days: list[int]) -> tuple[PaperHome, list[Entry]]:
    """Return a space with a folder a day named."""
    home = PaperHome()
    folder = home.folders.add("Genou")
    home.vault.commit(Write(home.space.id, removed=(folder.id,)))
    entries = [
        replace(
            folder,
            id=EntryId(rank.to_bytes(16, "big")),
            when=When.parse(f"2026-03-{day:02}"),
        )
        for rank, day in enumerate(days)
    ]
    home.vault.commit(Write(home.space.id, entries=tuple(entries)))
    return home, sorted(entries, key=lambda one: (one.when.start, one.id))


@settings(max_examples=25)
@given(FEW_DAYS, st.booleans())
def test_every_element_comes_once_and_in_order(
    days: list[int],
    oldest_first: bool,  # noqa: FBT001 - drawn
) -> None:
    home, entries = kept(days)
    asked = Query("folder", oldest_first=oldest_first)
    found = list(every(home.vault, home.space.id, asked))
    assert found == (entries if oldest_first else entries[::-1])


def test_a_window_begins_where_the_last_one_ended() -> None:
    """Its offset is within one date: the store reads nothing of the others again."""
    home, entries = kept([1 + rank // 50 for rank in range(4 * PAGE_MAX)])
    offsets: list[int] = []
    find = home.vault.find

    def noted(space: SpaceId, query: Query) -> list[Entry]:
        offsets.append(query.offset)
        return find(space, query)

    home.vault.find = noted  # type: ignore[method-assign]
    assert len(list(every(home.vault, home.space.id, Query("folder")))) == len(entries)
    assert max(offsets) <= 50
