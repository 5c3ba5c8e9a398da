"""States, folders, links, earlier descriptions and erasing, on disk and in memory."""

from dataclasses import replace

import pytest

from app.domain.conflict import DELETED, Conflict
from app.domain.entry import Entry, Link
from app.domain.ids import DeviceId
from app.domain.past import Past
from app.domain.query import Filters, Query
from app.domain.write import Origin, Write
from storage.commit import KEPT
from tests.storage.contract.conftest import Home
from tests.storage.samples import OTHER, SPACE, attachment, entry, full_entry, item


def put(home: Home, *entries: Entry, origin: Origin = Origin.HERE) -> None:
    home.vault.commit(Write(SPACE, entries=entries), origin=origin)


def said(number: int, **meta: str) -> Entry:
    return entry(number, meta={"title": f"{number}", **meta})


@pytest.fixture
def filled(home: Home) -> Home:
    """One document of each state, in two folders."""
    put(
        home,
        said(0, facility="Clinique B"),
        said(1, status="final", folder="aa", pinned="yes", author="Dr A", thread="cc"),
        said(2, status="archived", folder="aa"),
        said(3, status="trashed", thread="cc"),
        said(4, status="superseded", folder="bb"),
    )
    return home


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        (Query("document"), {0, 1, 2, 3, 4}),
        (Query("document", in_use=True), {0, 1}),
        (Query("document", status="trashed"), {3}),
        (Query("document", folder="aa"), {1, 2}),
        (Query("document", folder="aa", in_use=True), {1}),
        (Query("document", pinned=True), {1}),
        (Query("document", pinned=False, in_use=True), {0}),
        (Query("document", facility="Clinique B"), {0}),
        (Query("document", facility="Dr A"), {1}),
        (Query("document", among=frozenset({item(0), item(3)})), {0, 3}),
        (Query("document", among=frozenset()), set()),
        (Query("document", thread="cc"), {1, 3}),
        (Query("document", thread="cc", in_use=True), {1}),
        (Query("document", thread="c"), set()),
    ],
)
def test_lists_are_narrowed(filled: Home, query: Query, kept: set[int]) -> None:
    assert {one.id for one in filled.vault.find(SPACE, query)} == set(map(item, kept))
    assert filled.vault.count(SPACE, query) == len(kept)
    told = filled.vault.tally(SPACE, query, by="category")
    assert sum(told.values()) == len(kept)


def test_facets_are_counted_behind_the_filters(filled: Home) -> None:
    vault, in_use = filled.vault, Query("document", in_use=True)
    assert dict(vault.tally(SPACE, in_use, by="folder")) == {"": 1, "aa": 1}
    assert dict(vault.tally(SPACE, in_use, by="author")) == {"": 1, "Dr A": 1}
    assert dict(vault.tally(SPACE, in_use, by="facility")) == {"": 1, "Clinique B": 1}
    assert dict(vault.tally(OTHER, in_use, by="folder")) == {}


@pytest.mark.parametrize(
    ("query", "name", "told"),
    [
        (Query("document"), "thread", {3: "cc", 1: "cc"}),
        (Query("document", thread="cc"), "status", {3: "trashed", 1: "final"}),
        (Query("document", in_use=True, limit=1), "title", {1: "1", 0: "0"}),
        (Query("document", thread="c"), "status", {}),
        (Query("document"), "unknown", {}),
        (Query("document"), "a.b", {0: "d"}),
    ],
)
def test_one_word_of_each_is_told_the_newest_first(
    home: Home, query: Query, name: str, told: dict[int, str]
) -> None:
    put(
        home,
        said(0, **{"a.b": "d"}),
        said(1, status="final", thread="cc"),
        said(3, status="trashed", thread="cc"),
    )
    found = home.vault.told(SPACE, query, name)
    assert list(found.items()) == [(item(n), words) for n, words in told.items()]
    assert home.vault.told(OTHER, query, name) == {}


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(), {0, 1}),
        (Filters(status="archived"), {2}),
        (Filters(folder="aa"), {1}),
        (Filters(pinned=True), {1}),
        (Filters(author="Dr A"), {1}),
        (Filters(facility="Clinique B"), {0}),
        (Filters(facility="Dr A"), {1}),
        (Filters(kind="bmi"), set()),
        (Filters(since=1 << 50), set()),
        (Filters(among=frozenset({item(1), item(3)})), {1}),
        (Filters(among=frozenset()), set()),
    ],
)
def test_a_search_is_narrowed_too(home: Home, filters: Filters, kept: set[int]) -> None:
    titled = [
        said(0, facility="Clinique B"),
        said(1, status="final", folder="aa", pinned="yes", author="Dr A", thread="cc"),
        said(2, status="archived", folder="aa"),
        said(3, status="trashed", thread="cc"),
    ]
    texts = {one.id: "genou" for one in titled}
    home.vault.commit(Write(SPACE, entries=tuple(titled), texts=texts))
    found = home.vault.search(SPACE, "genou", filters)
    assert {hit.entry.id for hit in found} == set(map(item, kept))


def test_where_it_was_made_is_a_word_to_find_it_by(home: Home) -> None:
    put(home, said(0, facility="Clinique des Œillets"), said(1))
    found = home.vault.search(SPACE, "oeillets")
    assert [hit.entry.id for hit in found] == [item(0)]
    put(home, said(0, facility="Hôpital neuf"))
    assert home.vault.search(SPACE, "oeillets") == []
    assert home.vault.count(SPACE, Query("document", facility="Hôpital neuf")) == 1


def test_who_links_to_an_entry_is_known(home: Home) -> None:
    newer = [entry(n, links=(Link("replaces", item(1)),)) for n in (3, 2)]
    put(home, entry(1), *newer)
    assert home.vault.linked(SPACE, "replaces", item(1)) == [item(2), item(3)]
    assert home.vault.linked(SPACE, "belongs-to", item(1)) == []
    assert home.vault.linked(OTHER, "replaces", item(1)) == []
    put(home, replace(newer[0], links=()))
    home.vault.commit(Write(SPACE, removed=(item(2),)))
    assert home.vault.linked(SPACE, "replaces", item(1)) == []


def test_entries_that_share_a_file_are_named(home: Home) -> None:
    same, words = attachment(b"same"), attachment(b"words", role="text")
    put(home, entry(1, attachments=(same, words)), entry(2, attachments=(words, same)))
    put(home, entry(3, attachments=(attachment(b"other"), words)))
    put(home, entry(4, attachments=(attachment(b"own"), attachment(b"own2"))))
    assert home.vault.twins(SPACE) == [item(1), item(2)]
    assert home.vault.twins(OTHER) == []


@pytest.mark.covers("C-171")
@pytest.mark.parametrize("relation", ["identified-as", "alike"])
def test_entries_that_point_to_one_place_are_named(home: Home, relation: str) -> None:
    tie = Link(relation, item(9))
    put(home, entry(1, links=(tie,)), entry(2, links=(tie, Link("replaces", item(1)))))
    put(home, entry(3, links=(Link(relation, item(8)),)))
    put(home, entry(4, links=(Link("replaces", item(1)),)))
    assert home.vault.twins(SPACE) == [item(1), item(2)]
    assert home.vault.twins(OTHER) == []


def test_what_is_to_check_is_in_no_list(home: Home) -> None:
    put(home, entry(1, meta={"title": "genou", "status": "to-check"}), entry(2))
    asked = Query(entry(1).kind, in_use=True)
    assert [one.id for one in home.vault.find(SPACE, asked)] == [item(2)]
    assert home.vault.search(SPACE, "genou") == []


@pytest.mark.covers("C-021")
def test_what_an_entry_said_is_kept_with_who_changed_it(home: Home) -> None:
    first, second, third = (
        entry(1, meta={"title": title}, updated=at)
        for title, at in (("a", 10), ("b", 20), ("c", 30))
    )
    put(home, first)
    put(home, second)
    put(home, replace(second, rev=3), origin=Origin.PEER)
    put(home, third, origin=Origin.PEER)
    told = home.vault.history(SPACE, item(1))
    assert [(past.entry.title, past.at, past.origin) for past in told] == [
        ("b", 30, Origin.PEER),
        ("a", 20, Origin.HERE),
    ]
    assert told[1] == Past(first, 20, Origin.HERE)
    assert home.vault.history(OTHER, item(1)) == []


def test_a_file_of_an_earlier_version_stays_as_long_as_the_version(home: Home) -> None:
    old, new = attachment(b"old"), attachment(b"new")
    put(home, entry(1, attachments=(old,)), origin=Origin.PEER)
    changed = entry(1, attachments=(new,), meta={"title": "autre"})
    put(home, changed, origin=Origin.PEER)
    assert home.vault.blobs() == {old.blob, new.blob}
    for turn in range(KEPT + 1):
        put(home, replace(changed, meta={"title": str(turn)}), origin=Origin.PEER)
    assert len(home.vault.history(SPACE, item(1))) == KEPT
    assert home.vault.blobs() == {new.blob}


def test_only_erasing_an_entry_removes_its_conflicts_too(home: Home) -> None:
    put(home, said(1))
    put(home, said(1, comment="x"))
    lost = Conflict(b"c" * 16, item(1), said(1), DeviceId(b"d" * 16), 1)
    kept = replace(lost, id=b"k" * 16, entry=item(2))
    home.vault.commit(Write(SPACE, conflicts=(lost, kept)))
    home.vault.commit(Write(SPACE, removed=(item(1),)))
    assert home.vault.history(SPACE, item(1)) == []
    assert len(home.vault.conflicts(SPACE)) == 2
    home.vault.commit(Write(SPACE, erased=(item(1),)))
    assert home.vault.conflicts(SPACE) == [kept]


@pytest.mark.covers("C-163")
def test_the_version_not_chosen_goes_to_the_history(home: Home) -> None:
    put(home, said(1))
    lost = said(1, comment="autre")
    for at, losing in enumerate((lost, said(1, **{DELETED: "yes"}), said(1))):
        conflict = Conflict(bytes([at]) * 16, item(1), losing, DeviceId(b"d" * 16), at)
        home.vault.commit(Write(SPACE, conflicts=(conflict,)))
        home.vault.commit(Write(SPACE, settled=(conflict.id,)))
    assert [past.entry for past in home.vault.history(SPACE, item(1))] == [lost]
    home.vault.commit(Write(SPACE, settled=(b"?" * 16,)))


@pytest.mark.covers("C-021")
def test_what_is_erased_leaves_nothing_even_in_the_journal(home: Home) -> None:
    whole = replace(full_entry(1), rev=4)
    home.vault.commit(
        Write(SPACE, entries=(whole,), texts={whole.id: "genou"}), origin=Origin.PEER
    )
    put(home, replace(whole, meta={"title": "autre"}))
    home.vault.commit(Write(SPACE, erased=(whole.id,)))
    (line,) = home.journal.lines(SPACE)
    assert (line.action, line.base_rev) == ("del", 4)
    assert line.base is not None
    assert (line.base.body, line.base.attachments, dict(line.base.meta)) == (
        b"",
        (),
        {},
    )
    assert home.vault.blobs() == set()
    assert home.vault.history(SPACE, whole.id) == []
    assert home.vault.search(SPACE, "genou") == []


def test_erasing_what_never_left_sends_nothing(home: Home) -> None:
    put(home, said(1))
    home.vault.commit(Write(SPACE, erased=(item(1), item(9))))
    assert home.journal.lines(SPACE) == []


def test_settings_are_found_by_their_beginning(home: Home) -> None:
    home.vault.commit(Write(SPACE, settings={"a/1": b"1", "a/2": b"2", "b": b"3"}))
    assert dict(home.vault.settings("a/")) == {"a/1": b"1", "a/2": b"2"}
    assert dict(home.vault.settings("c")) == {}


def test_dropped_files_are_gone_at_once(home: Home) -> None:
    blob, _, _ = home.blobs.put([b"sealed"])
    kept, _, _ = home.blobs.put([b"kept"])
    home.blobs.store_part(blob, 0, b"part")
    home.blobs.drop([blob, type(blob)(bytes(32))])
    assert not home.blobs.has(blob)
    assert home.blobs.parts_here(blob) == set()
    assert home.blobs.has(kept)
