"""Two concurrent versions become one, the same on both devices."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entry import Entry, Link
from app.domain.ids import EntryId, SpaceId
from app.domain.reading import DAY, Point, Trace, day_of
from app.domain.segment import KIND, POINTS_MAX, Segment, encode, held
from app.domain.when import When
from app.rules.merge import Side, merge
from tests.app.worlds import an_entry

SPACE, ITEM = SpaceId(bytes(16)), EntryId(bytes(15) + b"\1")

_values = st.one_of(
    st.integers(0, 3),
    st.text(max_size=3),
    st.lists(st.fixed_dictionaries({"id": st.sampled_from("abc")}), max_size=3),
)
_bodies = st.dictionaries(st.sampled_from("uvwxyz"), _values, max_size=5).map(
    lambda value: json.dumps(value).encode()
)
_metas = st.dictionaries(st.sampled_from(["title", "category"]), st.text(max_size=3))


@st.composite
def versions(draw: st.DrawFn) -> Entry:
    entry = an_entry(SPACE, ITEM, "x")
    return replace(entry, body=draw(_bodies), meta=draw(_metas))


def body(**elements: object) -> bytes:
    return json.dumps(elements).encode()


def side(entry: Entry, at: int = 0, device: bytes = b"a") -> Side:
    return Side(entry, at, device)


def with_body(raw: bytes) -> Entry:
    return replace(an_entry(SPACE, ITEM, "x"), body=raw)


@given(versions(), versions(), versions())
def test_both_devices_get_the_same(before: Entry, one: Entry, two: Entry) -> None:
    left, right = side(one, 1, b"a"), side(two, 1, b"b")
    assert merge(before, left, right).entry == merge(before, right, left).entry


@given(versions(), versions())
def test_the_side_that_did_not_change_gives_way(before: Entry, one: Entry) -> None:
    joined = merge(before, side(before, 9), side(one, 1))
    assert joined.entry.body == one.body
    assert joined.entry.meta == one.meta
    assert joined.losing is None


@given(versions(), versions())
def test_the_same_change_twice_is_no_conflict(before: Entry, one: Entry) -> None:
    joined = merge(before, side(one, 1), side(one, 2, b"b"))
    assert joined.entry == one
    assert joined.losing is None


@given(versions(), versions(), versions())
def test_merging_again_changes_nothing(before: Entry, one: Entry, two: Entry) -> None:
    joined = merge(before, side(one, 1), side(two, 2, b"b")).entry
    again = merge(two, side(joined, 1), side(two, 2, b"b"))
    assert again.entry.meta == joined.meta
    assert json.loads(again.entry.body) == json.loads(joined.body)


@given(versions(), versions(), versions())
def test_a_value_only_one_side_changed_is_taken(
    before: Entry, one: Entry, two: Entry
) -> None:
    joined = json.loads(merge(before, side(one, 1), side(two, 2, b"b")).entry.body)
    old, left, right = (json.loads(e.body) for e in (before, one, two))
    for name in set(left) - {"u"}:
        if old.get(name) == right.get(name) and not isinstance(left[name], list):
            assert joined.get(name) == left[name]


@pytest.mark.covers("C-163")
def test_changed_on_both_sides_the_later_wins_and_the_other_is_kept() -> None:
    one, two = with_body(body(status="a")), with_body(body(status="b"))
    joined = merge(with_body(body(status="0")), side(one, 5), side(two, 4, b"b"))
    assert joined.entry.body == one.body
    assert joined.losing is not None
    assert joined.losing.entry == two


def test_at_the_same_instant_the_higher_device_wins() -> None:
    one, two = with_body(body(status="a")), with_body(body(status="b"))
    joined = merge(with_body(body(status="0")), side(one, 5), side(two, 5, b"b"))
    assert joined.entry.body == two.body


def test_a_create_only_kind_never_asks() -> None:
    one, two = with_body(body(status="a")), with_body(body(status="b"))
    before = with_body(body(status="0"))
    assert merge(before, side(one), side(two, 1), quiet=True).losing is None


@given(versions(), versions(), versions())
def test_what_is_kept_whole_is_what_one_of_them_said(
    before: Entry, one: Entry, two: Entry
) -> None:
    left, right = side(one, 1, b"a"), side(two, 1, b"b")
    joined = merge(before, left, right, whole=True)
    assert joined.entry == merge(before, right, left, whole=True).entry
    if before.body in (one.body, two.body) or one.body == two.body:
        assert joined == merge(before, left, right)
    else:
        assert joined.entry == two
        assert joined.losing == left


def test_what_is_tied_to_a_line_kept_whole_stays_tied() -> None:
    before = with_body(body(status="0"))
    one = replace(with_body(body(status="a")), links=(Link("about", ITEM),))
    two = with_body(body(note="b"))
    merged = merge(before, side(one, 1), side(two, 2, b"b"), whole=True)
    assert (merged.entry.body, merged.entry.links) == (two.body, one.links)


def test_lists_whose_items_have_ids_merge_item_by_item() -> None:
    def contacts(**names: str) -> bytes:
        return body(contact=[{"id": key, "n": names[key]} for key in sorted(names)])

    joined = merge(
        with_body(contacts(a="A", b="B")),
        side(with_body(contacts(a="A2", b="B")), 1),
        side(with_body(contacts(a="A", b="B", c="C")), 2, b"b"),
    )
    assert json.loads(joined.entry.body) == json.loads(contacts(a="A2", b="B", c="C"))
    assert joined.losing is None


def test_numbers_stay_as_written() -> None:
    before = with_body(b'{"value":72.50,"note":"x","status":"a"}')
    one = with_body(b'{"value":72.50,"note":"y","status":"a"}')
    two = with_body(b'{"value":72.50,"note":"x","status":"b"}')
    joined = merge(before, side(one), side(two, 1, b"b"))
    assert joined.entry.body == b'{"value":72.50,"note":"y","status":"b"}'


def test_links_of_both_sides_are_kept() -> None:
    before = an_entry(SPACE, ITEM, "x")
    one = replace(before, links=(Link("replaces", EntryId(b"1" * 16)),))
    two = replace(before, links=(Link("belongs-to", EntryId(b"2" * 16)),))
    assert len(merge(before, side(one), side(two, 1)).entry.links) == 2


def test_a_removal_gives_way_to_a_change() -> None:
    before = with_body(body(note="x", status="a"))
    one, two = with_body(body(status="a")), with_body(body(note="y", status="b"))
    joined = merge(before, side(one, 9), side(two, 1))
    assert json.loads(joined.entry.body) == {"note": "y", "status": "b"}


def test_bodies_that_are_not_objects_are_taken_whole() -> None:
    one, two = with_body(b"one"), with_body(b"two")
    joined = merge(with_body(b"zero"), side(one, 1), side(two, 2))
    assert joined.entry.body == b"two"
    assert joined.losing is not None


_targets = st.frozensets(st.integers(0, 5))


def tied(targets: frozenset[int]) -> Entry:
    entry = an_entry(SpaceId(bytes(16)), EntryId(bytes(16)), "x")
    links = (
        Link("about", EntryId(bytes(15) + bytes([one]))) for one in sorted(targets)
    )
    return replace(entry, links=tuple(links))


@given(_targets, _targets, _targets, st.integers(0, 2))
def test_an_addition_always_stays_and_only_what_was_seen_is_taken_away(
    before: frozenset[int], one: frozenset[int], two: frozenset[int], later: int
) -> None:
    left, right = Side(tied(one), 1, b"a"), Side(tied(two), later, b"b")
    merged = merge(tied(before), left, right)
    added = (one | two) - before
    taken_away = before - (one & two)
    assert set(merged.entry.links) == set(tied((before - taken_away) | added).links)
    assert merged.losing is None
    assert merge(tied(before), right, left).entry.links == merged.entry.links


GLUCOSE = Trace("interstitial-glucose", "device:x", "mg/dL")
START = 20_000 * DAY
_said = st.dictionaries(st.integers(0, 6), st.integers(0, 3), min_size=1)
Said = dict[int, int]


def day(said: Said, trace: Trace = GLUCOSE) -> Entry:
    points = tuple(Point(START + t, value) for t, value in sorted(said.items()))
    raw, when = encode(Segment(trace, points)), When.parse(day_of(START))
    return replace(with_body(raw), kind=KIND, when=when)


def told(entry: Entry) -> Said:
    segment = held(entry)
    return {one.t - START: one.value for one in segment.points} if segment else {}


def expected(before: Said, one: Said, later: Said) -> Said:
    """Join two days by hand: what changed is kept, the later of two, never nothing."""
    kept: Said = {}
    for t in {*one, *later}:
        mine, theirs = one.get(t), later.get(t)
        chosen = mine if theirs == before.get(t) else theirs
        if chosen is None and mine != before.get(t):
            chosen = mine
        if chosen is not None:
            kept[t] = chosen
    return kept or later


@given(_said, _said, _said)
def test_each_point_is_merged_for_itself(before: Said, one: Said, two: Said) -> None:
    joined = merge(day(before), side(day(one), 1), side(day(two), 2, b"b"), quiet=True)
    assert told(joined.entry) == expected(before, one, two)
    assert joined.losing is None


@given(_said, _said, _said)
def test_two_versions_of_a_segment_become_the_same_on_both_devices(
    before: Said, one: Said, two: Said
) -> None:
    left, right = side(day(one), 1, b"a"), side(day(two), 1, b"b")
    first = merge(day(before), left, right).entry
    assert first == merge(day(before), right, left).entry
    assert merge(day(two), side(first, 1), right).entry == first


def test_a_day_read_on_two_devices_has_the_points_of_both() -> None:
    joined = merge(day({0: 1}), side(day({0: 1, 1: 2})), side(day({0: 1, 2: 3}), 1))
    assert told(joined.entry) == {0: 1, 1: 2, 2: 3}


def test_segments_of_two_traces_are_never_mixed() -> None:
    other = day({1: 2}, replace(GLUCOSE, source="device:y"))
    joined = merge(None, side(day({0: 1}), 1), side(other, 2))
    assert joined.entry.body == other.body
    assert joined.losing is not None


def test_more_points_than_a_segment_holds_leave_the_later_one() -> None:
    half = POINTS_MAX // 2 + 1
    one, two = (
        day(dict.fromkeys(range(half), 1)),
        day(dict.fromkeys(range(half, 2 * half), 2)),
    )
    assert merge(None, side(one, 1), side(two, 2)).entry.body == two.body


TIMES = ("start", "_start", "end")


def planned(when: str, **elements: object) -> Entry:
    return replace(with_body(body(**elements)), when=When.parse(when))


def test_a_time_changed_on_both_sides_is_that_of_one_of_them() -> None:
    before = planned("2026-12-01", start="1", end="2", _start="Paris", note="x")
    one = planned("2026-12-02", start="3", end="2", _start="Pointe-à-Pitre", note="x")
    two = planned("2026-12-01", start="1", end="4", _start="Paris", note="y")
    for sides in ((side(one, 1), side(two, 2, b"b")), (side(two, 2, b"b"), side(one))):
        joined = merge(before, *sides, together=TIMES)
        kept = json.loads(joined.entry.body)
        assert kept == json.loads(two.body)
        assert joined.entry.when == two.when
        assert joined.losing is not None
        assert joined.losing.entry == one


def test_a_time_changed_on_one_side_is_taken_whole() -> None:
    before = planned("2026-12-01", start="1", end="2", note="x")
    one = planned("2026-12-02", start="3", note="x")
    two = planned("2026-12-01", start="1", end="2", note="y")
    joined = merge(before, side(one, 1), side(two, 2, b"b"), together=TIMES)
    assert json.loads(joined.entry.body) == {"start": "3", "note": "y"}
    assert joined.entry.when == one.when
    assert joined.losing is None


@given(versions(), versions(), versions())
def test_elements_taken_together_are_the_same_on_both_devices(
    before: Entry, one: Entry, two: Entry
) -> None:
    left, right, names = side(one, 1, b"a"), side(two, 1, b"b"), ("u", "v", "w")
    joined = merge(before, left, right, together=names).entry
    assert joined == merge(before, right, left, together=names).entry
    told, *known = (
        [json.loads(each.body).get(name, "") for name in names]
        for each in (joined, before, one, two)
    )
    assert told in known
