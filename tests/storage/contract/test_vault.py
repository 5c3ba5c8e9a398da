"""What the vault keeps and finds, on disk and in memory."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.changes import Changes
from app.domain.conflict import Conflict
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import DeviceId, EntryId
from app.domain.query import Query
from app.domain.trail import Page
from app.domain.when import When
from app.domain.write import Origin, Write
from tests.storage.contract.conftest import Home
from tests.storage.samples import (
    OTHER,
    SPACE,
    attachment,
    batch,
    control,
    entry,
    full_entry,
    item,
    step,
)


def keep(home: Home, *entries: Entry, **more: Any) -> Changes:  # noqa: ANN401
    return home.vault.commit(Write(space=SPACE, entries=entries, **more))


def found(home: Home, text: str) -> list[bytes]:
    return [hit.entry.id for hit in home.vault.search(SPACE, text)]


def test_an_entry_comes_back_as_it_was(home: Home) -> None:
    whole = full_entry(1)
    home.vault.commit(Write(space=SPACE, entries=(whole,)), origin=Origin.PEER)
    assert home.vault.entry(SPACE, item(1)) == whole
    assert home.vault.entries(SPACE, [item(1), item(2)]) == {item(1): whole}


@pytest.mark.parametrize(
    "meanwhile",
    [
        (Write(SPACE, entries=(entry(1, meta={"title": "edited"}),)), Origin.HERE),
        (Write(SPACE, entries=(entry(1, rev=9),)), Origin.PEER),
        (Write(SPACE, removed=(item(1),)), Origin.HERE),
    ],
    ids=["edited here", "written by a peer", "removed"],
)
def test_what_leans_on_an_entry_that_changed_writes_nothing(
    home: Home, meanwhile: tuple[Write, Origin]
) -> None:
    keep(home, full_entry(1), entry(2))
    read = tuple(home.vault.find(SPACE, Query("document")))
    assert len(read) == 2
    keep(home, entry(3), seen=read)
    write, origin = meanwhile
    home.vault.commit(write, origin=origin)
    with pytest.raises(Refused, match=r"journal\.moved"):
        keep(home, entry(4), seen=read, removed=(item(2),))
    left = {one.id for one in home.vault.find(SPACE, Query("document"))}
    assert left - {item(1)} == {item(2), item(3)}


def test_an_absent_entry_is_refused(home: Home) -> None:
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.vault.entry(SPACE, item(1))


def test_spaces_come_in_the_order_they_were_met(home: Home) -> None:
    home.vault.commit(Write(space=OTHER, settings={"a": b"1"}))
    keep(home, entry(1))
    home.vault.commit(Write(space=type(SPACE)(bytes(16)), settings={"b": b"1"}))
    assert home.vault.spaces() == [OTHER, SPACE]


def test_one_space_does_not_see_the_other(home: Home) -> None:
    keep(home, entry(1, meta={"title": "secret"}))
    home.vault.commit(Write(space=OTHER, entries=(entry(1, space=OTHER),)))
    assert home.vault.search(OTHER, "secret") == []
    assert home.vault.count(OTHER, Query("document")) == 1
    home.vault.commit(Write(space=OTHER, removed=(item(1),)))
    assert home.vault.entry(SPACE, item(1)).title == "secret"


def test_lists_go_by_clinical_date_then_id(home: Home) -> None:
    dates = ("2020", "1999-05", "2020", "2026-11-21")
    entries = [entry(n, when=When.parse(text)) for n, text in enumerate(dates)]
    keep(home, *entries)
    newest = [each.id for each in home.vault.find(SPACE, Query("document"))]
    assert newest == [item(3), item(2), item(0), item(1)]
    oldest = home.vault.find(SPACE, Query("document", oldest_first=True))
    assert [each.id for each in oldest] == newest[::-1]


def test_a_window_is_cut_after_the_filters(home: Home) -> None:
    keep(home, *(entry(n) for n in range(5)))
    page = home.vault.find(SPACE, Query("document", limit=2, offset=1))
    assert [each.id for each in page] == [item(3), item(2)]
    assert home.vault.count(SPACE, Query("document", limit=2, offset=1)) == 5


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        (Query("document", category="A"), {0}),
        (Query("document", author="X"), {0, 1}),
        (Query("document", status="final", author="X"), {1}),
        (Query("document", since=When.parse("2021").start), {1, 2}),
        (Query("document", until=When.parse("2020").start), {0}),
        (Query("body-weight"), {3}),
    ],
)
def test_filters_keep_what_they_name(home: Home, query: Query, kept: set[int]) -> None:
    keep(
        home,
        entry(0, meta={"category": "A", "author": "X"}, when=When.parse("2020")),
        entry(1, meta={"author": "X", "status": "final"}, when=When.parse("2021")),
        entry(2, when=When.parse("2022")),
        entry(3, kind="body-weight"),
    )
    assert {each.id for each in home.vault.find(SPACE, query)} == set(map(item, kept))
    assert home.vault.count(SPACE, query) == len(kept)


def test_categories_are_counted(home: Home) -> None:
    keep(home, entry(0, meta={"category": "A"}), entry(1, meta={"category": "A"}))
    keep(home, entry(2), entry(3, kind="bmi"))
    counts = home.vault.tally(SPACE, Query("document"), by="category")
    assert dict(counts) == {"A": 2, "": 1}


def test_the_oldest_holder_of_a_file_is_named(home: Home) -> None:
    file = attachment(b"same")
    keep(home, entry(2, attachments=(file,)), entry(1, attachments=(file,)))
    keep(home, entry(0, attachments=(attachment(b"same", role="text"),)))
    assert home.vault.holding(SPACE, file.sha) == item(1)
    assert home.vault.holding(OTHER, file.sha) is None


@pytest.mark.parametrize(
    ("role", "holder"), [("original", item(1)), ("photo", item(1)), ("text", None)]
)
def test_a_file_is_held_by_what_was_made_of_it(
    home: Home, role: str, holder: EntryId | None
) -> None:
    file = attachment(b"picture", role=role)
    keep(home, entry(1, attachments=(attachment(b"pdf"), file)))
    assert home.vault.holding(SPACE, file.sha) == holder


def test_a_removed_entry_leaves_nothing_behind(home: Home) -> None:
    keep(home, entry(1, attachments=(attachment(b"a"),)), texts={item(1): "genou"})
    home.vault.commit(Write(space=SPACE, removed=(item(1),)))
    assert found(home, "genou") == []
    assert home.vault.text(SPACE, item(1)) == ""
    assert home.vault.blobs() == set()
    assert home.vault.count(SPACE, Query("document")) == 0


def test_words_for_an_absent_entry_are_dropped(home: Home) -> None:
    keep(home, texts={item(1): "genou"})
    assert home.vault.text(SPACE, item(1)) == ""


def test_files_of_waiting_and_losing_versions_are_still_referred_to(home: Home) -> None:
    files = [attachment(bytes([n])) for n in range(3)]
    old, new, lost = (entry(1, attachments=(file,)) for file in files)
    home.vault.commit(
        Write(space=SPACE, entries=(replace(old, rev=1),)), origin=Origin.PEER
    )
    keep(home, new, conflicts=(Conflict(b"c", item(1), lost, DeviceId(b"d"), 1),))
    assert home.vault.blobs() == {file.blob for file in files}


def test_entries_of_every_kind_follow_by_id(home: Home) -> None:
    keep(home, entry(2), entry(1, kind="bmi"), entry(3))
    assert [each.id for each in home.vault.after(SPACE, b"")] == [*map(item, (1, 2, 3))]
    assert [each.id for each in home.vault.after(SPACE, item(1), limit=1)] == [item(2)]
    assert home.vault.after(OTHER, b"") == []


def test_conflicts_wait_newest_first_until_settled(home: Home) -> None:
    first, second = (
        Conflict(bytes([n]) * 16, item(1), full_entry(1), DeviceId(b"d" * 16), n)
        for n in (1, 2)
    )
    keep(home, conflicts=(first, second))
    assert home.vault.conflicts(SPACE) == [second, first]
    assert home.vault.conflicts(OTHER) == []
    keep(home, settled=(second.id,))
    assert home.vault.conflicts(SPACE) == [first]


def test_settings_and_keys_are_apart_and_can_go(home: Home) -> None:
    keep(home, settings={"a": b"1"}, secrets={"a": b"2", "a/b": b"3", "b": b"4"})
    assert (home.vault.setting("a"), home.vault.secret("a")) == (b"1", b"2")
    assert dict(home.vault.secrets("a")) == {"a": b"2", "a/b": b"3"}
    assert dict(home.vault.secrets("")) == {"a": b"2", "a/b": b"3", "b": b"4"}
    keep(home, settings={"a": None}, secrets={"a": None})
    assert (home.vault.setting("a"), home.vault.secret("a")) == (None, None)


def test_the_pulse_tells_what_was_touched(home: Home) -> None:
    keep(home, entry(1), entry(2, kind="bmi"))
    keep(home, secrets={"k": b"1"})
    keep(home, settings={"s": b"1"}, controls=(control(1),))
    keep(home, entry(1, kind="other"))
    home.vault.commit(Write(space=SPACE, page=Page(b"s")), origin=Origin.PEER)
    told = [set(changes.kinds) for changes in home.pulse.told]
    assert told == [
        {"document", "bmi", "journal"},
        {"setting", "journal"},
        {"document", "other", "journal"},
        {"cursor"},
    ]


def test_a_refused_write_keeps_nothing_at_all(home: Home) -> None:
    write = Write(
        space=SPACE,
        entries=(entry(1),),
        texts={item(1): "genou"},
        settings={"s": b"1"},
        secrets={"k": b"1"},
        controls=(control(1),),
        freeze=batch(999),
        page=Page(b"standing", steps=(step(1),)),
    )
    with pytest.raises(Refused):
        home.vault.commit(write)
    assert home.vault.count(SPACE, Query("document")) == 0
    assert found(home, "genou") == []
    assert (home.vault.setting("s"), home.vault.secret("k")) == (None, None)
    assert home.journal.waiting(SPACE) == 0
    assert home.trail.standing(SPACE) is None
    assert home.vault.spaces() == []
    assert home.pulse.told == []
