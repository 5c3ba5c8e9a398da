"""A paper that ends is told in time, on every device, and no other is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.write import Write
from app.flows.papers.ending import AFTER, AHEAD, ENDS, Endings, ended, last_day
from tests.app.paper_home import NOW, PaperHome
from tests.journeys.conftest import Pair

TODAY = NOW.date()


def a_paper(home: PaperHome, words: bytes = b"Passeport") -> Entry:
    added = home.documents.add(words, name="x.txt").entry
    assert added
    return added


@pytest.mark.covers("C-172")
@pytest.mark.parametrize(
    ("left", "told"),
    [(AHEAD + 1, False), (AHEAD, True), (0, True), (-AFTER, True), (-AFTER - 1, False)],
)
def test_a_paper_is_told_from_sixty_days_before_to_thirty_after(
    left: int, *, told: bool
) -> None:
    home = PaperHome()
    papers, entry = Endings(home.documents), a_paper(home)
    papers.end(entry.id, (TODAY + timedelta(days=left)).isoformat())
    found = papers.soon()
    assert [one.left for one in found] == ([left] if told else [])


@given(st.integers(-AFTER, AHEAD))
def test_no_day_in_between_is_missed(left: int) -> None:
    home = PaperHome()
    papers, entry = Endings(home.documents), a_paper(home)
    papers.end(entry.id, (TODAY + timedelta(days=left)).isoformat())
    assert [one.left for one in papers.soon()] == [left]


def test_the_soonest_comes_first_and_what_was_put_away_is_not_told() -> None:
    home = PaperHome()
    papers = Endings(home.documents)
    late, soon, thrown = (a_paper(home, words) for words in (b"a", b"b", b"c"))
    for entry, left in ((late, 40), (soon, 4), (thrown, 2)):
        papers.end(entry.id, (TODAY + timedelta(days=left)).isoformat())
    home.trash.throw(thrown.id)
    assert [one.entry.id for one in papers.soon()] == [soon.id, late.id]


def test_a_month_ends_with_its_last_day() -> None:
    home = PaperHome()
    entry = Endings(home.documents).end(a_paper(home).id, "2026-12")
    assert last_day(entry) == date(2026, 12, 31)
    assert [one.day for one in Endings(home.documents).soon()] == [date(2026, 12, 31)]


def test_an_end_is_changed_and_taken_back_whole() -> None:
    home = PaperHome()
    papers, before = Endings(home.documents), a_paper(home)
    papers.end(before.id, "2026-12-01")
    changed = papers.end(before.id, "2027-01-05")
    assert [one.relation for one in changed.links].count(ENDS) == 1
    assert changed.meta[ENDS] == "2027-01-05"
    gone = papers.end(before.id, "")
    assert (gone.links, gone.meta) == (before.links, before.meta)
    assert papers.soon() == []


@pytest.mark.parametrize("text", ["2027", "demain", "2027-02-30", "2027-01-01T08:00Z"])
def test_an_end_is_a_day_or_a_month(text: str) -> None:
    home = PaperHome()
    with pytest.raises(Refused, match=r"document\.end_malformed"):
        Endings(home.documents).end(a_paper(home).id, text)


def test_an_end_nobody_can_read_is_no_end() -> None:
    home = PaperHome()
    entry = a_paper(home)
    home.documents.put(entry)
    assert last_day(entry) is None


@pytest.mark.anyio
async def test_an_end_follows_its_paper_to_the_other_device(pair: Pair) -> None:
    phone, tablet = pair
    entry = phone.write("Passeport")
    found = phone.vault.entry(phone.space.id, entry.id)
    phone.vault.commit(Write(phone.space.id, entries=(ended(found, "2027-03-12"),)))
    for device in (phone, tablet):
        await device.courier.sync()
    came = tablet.vault.entry(tablet.space.id, entry.id)
    assert last_day(came) == date(2027, 3, 12)
    (link,) = [one for one in came.links if one.relation == ENDS]
    assert tablet.vault.linked(tablet.space.id, ENDS, link.target) == [entry.id]
