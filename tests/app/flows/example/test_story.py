"""The story: three years of papers, nobody real in them."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from app.flows.example.story import STORY, papers, story
from app.flows.filing import CATEGORIES
from tests.app.flows.example.real import looks_real

TODAY = date(2026, 11, 22)


@pytest.mark.covers("C-149")
def test_every_category_has_its_papers() -> None:
    held = Counter(paper.category for paper in papers(TODAY))
    assert set(held) == {one.code for one in CATEGORIES}
    assert 55 <= held.total() <= 80


@pytest.mark.covers("C-149")
def test_the_same_day_tells_the_same_story() -> None:
    assert list(papers(TODAY)) == list(papers(TODAY))
    moved = list(papers(TODAY + timedelta(days=1)))
    assert [one.title for one in moved] == [one.title for one in papers(TODAY)]


def test_no_paper_comes_from_tomorrow_nor_from_before_the_story() -> None:
    days = [paper.day for paper in papers(TODAY)]
    assert max(days) < TODAY
    assert min(days) > TODAY - timedelta(days=1096)


def test_each_folder_and_the_paper_of_the_choice_are_in_the_story() -> None:
    told = list(papers(TODAY))
    assert {paper.folder for paper in told} - {""} == set(story().folders)
    assert story().undecided[0] in {paper.title for paper in told}
    assert any(paper.trashed for paper in told)
    assert any(paper.archived for paper in told)
    assert any(paper.pinned for paper in told)


@pytest.mark.covers("C-149")
def test_no_real_identifier_is_in_the_story() -> None:
    text = STORY.read_text(encoding="utf-8")
    assert looks_real(text) == []
    assert story().mention.startswith("Exemple")
    named = re.findall(r'place = "(.+)"', text)
    assert all(
        re.search("inventé|Fictif|Imaginaire|Exemple|Reçu", one) for one in named
    )


@pytest.mark.covers("C-149")
@pytest.mark.parametrize(
    "planted",
    [
        "1 54 05 75 123 456 78",
        "254057512345678",
        "06 12 34 56 78",
        "suzanne@hopital.fr",
        "RPPS 10001234567",
    ],
)
def test_a_real_identifier_would_be_seen(planted: str) -> None:
    assert looks_real(f"lines = [{planted!r}]")
