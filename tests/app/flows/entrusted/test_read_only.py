"""One rubric entrusted, for flows that also write: all of it is read, none changed."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.ids import BlobId
from app.domain.query import Query
from app.domain.write import Origin, Write
from app.flows.entrusted.read_only import ReadOnlyBlobs, ReadOnlyVault
from app.flows.heart import Heart
from app.ports.blobs import Blobs
from app.ports.vault import Vault
from storage.memory.entrusted import MemoryEntrusted, memory_beside
from tests.app.flows.entrusted.keeping import CAMILLE, MEASURES, REPORTS, fill
from tests.storage.samples import OTHER, Clock, entry, item

ANYWHERE = OTHER
SAID = [
    Write(MEASURES, entries=(entry(8),)),
    Write(MEASURES, removed=(item(1),)),
    Write(MEASURES, settings={"offline/01": b"keep"}),
    Write(MEASURES, secrets={"device": None}),
]


@pytest.fixture
def store() -> MemoryEntrusted:
    """Return what two people entrust."""
    kept = memory_beside(Clock(), Heart())
    fill(kept)
    return kept


@pytest.fixture
def vault(store: MemoryEntrusted) -> Vault:
    """Return the measures of Camille, as their house sees them."""
    return ReadOnlyVault(store.vault, MEASURES, CAMILLE)


def test_it_answers_for_its_rubric_whatever_space_is_asked(vault: Vault) -> None:
    asked = Query("body-weight", in_use=True)
    assert vault.spaces() == [MEASURES]
    assert vault.entry(ANYWHERE, item(1)).kind == "body-weight"
    assert list(vault.entries(ANYWHERE, [item(1), item(9)])) == [item(1)]
    assert vault.count(CAMILLE, asked) == len(vault.find(REPORTS, asked)) == 3
    assert vault.told(ANYWHERE, asked, "title") == {
        one.id: one.title for one in vault.find(REPORTS, asked) if one.title
    }
    assert vault.tally(ANYWHERE, asked, by="category") == {"": 3}
    assert len(vault.after(ANYWHERE, bytes(16))) == 6
    assert vault.text(ANYWHERE, item(1)) == "mots de Compte rendu 1"
    assert len(vault.search(ANYWHERE, "mots")) == 5
    assert vault.holding(ANYWHERE, b"sha") is None
    assert vault.twins(ANYWHERE) == vault.linked(ANYWHERE, "about", item(1)) == []
    assert not [*vault.history(ANYWHERE, item(1)), *vault.conflicts(ANYWHERE)]
    assert vault.traces.kept(MEASURES) == []
    assert vault.inbox.tally(MEASURES) == {}
    with pytest.raises(Refused, match=r"entry\.absent"):
        vault.entry(REPORTS, item(9))


def test_its_entries_say_the_space_they_were_sealed_for(
    store: MemoryEntrusted, vault: Vault
) -> None:
    changed = replace(entry(1, kind="body-weight"), space=MEASURES, body=b"{}")
    store.vault.commit(Write(MEASURES, entries=(changed,)), origin=Origin.PEER)
    found = [
        vault.entry(MEASURES, item(1)),
        *vault.entries(MEASURES, [item(1)]).values(),
        *vault.find(MEASURES, Query("body-weight")),
        *vault.after(MEASURES, bytes(16)),
        *(hit.entry for hit in vault.search(MEASURES, "mots")),
        *(past.entry for past in vault.history(MEASURES, item(1))),
    ]
    assert {one.space for one in found} == {CAMILLE}


def test_no_setting_and_no_key_is_shown(store: MemoryEntrusted, vault: Vault) -> None:
    names = store.vault.secrets("")
    assert names
    assert not [vault.secret(name) for name in names if vault.secret(name)]
    assert (vault.secrets(""), vault.settings(""), vault.setting("a")) == ({}, {}, None)


@pytest.mark.covers("C-028")
@pytest.mark.parametrize("write", SAID)
@pytest.mark.parametrize("origin", Origin)
def test_whatever_would_change_something_is_refused(
    store: MemoryEntrusted, vault: Vault, write: Write, origin: Origin
) -> None:
    before = store.memory.state
    with pytest.raises(Refused, match=r"entrusted\.read_only"):
        vault.commit(write, origin=origin)
    assert store.memory.state == before


def test_a_write_that_changes_nothing_is_done_without_a_word(vault: Vault) -> None:
    made = vault.commit(Write(MEASURES, settings={"offline/01": None}))
    assert made.kinds == frozenset()


def test_files_are_read_and_none_is_added_nor_goes(store: MemoryEntrusted) -> None:
    blob, _, _ = store.blobs.put([b"sealed"])
    blobs: Blobs = ReadOnlyBlobs(store.blobs)
    assert blobs.has(blob)
    assert b"".join(blobs.read(blob)) == blobs.part(blob, 0) == b"sealed"
    assert blobs.parts_here(BlobId(b"x" * 32)) == set()
    for act in (
        lambda: blobs.put([b"more"]),
        lambda: blobs.store_part(blob, 0, b"more"),
        lambda: blobs.assemble(blob, ()),
        lambda: blobs.drop([blob]),
        lambda: blobs.sweep(set(), older_than=0),
    ):
        with pytest.raises(Refused, match=r"entrusted\.read_only"):
            act()
    assert blobs.has(blob)
