"""What bears another name waits for the person; who may see a document is theirs."""

from dataclasses import replace

import pytest

from app.crypto.statements import Head, OpType
from app.domain.collection import Confidentiality
from app.domain.errors import Refused
from app.domain.foreign import Subject
from app.domain.state import State
from app.fhir import exact
from app.flows.civil import Civil, Told
from app.flows.custody import Custody
from app.flows.documents import Status
from tests.app.identities import known
from tests.app.paper_home import PaperHome
from tests.app.statements import LETTER, PAUL, Post
from tests.app.worlds import a_home, joined

HIS = replace(LETTER, subject=PAUL)


@pytest.fixture
def post() -> Post:
    """Return what brings documents to Rose."""
    return Post(PaperHome())


@pytest.mark.covers("C-018")
def test_what_is_somebody_elses_is_filed_nowhere(post: Post) -> None:
    home = post.home
    custody = Custody(home.documents)
    added = post.bring(HIS)
    assert (added.status, custody.count()) == (Status.TO_CHECK, 1)
    assert custody.to_check() == [(added.entry,)]
    assert home.documents.list() == []
    assert home.documents.counts() == {}
    assert home.search.find("mots") == []


@pytest.mark.covers("C-018")
def test_what_is_refused_goes_to_the_trash_and_can_come_back(post: Post) -> None:
    home, entry = post.home, post.entry(HIS)
    custody = Custody(home.documents)
    custody.refuse(entry.id)
    assert custody.count() == 0
    assert [one.entry.id for one in home.trash.list()] == [entry.id]
    home.trash.put_back(entry.id)
    assert custody.count() == 1


@pytest.mark.covers("C-018")
def test_what_bears_one_name_is_decided_at_once_and_taken_back(post: Post) -> None:
    home = post.home
    custody = Custody(home.documents)
    his = [post.entry(HIS, name).id for name in (b"a", b"b")]
    nobody = replace(HIS, subject=Subject("ROUX", "", "Anne", "1990-01-01"))
    hers = post.entry(nobody, b"c").id
    by_name = [{one.id for one in some} for some in custody.to_check()]
    assert sorted(by_name, key=len) == [{hers}, set(his)]
    for decide, state in (
        (custody.accept, State.CURRENT),
        (custody.refuse, State.TRASHED),
    ):
        back = decide(*his)
        states = {home.documents.entry(one).meta["status"] for one in his}
        assert (states, custody.count()) == ({state}, 1)
        back()
        assert custody.count() == 3


@pytest.mark.covers("C-018")
def test_what_is_accepted_is_a_document_like_another(post: Post) -> None:
    home, entry = post.home, post.entry(HIS)
    custody = Custody(home.documents)
    back = custody.accept(entry.id)
    (mine,) = home.documents.list()
    assert custody.count() == 0
    assert (mine.id, mine.meta["subject"]) == (entry.id, "Paul PETIT")
    back()
    assert home.documents.list() == []
    assert custody.count() == 1


def test_what_is_accepted_takes_its_place_among_versions(post: Post) -> None:
    older = replace(LETTER, identifier="urn:oid:1.1", subject=None)
    newer = replace(HIS, identifier="urn:oid:1.2", replaces="urn:oid:1.1")
    old = post.entry(older, b"old")
    new = post.entry(newer, b"new")
    assert post.now(old).meta["status"] == State.CURRENT
    back = Custody(post.home.documents).accept(new.id)
    assert post.now(old).meta["status"] == State.SUPERSEDED
    back()
    assert post.now(old).meta["status"] == State.CURRENT


@pytest.mark.parametrize("level", list(Confidentiality))
def test_a_document_goes_under_another_key_and_back(
    post: Post, level: Confidentiality
) -> None:
    custody, entry = Custody(post.home.documents), post.entry(LETTER)
    back = custody.hide(entry.id, level)
    hidden = post.now(entry)
    assert hidden.confidentiality is level
    label = exact.read(hidden.body)["securityLabel"][0]["coding"][0]["code"]
    assert label == level.name
    back()
    shown = post.now(entry)
    assert (shown.body, shown.confidentiality) == (entry.body, Confidentiality.N)


def test_hiding_a_document_hides_its_older_versions(post: Post) -> None:
    documents = post.home.documents
    old = documents.add(b"one", name="x.txt").entry
    assert old is not None
    new = documents.new_version(old.id, b"two", name="x.txt").entry
    assert new is not None
    back = Custody(documents).hide(new.id, Confidentiality.MASQUE_PS)
    levels = {post.now(one).confidentiality for one in (old, new)}
    assert levels == {Confidentiality.MASQUE_PS}
    back()
    assert post.now(old).confidentiality is Confidentiality.N


def test_parents_are_no_matter_for_an_adult(post: Post) -> None:
    parents = Confidentiality.INVISIBLE_REPRESENTANTS_LEGAUX
    assert parents not in Custody(post.home.documents).levels()


def test_the_age_is_of_the_birth_date_told_since(post: Post) -> None:
    home, parents = post.home, Confidentiality.INVISIBLE_REPRESENTANTS_LEGAUX
    known(home.vault, home.space)
    Civil(home.vault, home.links.world, home.space).tell(Told("2010-01-01"))
    assert parents in Custody(home.documents).levels()


def test_a_document_comes_with_its_label(post: Post) -> None:
    entry = post.entry(replace(LETTER, confidentiality=("N", "MASQUE_PS")))
    assert entry.confidentiality is Confidentiality.MASQUE_PS


@pytest.mark.covers("C-022")
def test_what_a_professional_made_keeps_its_content(post: Post) -> None:
    documents, entry = post.home.documents, post.entry(LETTER)
    custody = Custody(documents)
    assert not custody.may(entry, "replace")
    with pytest.raises(Refused, match=r"document\.not_yours"):
        documents.new_version(entry.id, b"mine", name="x.txt")
    assert custody.may(entry, "throw")
    assert documents.original(entry.id) == b"a"


@pytest.mark.covers("C-022")
def test_what_a_professional_deposited_is_only_put_away(post: Post) -> None:
    home, entry = post.home, post.entry(LETTER)
    documents = home.documents
    documents.put(replace(entry, meta={**entry.meta, "source": "deposited"}))
    refused = (
        lambda: documents.rename(entry.id, "Autre"),
        lambda: documents.recategorise(entry.id, "CERT_MED"),
        lambda: documents.redate(entry.id, "2020"),
        lambda: documents.new_version(entry.id, b"mine", name="x.txt"),
        lambda: documents.remove(entry.id),
        lambda: home.trash.throw(entry.id),
    )
    for act in refused:
        with pytest.raises(Refused, match=r"document\.not_yours"):
            act()
    documents.comment(entry.id, "À relire")
    documents.pin(entry.id, pinned=True)
    documents.archive(entry.id)
    Custody(documents).hide(entry.id, Confidentiality.MASQUE_PS)


@pytest.mark.covers("C-022")
def test_what_is_hidden_leaves_the_key_that_others_may_hold() -> None:
    author, ledger, key = a_home()
    other = joined(author, key)
    item = author.write("Ordonnance")
    author.sync(ledger)
    author.write("Ordonnance", item, confidentiality=Confidentiality.MASQUE_PS)
    author.sync(ledger)
    other.sync(ledger)
    found = other.vault.entry(other.space, item)
    assert found.confidentiality is Confidentiality.MASQUE_PS
    heads = [Head.decode(row.op.head) for row in ledger.rows]
    before, after = [one.collection for one in heads if one.item == item]
    assert before != after
    assert [one.collection for one in heads if one.type == OpType.DROP] == [before]


@pytest.mark.covers("C-018")
@pytest.mark.parametrize(
    ("source", "state"), [("imported", State.TRASHED), ("deposited", State.TO_CHECK)]
)
def test_what_is_not_mine_leaves_the_lists_whoever_brought_it(
    post: Post, source: str, state: State
) -> None:
    """What a professional deposited is theirs to withdraw: it waits, unseen."""
    home = post.home
    added = home.documents.add(b"Ordonnance", name="x.txt").entry
    assert added
    brought = home.documents.put(replace(added, meta={**added.meta, "source": source}))
    back = Custody(home.documents).not_mine(brought.id)
    assert home.documents.entry(brought.id).meta["status"] == state
    assert home.documents.list() == []
    back()
    assert home.documents.entry(brought.id).meta == brought.meta
