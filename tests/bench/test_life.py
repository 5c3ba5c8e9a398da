"""The same seed and the same day tell the same life."""

from datetime import date
from itertools import islice

from tests.fictitious.ages import mornings, papers

DAY = date(2026, 11, 22)


def test_a_seed_tells_the_same_papers() -> None:
    first, again, other = (list(papers(seed, 30, DAY, 3)) for seed in (7, 7, 8))
    assert first == again
    assert first != other


def test_a_seed_tells_the_same_mornings() -> None:
    first, again = (list(islice(mornings(7, DAY, 3), 400)) for _ in range(2))
    assert first == again


def test_papers_and_mornings_come_in_order_and_never_tomorrow() -> None:
    for days in (
        [paper.added.date() for paper in papers(7, 200, DAY, 3)],
        [morning.at.date() for morning in mornings(7, DAY, 3)],
    ):
        assert days == sorted(days)
        assert days[-1] < DAY
