"""What the verified log remembers, on disk and in memory."""

from dataclasses import replace
from typing import Any

from app.domain.ids import CollectionId
from app.domain.trail import EVIDENCE_MAX, Evidence, ItemHead, KeptRun, Page
from app.domain.write import Origin, Write
from tests.storage.contract.conftest import Home
from tests.storage.samples import LANE, OTHER, SPACE, entry, item, step

RUN = KeptRun(b"R" * 32, b"wire")


def head(number: int, **changes: Any) -> ItemHead:  # noqa: ANN401
    sample = ItemHead(item(number), 1, LANE, deleted=False, op_hash=b"H", seq=number)
    return replace(sample, **changes)


def learn(home: Home, **page: Any) -> None:  # noqa: ANN401
    write = Write(space=SPACE, page=Page(b"standing", **page))
    home.vault.commit(write, origin=Origin.PEER)


def test_a_page_is_kept_with_its_entries(home: Home) -> None:
    page = Page(b"standing", steps=(step(1),), runs=(RUN,))
    write = Write(space=SPACE, entries=(entry(1),), page=page)
    home.vault.commit(write, origin=Origin.PEER)
    assert home.trail.standing(SPACE) == b"standing"
    assert home.trail.step(SPACE, 1) == step(1)
    assert home.trail.run(SPACE, RUN.id) == RUN
    assert home.vault.entry(SPACE, item(1)) == entry(1)


def test_nothing_is_known_of_another_space(home: Home) -> None:
    learn(home, steps=(step(1),), runs=(RUN,), items=(head(1),))
    assert home.trail.standing(OTHER) is None
    assert home.trail.step(OTHER, 1) is None
    assert home.trail.run(OTHER, RUN.id) is None
    assert home.trail.items(OTHER, [item(1)]) == {}
    assert list(home.trail.live(OTHER, LANE)) == []


def test_a_row_is_found_by_its_chain_value_and_its_lane(home: Home) -> None:
    other = CollectionId(b"M" * 16)
    learn(home, steps=(step(1), step(2, collection=other, n=1), step(3, n=2)))
    assert home.trail.seq_of(SPACE, step(2).h) == 2
    assert home.trail.seq_of(SPACE, b"?" * 32) is None
    assert home.trail.lane_step(SPACE, LANE, 2) == step(3, n=2)
    assert home.trail.lane_step(SPACE, other, 2) is None


def test_controls_of_a_lane_come_in_order(home: Home) -> None:
    learn(home, steps=(step(1, type=3), step(2), step(3, type=2), step(4, type=5)))
    expected = [step(1).op_hash, step(4).op_hash]
    assert home.trail.controls(SPACE, LANE) == expected


def test_what_is_erased_loses_its_sealed_bytes_up_to_there(home: Home) -> None:
    sealed = [step(n, item=item(1), body=b"sealed", wrap=b"key") for n in (1, 2, 4)]
    learn(home, steps=(*sealed, step(3, body=b"other")), erased={item(1): 3})
    kept = [home.trail.step(SPACE, n) for n in range(1, 5)]
    bodies = [(one.body, one.wrap) for one in kept if one]
    assert bodies == [(b"", b"")] * 2 + [(b"other", step(3).wrap), (b"sealed", b"key")]


def test_heads_are_replaced_and_the_living_listed_by_id(home: Home) -> None:
    learn(home, items=(head(3), head(1), head(2)))
    learn(home, items=(head(2, deleted=True, rev=2),))
    assert [each.item for each in home.trail.live(SPACE, LANE)] == [item(1), item(3)]
    found = home.trail.items(SPACE, [item(2), item(9)])
    assert found == {item(2): head(2, deleted=True, rev=2)}


def test_more_living_items_than_a_page_are_all_listed(home: Home) -> None:
    learn(home, items=tuple(head(n) for n in range(1, 1203)))
    living = [each.item for each in home.trail.live(SPACE, LANE)]
    assert living == [item(n) for n in range(1, 1203)]


def test_the_tail_gives_rows_whose_bytes_are_kept(home: Home) -> None:
    learn(home, steps=(step(1, head=b""), step(2), step(3)))
    assert home.trail.tail(SPACE, 0) == [step(2), step(3)]
    assert home.trail.tail(SPACE, 0, limit=1) == [step(2)]
    assert home.trail.tail(SPACE, 2) == [step(3)]


def test_a_run_goes_with_the_last_row_that_names_it(home: Home) -> None:
    learn(home, steps=(step(1), step(2)), runs=(RUN,))
    learn(home, steps=(step(1, head=b"", run=b""),))
    assert home.trail.run(SPACE, RUN.id) == RUN
    learn(home, steps=(step(2, head=b"", run=b""),))
    assert home.trail.run(SPACE, RUN.id) is None


def test_evidence_is_kept_newest_first(home: Home) -> None:
    fork = Evidence("log.fork", 3, 9, (b"left", b"right"))
    tamper = Evidence("log.tampered", 4, 10)
    learn(home, evidence=(fork,))
    learn(home, evidence=(tamper,))
    assert home.trail.evidence(SPACE) == [tamper, fork]
    assert home.trail.evidence(OTHER) == []


def test_only_the_newest_evidence_of_a_space_is_kept(home: Home) -> None:
    other = Write(OTHER, page=Page(b"", evidence=(Evidence("log.fork", 1, 1),)))
    home.vault.commit(other, origin=Origin.PEER)
    for start in range(0, 3 * EVIDENCE_MAX, 50):
        found = range(start, start + 50)
        learn(home, evidence=tuple(Evidence("sig.invalid", n, n) for n in found))
    kept = [each.seq for each in home.trail.evidence(SPACE)]
    assert kept == list(reversed(range(2 * EVIDENCE_MAX, 3 * EVIDENCE_MAX)))
    assert len(home.trail.evidence(OTHER)) == 1
