"""Several documents leave in one file: their received bytes, named, each noted."""

import io
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.departure import Departure, Purpose
from app.domain.errors import Broken, Refused
from app.domain.ids import EntryId
from app.flows.leaving.copies import Copies
from storage.memory.blobs import MemoryBlobs
from tests.screens.homes import NOON, a_house
from views.house import House

pytestmark = pytest.mark.covers("C-157")


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1).map(str.encode)


def quiet(_done: int, _total: int) -> None:
    """Follow nothing."""


def kept(*said: tuple[str, bytes]) -> tuple[House, Copies]:
    """Return a space with documents of these titles and contents."""
    house = a_house()
    for title, content in said:
        house.documents.add(content, name="reçu.txt", title=title, date="2026-03-12")
    return house, Copies(house.documents, house.departures)


def ids(copies: Copies) -> list[EntryId]:
    return [entry.id for entry in copies.documents.every()]


def packed(copies: Copies) -> tuple[dict[str, bytes], int]:
    """Write everything; return what the ZIP holds, and how many were missing."""
    sink = io.BytesIO()
    told = copies.write(ids(copies), sink, quiet)
    with ZipFile(sink) as archive:
        return {name: archive.read(name) for name in archive.namelist()}, told.missing


@settings(max_examples=25)
@given(st.sets(TEXTS, min_size=1, max_size=6))
def test_every_byte_received_comes_out_under_a_name_of_its_own(
    contents: set[bytes],
) -> None:
    _, copies = kept(*(("Bilan", content) for content in sorted(contents)))
    held, missing = packed(copies)
    assert set(held.values()) == contents
    assert len({name.casefold() for name in held}) == len(contents)
    assert missing == 0


def test_names_say_the_title_and_the_day_and_stay_apart() -> None:
    _, copies = kept(("Bilan", b"un"), ("BILAN", b"deux"), ("A/B: c", b"trois"))
    assert {name.casefold() for name in packed(copies)[0]} == {
        "bilan 2026-03-12.txt",
        "bilan 2026-03-12 (2).txt",
        "a b c 2026-03-12.txt",
    }


def test_each_document_is_noted_with_its_own_weight() -> None:
    house, copies = kept(("Bilan", b"douze octets"), ("Lettre", b"quatre"))
    packed(copies)
    day = NOON.date().isoformat()
    told = house.departures.of(day)
    assert {one.purpose for one in told} == {Purpose.COPY_DOCUMENT}
    assert {one.entry for one in told} == {one.id for one in house.documents.list()}
    assert sorted(one.sent for one in told) == [6, 12]


def test_what_is_elsewhere_is_left_out_and_counted() -> None:
    house, copies = kept(("Bilan", b"un"))
    house.documents.blobs.__dict__.update(MemoryBlobs(now=lambda: NOON).__dict__)
    assert packed(copies) == ({}, 1)
    assert house.departures.of(NOON.date().isoformat()) == []


def test_what_was_noted_is_told_and_taken_back_together() -> None:
    house, copies = kept(("Bilan", b"un"), ("Lettre", b"deux"))
    told = copies.write(ids(copies), io.BytesIO(), quiet)
    day = NOON.date().isoformat()
    assert set(told.noted) == set(house.departures.of(day))
    house.departures.unmade(*told.noted)
    assert house.departures.of(day) == []


def test_notes_that_cannot_all_be_written_are_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house, copies = kept(("Bilan", b"un"), ("Lettre", b"deux"))
    copied, turns = house.departures.copied, iter((False, True))

    def full(*said: Any) -> Departure:  # noqa: ANN401 - what a note is made of
        if next(turns):
            raise Broken("disk.full")
        return copied(*said)

    monkeypatch.setattr(house.departures, "copied", full)
    with pytest.raises(Broken, match=r"disk\.full"):
        copies.write(ids(copies), io.BytesIO(), quiet)
    assert house.departures.of(NOON.date().isoformat()) == []


def test_a_copy_that_is_stopped_is_not_noted() -> None:
    house, copies = kept(("Bilan", b"un"), ("Lettre", b"deux"))

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Refused("cancelled")

    with pytest.raises(Refused, match="cancelled"):
        copies.write(ids(copies), io.BytesIO(), stop)
    assert house.departures.of(NOON.date().isoformat()) == []
