"""A document published again takes the place of the older one, in any order."""

from dataclasses import replace

import pytest

from app.domain.collection import Confidentiality
from app.domain.foreign import Extract, Header
from app.domain.state import State
from app.flows.custody import Custody
from app.flows.documents import Status
from tests.app.paper_home import PaperHome
from tests.app.statements import LETTER, PAUL, Post

FIRST = replace(LETTER, identifier="urn:oid:1.1", series="urn:oid:1", version="1")
SECOND = replace(LETTER, identifier="urn:oid:1.2", series="urn:oid:1", version="2")
NAMING = replace(LETTER, identifier="urn:oid:2.2", replaces="urn:oid:1.1")


@pytest.fixture
def post() -> Post:
    """Return what brings documents to Rose."""
    return Post(PaperHome())


@pytest.mark.parametrize("newer", [SECOND, NAMING])
@pytest.mark.parametrize("newer_first", [False, True])
def test_the_newer_one_is_in_use(post: Post, newer: Header, newer_first: bool) -> None:  # noqa: FBT001 - the order
    headers = {b"old": FIRST, b"new": newer}
    order = reversed(headers) if newer_first else iter(headers)
    made = {name: post.entry(headers[name], name) for name in list(order)}
    old, new = post.now(made[b"old"]), post.now(made[b"new"])
    assert old.meta["status"] == State.SUPERSEDED
    assert new.meta["status"] == State.CURRENT
    assert {one.id for one in post.home.documents.versions(new.id)} == {old.id, new.id}
    assert post.home.documents.list() == [new]


def test_a_version_between_two_keeps_the_last_in_use(post: Post) -> None:
    third = replace(SECOND, identifier="urn:oid:1.3", version="3")
    for name, header in ((b"1", FIRST), (b"3", third), (b"2", SECOND)):
        post.entry(header, name)
    assert [one.meta["version"] for one in post.home.documents.list()] == ["3"]


def test_another_patient_replaces_nothing(post: Post) -> None:
    old = post.entry(FIRST, b"old")
    home = post.home
    added = post.bring(replace(SECOND, subject=PAUL), b"new")
    assert added.status is Status.TO_CHECK
    assert post.now(old).meta["status"] == State.CURRENT
    assert home.documents.list() == [post.now(old)]


def test_a_file_in_the_place_of_another_waits_when_it_bears_another_name(
    post: Post,
) -> None:
    documents = post.home.documents
    old = documents.add(b"mine", name="x.txt").entry
    assert old is not None
    reading = Extract("text/xml", 1, header=replace(FIRST, subject=PAUL))
    post.home.airlock.reading = reading
    new = documents.new_version(old.id, b"his", name="y.xml").entry
    assert new is not None
    assert post.now(old).meta["status"] == State.CURRENT
    Custody(documents).accept(new.id)
    assert post.now(old).meta["status"] == State.SUPERSEDED
    assert documents.list() == [post.now(new)]


def test_a_file_given_again_still_waits(post: Post) -> None:
    his = replace(FIRST, subject=PAUL)
    assert post.bring(his, b"his").status is Status.TO_CHECK
    assert post.bring(his, b"his").status is Status.TO_CHECK
    assert len(Custody(post.home.documents).to_check()) == 1


def test_what_takes_the_place_of_a_hidden_one_is_hidden_too(post: Post) -> None:
    custody = Custody(post.home.documents)
    custody.hide(post.entry(FIRST, b"old").id, Confidentiality.PRIVE)
    assert post.entry(SECOND, b"new").confidentiality is Confidentiality.PRIVE


def test_a_new_file_in_the_place_of_a_hidden_one_is_hidden_too(post: Post) -> None:
    documents = post.home.documents
    mine = documents.add(b"mine", name="x.txt").entry
    assert mine is not None
    Custody(documents).hide(mine.id, Confidentiality.MASQUE_PS)
    new = documents.new_version(mine.id, b"newer", name="x.txt").entry
    assert new is not None
    assert new.confidentiality is Confidentiality.MASQUE_PS


def test_a_version_in_the_trash_stays_there(post: Post) -> None:
    old = post.entry(FIRST, b"old")
    post.home.trash.throw(old.id)
    post.entry(SECOND, b"new")
    assert post.now(old).meta["status"] == State.TRASHED


def test_versions_without_a_number_stay_side_by_side(post: Post) -> None:
    for name in (b"a", b"b"):
        post.entry(replace(LETTER, identifier="", series="urn:oid:1"), name)
    assert len(post.home.documents.list()) == 2


def test_the_same_document_come_another_way_is_kept_and_told(post: Post) -> None:
    assert post.bring(LETTER, b"xml").status is Status.IMPORTED
    assert post.bring(LETTER, b"pdf").status is Status.TWIN
    assert post.bring(LETTER, b"pdf").status is Status.DUPLICATE
    assert len(post.home.documents.list()) == 2
