"""The house of a rubric somebody entrusts: read as any other, never changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.changes import Changes
from app.domain.collection import Rubric
from app.domain.entrusted import Lane
from app.domain.entry import Entry
from app.domain.errors import Broken, Refused
from app.domain.ids import AttachmentId, EntryId
from app.flows.sealed.files import Plain, SealedFiles
from tests.app.flows.entrusted.keeping import (
    CAMILLE,
    MEASURES,
    REPORTS,
    UNTIL,
    agree,
    fill,
    keep,
    lane_of,
)
from tests.screens.homes import NOON, a_house, chance
from tests.storage.samples import entry, item
from views.house import House

WORDS = b"Compte rendu fictif de Camille"
WRITES: dict[str, Callable[[House, EntryId], object]] = {
    "rename": lambda house, one: house.documents.rename(one, "Autre titre"),
    "comment": lambda house, one: house.documents.comment(one, "Vu"),
    "archive": lambda house, one: house.documents.archive(one),
    "remove": lambda house, one: house.documents.remove(one),
    "throw": lambda house, one: house.trash.throw(one),
    "keep": lambda house, one: house.offline.keep(one),
    "measure": lambda house, _: house.measures.add("body-weight", ["71"]),
    "choose": lambda house, _: house.preferences.put("units/body-weight", "kg"),
    "add": lambda house, _: house.documents.add(b"Fictif", name="a.txt"),
}


def sealed(house: House) -> Entry:
    """Keep a report of Camille, its file sealed for her space, and return it."""
    store, made = house.entrusted.store, entry(20)
    plain = Plain(AttachmentId(b"a" * 16), WORDS, "original", "text/plain", "cr.txt")
    file = SealedFiles(store.blobs, chance()).seal(CAMILLE, made.id, plain)
    kept = replace(made, attachments=(file,))
    keep(store, REPORTS, lane_of(Rubric.REPORT), kept)
    return kept


@pytest.fixture
def own() -> House:
    """Return the house of somebody to whom two people entrust rubrics."""
    house = a_house()
    fill(house.entrusted.store)
    agree(house.entrusted.answers)
    return house


@pytest.mark.covers("C-028")
def test_a_document_opens_with_the_key_of_the_space_it_came_from(own: House) -> None:
    kept = sealed(own)
    lent = own.entrusted.house(REPORTS)
    assert lent.documents.have(kept.id)
    assert lent.documents.original(kept.id) == WORDS
    assert b"".join(lent.documents.stream(kept.id)) == WORDS
    assert lent.documents.count() == 2
    assert lent.space.name == "Camille Fictive"
    assert lent.panel.kind("body-weight") is not None


def test_it_is_nobodys_own_house(own: House) -> None:
    lent = own.entrusted.house(MEASURES)
    assert (lent.first, lent.own, lent.represented) == (False, False, False)
    assert lent.entrusted.every() == []
    assert lent.dependents is own.dependents


@pytest.mark.covers("C-028")
@pytest.mark.parametrize("act", WRITES.values(), ids=WRITES)
def test_nothing_of_it_is_changed(
    own: House, act: Callable[[House, EntryId], object]
) -> None:
    store, kept = own.entrusted.store, sealed(own)
    before = [store.vault.after(lane, bytes(16)) for lane in store.vault.spaces()]
    with pytest.raises(Refused, match=r"entrusted\.read_only"):
        act(own.entrusted.house(REPORTS), kept.id)
    again = [store.vault.after(lane, bytes(16)) for lane in store.vault.spaces()]
    assert again == before
    assert store.journal.waiting(REPORTS) == 0


def test_a_picture_of_it_is_kept_nowhere(own: House) -> None:
    assert own.thumbs.last
    assert not own.entrusted.house(REPORTS).thumbs.last


def test_to_furnish_it_writes_nothing_and_listens_to_nothing(own: House) -> None:
    told = list[Changes]()
    own.pulse.listen(told.append)
    own.entrusted.house(MEASURES)
    assert told == []
    assert own.entrusted.house(MEASURES).pulse is own.pulse


def test_no_key_is_reached_from_it(own: House) -> None:
    with pytest.raises(Broken, match=r"store\.damaged"):
        own.entrusted.house(MEASURES).news.devices.list()


def test_a_house_is_furnished_once_until_what_is_kept_changes(own: House) -> None:
    first = own.entrusted.house(MEASURES)
    assert own.entrusted.house(MEASURES) is first
    later = replace(lane_of(Rubric.MEASURES), until=UNTIL + 1)
    keep(own.entrusted.store, MEASURES, later)
    assert own.entrusted.house(MEASURES) is not first


@pytest.mark.covers("C-028")
def test_past_its_day_it_opens_no_more(own: House) -> None:
    own.entrusted.house(MEASURES)
    ended = int(NOON.timestamp() * 1000)
    keep(own.entrusted.store, MEASURES, replace(lane_of(Rubric.MEASURES), until=ended))
    with pytest.raises(Refused, match=r"entrusted\.ended"):
        own.entrusted.house(MEASURES)


def test_one_whose_name_has_not_come_opens_all_the_same(own: House) -> None:
    coming = Lane(CAMILLE, lane_of(Rubric.MEASURES).collection)
    keep(own.entrusted.store, MEASURES, coming)
    assert own.entrusted.house(MEASURES).space.name == ""
    assert own.entrusted.entry(MEASURES, item(1)).kind == "body-weight"
