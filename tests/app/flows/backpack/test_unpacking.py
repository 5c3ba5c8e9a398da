"""A home filled from an archive is the former one, on another device."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Self

import pytest

from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.journal import Action
from app.domain.write import Origin, Write
from app.flows.backpack import unpacking
from app.flows.backpack.members import HISTORY, Packing
from app.flows.backpack.opening import open_archive
from app.flows.backpack.packing import Packed
from app.flows.backpack.unpacking import UNDER_WAY, Restoring
from app.rules.standing import Standing
from tests.app.flows.backpack.conftest import (
    PASSPHRASE,
    SPACE,
    Place,
    a_document,
    a_file,
    an_empty_home,
    entry,
)
from tests.storage.contract.test_traces import GLUCOSE, POINTS, STEPS, segment


def newcomer(secrets: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {**secrets, "device": b"new"}


def restored(exported: io.BytesIO, place: Place | None = None) -> tuple[Place, Packed]:
    place = place or an_empty_home()
    archive = open_archive(exported, "passphrase", PASSPHRASE)
    return place, Restoring(archive, place.home).restore(newcomer)


def entries_of(place: Place) -> list[Entry]:
    return place.vault.after(SPACE, b"")


@pytest.mark.covers("C-135")
def test_entries_and_files_are_identical(full: Place, exported: io.BytesIO) -> None:
    place, packed = restored(exported)
    assert packed == Packed(entries=3, files=2, missing=0)
    assert entries_of(place) == entries_of(full)
    assert {b: v[1] for b, v in place.blobs._whole.items()} == {
        b: v[1] for b, v in full.blobs._whole.items()
    }


def test_its_words_are_found(exported: io.BytesIO) -> None:
    place, _ = restored(exported)
    assert [hit.entry.kind for hit in place.vault.search(SPACE, "hemoglobine")] == [
        "document"
    ]


def test_what_had_not_left_waits_again(exported: io.BytesIO) -> None:
    place, _ = restored(exported)
    lines = place.journal.held(SPACE)
    assert place.journal.frozen(SPACE) is None
    told = {(line.action, line.id[0], line.base_rev) for line in lines}
    assert told == {
        (Action.CONTROL, 0, 0),
        (Action.PUT, 2, 1),
        (Action.PUT, 4, 0),
        (Action.DEL, 3, 1),
    }
    edited = next(line for line in lines if line.id[0] == 2)
    assert (edited.base, edited.entry) == (
        entry(2, rev=1),
        entry(2, rev=1, body=b"edited twice"),
    )


def test_the_log_goes_on_where_it_stopped(full: Place, exported: io.BytesIO) -> None:
    place, _ = restored(exported)
    state, before = place.memory.state, full.memory.state
    assert state.steps == before.steps
    assert state.heads == before.heads
    assert place.trail.evidence(SPACE) == full.trail.evidence(SPACE)
    assert place.vault.conflicts(SPACE) == full.vault.conflicts(SPACE)
    standing = Standing.decode(place.trail.standing(SPACE) or b"")
    assert (standing.seq, standing.promised) == (2, {3: (b"d" * 16, 900)})


def test_it_is_another_device(exported: io.BytesIO) -> None:
    place, _ = restored(exported)
    standing = Standing.decode(place.trail.standing(SPACE) or b"")
    assert (standing.ctr, standing.at, standing.flight) == (0, 0, [])
    assert place.vault.secret("device") == b"new"
    assert place.vault.secret("ck/x") == b"key"


def test_a_home_that_holds_something_else_is_refused(exported: io.BytesIO) -> None:
    place = an_empty_home()
    place.vault.commit(Write(SPACE, entries=(entry(9),)), origin=Origin.PEER)
    with pytest.raises(Refused, match=r"store\.exists"):
        restored(exported, place)


def test_cut_anywhere_it_goes_on(
    full: Place, exported: io.BytesIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The nth commit fails: the same archive, again, ends as if nothing happened."""
    monkeypatch.setattr(unpacking, "ROWS", 1)
    whole, _ = restored(exported)
    for step in range(len_of_commits(exported)):
        place = an_empty_home()
        with pytest.raises(KeyboardInterrupt), _Cut(place, step):
            restored(exported, place)
        again, _ = restored(exported, place)
        assert entries_of(again) == entries_of(full)
        assert _lines(again) == _lines(whole)
        assert again.vault.setting(UNDER_WAY) is None


def len_of_commits(exported: io.BytesIO) -> int:
    place = an_empty_home()
    with _Cut(place, 1 << 30) as cut:
        restored(exported, place)
    return cut.seen


def _lines(place: Place) -> set[tuple[Action, EntryId, int]]:
    return {(e.action, e.id, e.base_rev) for e in place.journal.held(SPACE)}


class _Cut:
    """Interrupts the commit number *step* of a home."""

    def __init__(self, place: Place, step: int) -> None:
        self.vault, self.step, self.seen = place.vault, step, 0
        self.commit = place.vault.commit

    def __enter__(self) -> Self:
        self.vault.commit = self._commit  # type: ignore[assignment,method-assign]
        return self

    def __exit__(self, *_: object) -> None:
        self.vault.commit = self.commit  # type: ignore[method-assign]

    def _commit(self, write: Write, *, origin: Origin = Origin.HERE) -> object:
        if self.seen == self.step:
            raise KeyboardInterrupt
        self.seen += 1
        return self.commit(write, origin=origin)


def test_what_a_person_arranged_comes_back(full: Place) -> None:
    document = a_document(full)
    pages = (*document.attachments, a_file(full, document.id, b"%PDF2", "original2"))
    for state in ("final", "archived", "trashed"):
        meta = {"title": "x", "status": state, "folder": "ab", "pinned": "yes"}
        kept = replace(document, meta=meta, attachments=pages)
        full.vault.commit(Write(SPACE, entries=(kept,)))
    choice = replace(entry(8), kind="preference", meta={"category": "theme"})
    full.vault.commit(Write(SPACE, entries=(choice,)))
    sink = io.BytesIO()
    full.backpack.export(sink, PASSPHRASE)
    place, _ = restored(sink)
    assert entries_of(place) == entries_of(full)
    assert said_before(place) == said_before(full)
    assert [meta.get("status") for meta in said_before(place)][:2] == [
        *("archived", "final")
    ]


def said_before(place: Place) -> list[Mapping[str, str]]:
    """Return the earlier descriptions of the document, each told once."""
    told: list[Mapping[str, str]] = []
    for past in place.vault.history(SPACE, EntryId(b"\x05" * 16)):
        told += [] if past.entry.meta in told else [past.entry.meta]
    return told


def test_an_archive_without_history_comes_back_too(
    full: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    sink, add = io.BytesIO(), Packing.add

    def all_but_history(self: Packing, name: str, pieces: Iterable[bytes]) -> None:
        if name != HISTORY:
            add(self, name, pieces)

    monkeypatch.setattr(Packing, "add", all_but_history)
    full.backpack.export(sink, PASSPHRASE)
    place, _ = restored(sink)
    assert entries_of(place) == entries_of(full)


@pytest.mark.covers("C-135")
def test_the_points_of_a_sensor_are_identical(full: Place) -> None:
    day = [replace(segment(n, POINTS), space=SPACE) for n in (8, 9)]
    other = replace(segment(7, POINTS[:2], STEPS), space=SPACE)
    full.vault.commit(Write(SPACE, entries=(*day, other)))
    sink = io.BytesIO()
    full.backpack.export(sink, PASSPHRASE)
    place, _ = restored(sink)
    before, after = full.vault.traces, place.vault.traces
    assert after.kept(SPACE) == before.kept(SPACE) != []
    for trace in (GLUCOSE, STEPS):
        assert after.points(SPACE, trace) == before.points(SPACE, trace) != []
    assert entries_of(place) == entries_of(full)
