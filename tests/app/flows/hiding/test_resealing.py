"""Files of what is hidden get new keys: who held the old ones opens nothing new."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pytest

from app.crypto.bodies import unpack_body
from app.crypto.files import FileRef, open_whole
from app.crypto.items import ItemRef, open_item, unwrap_dek, wrap_key
from app.crypto.statements import Head, OpType
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Attachment, Entry
from app.domain.errors import Broken, Refused
from app.domain.ids import BlobId, EntryId
from app.domain.space import Space
from app.flows.custody import Custody
from app.flows.describing import hidden
from app.flows.documents import Documents
from app.flows.hiding import resealing
from app.flows.hiding.resealing import Resealing
from app.flows.keychain import SpaceKeys
from storage.memory.blobs import MemoryBlobs
from tests.app.paper_home import Glass, PaperHome
from tests.app.worlds import Home, Ledger, a_home

CANARY = b"kvqzwxjy0001 " * 4_000
MASKED, ALONE, SHOWN = (
    Confidentiality.MASQUE_PS,
    Confidentiality.PRIVE,
    Confidentiality.N,
)


@dataclass
class Case:
    """A space, the flow of its documents, one of them."""

    documents: Documents
    entry: Entry

    @property
    def now(self) -> Entry:
        return self.documents.entry(self.entry.id)

    def keys(self) -> list[bytes]:
        return [one.dek for one in self.now.attachments]

    def hide(self, level: Confidentiality = MASKED) -> Custody:
        custody = Custody(self.documents)
        custody.hide(self.entry.id, level)
        return custody


def kept(documents: Documents, content: bytes = CANARY) -> Case:
    """Keep a document; it has its file, and the words read in it."""
    entry = documents.add(content, name="lettre.txt").entry
    assert entry
    return Case(documents, entry)


@pytest.fixture
def case() -> Case:
    return kept(PaperHome().documents)


@pytest.fixture
def heavy(case: Case, monkeypatch: pytest.MonkeyPatch) -> Case:
    """Return a document too heavy to be sealed anew at once."""
    monkeypatch.setattr(resealing, "AT_ONCE", 10)
    return case


def papers_of(home: Home) -> Documents:
    """Return the flow of documents of a device that syncs."""
    vault, world = home.vault, home.world
    space = Space(home.space, "Alice", "1958-03-12")
    ports = (vault, home.blobs, Glass())
    return Documents(*ports, space, world.now, world.new_id, world.entropy)


def read_with(home: Home, ledger: Ledger, collection: bytes) -> Iterator[Attachment]:
    """Give the files that the key of one collection leads to, whatever the version."""
    ck = SpaceKeys(home.vault, home.space).ck(collection, 1)
    assert ck
    for row in ledger.rows:
        head = Head.decode(row.op.head)
        wraps = [one for one in row.op.wraps if one.collection == collection]
        if head.type == OpType.PUT and wraps:
            ref = ItemRef(home.space, head.item, head.base + 1, head.device)
            wk = wrap_key(ck, home.space, collection, 1)
            dek = unwrap_dek(wk, wraps[0].wrap, ref, collection, 1)
            body = open_item(dek, ref, row.op.body)
            found = unpack_body(
                body,
                ref,
                rubric=Rubric.REPORT,
                confidentiality=SHOWN,
                parts=head.refs,
            )
            yield from found.attachments


def opens(home: Home, known: Iterable[Attachment], entry: Entry) -> bool:
    """Say whether a known key opens any file of *entry* as it is now."""
    for file in entry.attachments:
        ref = FileRef(entry.space, entry.id, file.id)
        for old in known:
            try:
                open_whole(old.dek, ref, home.blobs.read(file.blob))
            except Refused:
                continue
            return True
    return False


@pytest.mark.covers("C-022")
@pytest.mark.parametrize("anew", [True, False])
def test_the_key_of_before_opens_no_file_of_the_new_version(*, anew: bool) -> None:
    """The control: without new keys, it does."""
    home, ledger, _ = a_home()
    case = kept(papers_of(home))
    home.sync(ledger)
    (before,) = {
        head.collection
        for head in (Head.decode(row.op.head) for row in ledger.rows)
        if head.item == case.entry.id
    }
    known = list(read_with(home, ledger, before))
    assert opens(home, known, case.entry)
    if anew:
        case.hide()
    else:
        case.documents.put(hidden(case.entry, MASKED))
    home.sync(ledger)
    assert case.now.confidentiality is MASKED
    assert list(read_with(home, ledger, before)) == known
    assert opens(home, known, case.now) is not anew


@pytest.mark.parametrize(
    ("before", "after", "anew"),
    [(SHOWN, MASKED, True), (MASKED, ALONE, True), (MASKED, SHOWN, False)],
)
def test_files_get_new_keys_when_fewer_may_read(
    case: Case, before: Confidentiality, after: Confidentiality, *, anew: bool
) -> None:
    case.documents.put(replace(case.entry, confidentiality=before))
    old = case.keys()
    assert len(old) == 2
    case.hide(after)
    assert bool({*old} & {*case.keys()}) is not anew
    assert case.documents.original(case.entry.id) == CANARY
    assert case.documents.text(case.entry.id) == CANARY.decode()


def test_a_heavy_file_is_hidden_at_once_and_gets_its_key_later(heavy: Case) -> None:
    old = heavy.keys()
    custody = heavy.hide()
    assert heavy.now.confidentiality is MASKED
    assert (heavy.keys(), custody.resealing.waiting()) == (old, [heavy.entry.id])
    assert custody.resealing.finish() == 1
    assert not {*old} & {*heavy.keys()}
    assert heavy.documents.original(heavy.entry.id) == CANARY
    assert custody.resealing.waiting() == []
    assert custody.resealing.finish() == 0


class Failing(MemoryBlobs):
    """A disk that dies while the second file is written."""

    writes = 0

    def put(self, chunks: Iterable[bytes]) -> tuple[BlobId, tuple[bytes, ...], int]:
        self.writes += 1
        if self.writes == 2:
            raise Broken("disk.io")
        return super().put(chunks)


def test_what_a_kill_cut_begins_again(heavy: Case) -> None:
    old, custody = heavy.keys(), heavy.hide()
    dying = Failing(now=heavy.documents.now)
    dying.__dict__.update(heavy.documents.blobs.__dict__)
    with pytest.raises(Broken):
        Resealing(replace(heavy.documents, blobs=dying)).finish()
    assert heavy.keys() == old
    assert heavy.documents.original(heavy.entry.id) == CANARY
    assert custody.resealing.finish() == 1
    assert not {*old} & {*heavy.keys()}


def test_one_stops_between_two_pieces(heavy: Case) -> None:
    custody = heavy.hide()
    with pytest.raises(Refused, match="cancelled"):
        custody.resealing.finish(lambda: True)
    assert custody.resealing.waiting() == [heavy.entry.id]


def test_what_is_elsewhere_waits_until_it_comes(case: Case) -> None:
    blobs = MemoryBlobs(now=case.documents.now)
    full, away = case.documents, replace(case.documents, blobs=blobs)
    old, custody = case.keys(), Custody(away)
    custody.hide(case.entry.id, MASKED)
    assert custody.resealing.finish() == 0
    assert (case.keys(), custody.resealing.waiting()) == (old, [case.entry.id])
    assert Resealing(full).finish() == 1
    assert not {*old} & {*case.keys()}


def test_what_is_shown_again_waits_for_nothing(heavy: Case) -> None:
    old, custody = heavy.keys(), Custody(heavy.documents)
    back = custody.hide(heavy.entry.id, MASKED)
    back()
    assert custody.resealing.waiting() == []
    assert custody.resealing.finish() == 0
    assert (heavy.keys(), heavy.now.confidentiality) == (old, SHOWN)


@pytest.mark.parametrize("way", ["shown again", "described as before"])
def test_a_new_key_is_never_given_up_for_an_old_one(case: Case, way: str) -> None:
    """Elsewhere the file under its old key may be gone."""
    custody, before = Custody(case.documents), case.now
    back = custody.hide(case.entry.id, MASKED)
    new = case.keys()
    if way == "shown again":
        back()
    else:
        case.documents.restore(before)
    assert (case.keys(), case.now.confidentiality) == (new, SHOWN)
    assert case.documents.original(case.entry.id) == CANARY


def test_what_is_said_meanwhile_is_kept(heavy: Case) -> None:
    custody = heavy.hide()

    def busy() -> bool:
        heavy.documents.rename(heavy.entry.id, "Autre titre")
        return False

    assert custody.resealing.finish(busy) == 1
    assert heavy.now.title == "Autre titre"


def test_a_document_that_is_gone_is_forgotten(heavy: Case) -> None:
    custody = heavy.hide()
    heavy.documents.remove(EntryId(heavy.entry.id))
    assert custody.resealing.finish() == 0
    assert custody.resealing.waiting() == []
