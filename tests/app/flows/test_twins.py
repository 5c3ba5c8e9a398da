"""The same document is grouped with itself, whatever way it came."""

from dataclasses import replace

import pytest

from app.domain.ids import EntryId
from app.flows.twins import reason
from tests.app.paper_home import PaperHome
from tests.app.statements import LETTER, PAUL, Post


def grouped(post: Post) -> list[set[EntryId]]:
    """Return the groups, as ids."""
    return [{one.id for one in group} for group in post.home.documents.duplicates()]


@pytest.fixture
def post() -> Post:
    """Return what brings documents to Rose."""
    return Post(PaperHome())


@pytest.mark.covers("C-171")
def test_the_same_name_is_the_same_document(post: Post) -> None:
    one = post.entry(replace(LETTER, author=""), b"xml")
    same = post.entry(replace(LETTER, author=""), b"pdf")
    post.entry(replace(LETTER, identifier="urn:oid:9", author=""), b"other")
    assert grouped(post) == [{one.id, same.id}]
    assert reason([post.now(one), post.now(same)]) == "identifier"


@pytest.mark.covers("C-171")
def test_the_same_type_author_and_day_may_be_the_same(post: Post) -> None:
    one = post.entry(replace(LETTER, identifier=""), b"a")
    same = post.entry(replace(LETTER, identifier=""), b"b")
    post.entry(replace(LETTER, identifier="", since="2026-03-13"), b"c")
    post.entry(replace(LETTER, identifier="", type="11502-2"), b"d")
    post.entry(replace(LETTER, identifier="", author="Dr Roux"), b"e")
    assert grouped(post) == [{one.id, same.id}]
    assert reason([one, same]) == "likeness"
    assert reason([one, one]) == "files"


@pytest.mark.covers("C-171")
def test_two_patients_are_never_in_one_group(post: Post) -> None:
    post.home.space = replace(post.home.space, birth_date="")
    post.home.documents = replace(post.home.documents, space=post.home.space)
    post.entry(LETTER, b"hers")
    post.entry(replace(LETTER, subject=PAUL), b"his")
    assert grouped(post) == []


def test_what_is_put_aside_is_no_duplicate(post: Post) -> None:
    post.entry(LETTER, b"a")
    post.home.trash.throw(post.entry(LETTER, b"b").id)
    assert grouped(post) == []
