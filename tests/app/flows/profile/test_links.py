"""Two things tied together are seen from both, whatever becomes of either."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.collection import Rubric
from app.domain.entry import Entry, Link
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.space import Space
from app.domain.stay import Stay
from app.domain.write import Write
from app.flows.backpack.records import line_of, read_entry, read_line, tell_entry
from app.flows.profile.links import ABOUT, Links
from app.flows.profile.stays import Stays
from app.kinds import Kind, all_kinds, linked_kinds
from tests.app.paper_home import PaperHome
from tests.app.worlds import Home, Ledger, a_home, joined

STENT = Stay("2026-03-02", "2026-03-05", "CHU Fictif", reason="Pose d'un stent")


@pytest.fixture
def home() -> PaperHome:
    """Return a space with three documents, a stay and a weight."""
    home = PaperHome()
    for number in range(3):
        home.documents.add(
            b"texte %d" % number, name="x.txt", date=f"2026-03-0{number + 1}"
        )
    home.stays.add(STENT)
    home.measures.add("body-weight", ["70"])
    return home


@pytest.fixture
def illness(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kind]:
    """Put one more file on the shelf of kinds, for the time of a test."""
    later = Kind(
        "illness", "Maladie", "sick", Rubric.PROFILE, "Condition", shelf="sante/x"
    )
    shelf = dict(all_kinds()) | {later.code: later}
    linked_kinds.cache_clear()
    monkeypatch.setattr("app.kinds.all_kinds", lambda: shelf)
    monkeypatch.setattr("app.flows.trash.all_kinds", lambda: shelf)
    yield later
    linked_kinds.cache_clear()


def ids(entries: list[Entry]) -> list[EntryId]:
    return [one.id for one in entries]


@pytest.mark.covers("C-011")
def test_many_documents_are_seen_from_the_stay_and_the_stay_from_each(
    home: PaperHome,
) -> None:
    (stay,), documents = home.stays.list(), home.documents.list()
    for one in documents:
        home.links.add(stay.id, one.id)
    assert ids(home.links.of(stay.id)) == ids(documents)
    for one in documents:
        assert ids(home.links.of(one.id)) == [stay.id]


@pytest.mark.covers("C-012")
def test_a_measure_and_a_document_see_each_other(home: PaperHome) -> None:
    document, weight = home.documents.list()[0], home.measures.last("body-weight")
    assert weight
    home.links.add(weight.entry.id, document.id)
    assert ids(home.links.of(document.id)) == [weight.entry.id]
    assert ids(home.links.of(weight.entry.id)) == [document.id]


def test_the_document_holds_the_link_whoever_asked(home: PaperHome) -> None:
    (stay,), (one, other, _) = home.stays.list(), home.documents.list()
    home.links.add(stay.id, one.id)
    home.links.add(other.id, stay.id)
    for holder in (one, other):
        kept = home.documents.entry(holder.id)
        assert kept.links == (Link(ABOUT, stay.id),)
        assert (kept.body, kept.meta) == (holder.body, holder.meta)
    assert home.stays.entry(stay.id).links == ()


def test_tying_and_untying_are_undone(home: PaperHome) -> None:
    (stay,), (one, *_) = home.stays.list(), home.documents.list()
    untie = home.links.add(stay.id, one.id)
    untie()
    assert home.links.of(stay.id) == []
    home.links.add(stay.id, one.id)
    tie = home.links.remove(one.id, stay.id)
    assert home.links.of(one.id) == []
    tie()
    assert ids(home.links.of(one.id)) == [stay.id]


def test_what_was_tied_before_stays_when_tying_again_is_undone(
    home: PaperHome,
) -> None:
    (stay,), (one, other, _) = home.stays.list(), home.documents.list()
    home.links.add(stay.id, one.id)
    home.links.add(stay.id, one.id)()
    home.links.remove(stay.id, other.id)()
    assert ids(home.links.of(stay.id)) == [one.id]


@pytest.mark.covers("C-011")
def test_a_newer_version_is_tied_as_the_older_one_was(home: PaperHome) -> None:
    (stay,), (old, *_) = home.stays.list(), home.documents.list()
    home.links.add(stay.id, old.id)
    new = home.documents.new_version(old.id, b"corrige", name="n.txt").entry
    assert new
    assert ids(home.links.of(stay.id)) == [new.id]
    assert ids(home.links.of(new.id)) == [stay.id]
    assert ids(home.links.of(old.id)) == [stay.id]
    home.links.remove(new.id, stay.id)
    assert home.links.of(stay.id) == home.links.of(old.id) == []


@pytest.mark.covers("C-012")
def test_a_corrected_measure_stays_tied_and_a_withdrawn_one_is_not_shown(
    home: PaperHome,
) -> None:
    document, weight = home.documents.list()[0], home.measures.last("body-weight")
    assert weight
    home.links.add(document.id, weight.entry.id)
    right = home.measures.correct(weight.entry.id, ["71"])
    assert ids(home.links.of(document.id)) == [right.id]
    assert ids(home.links.of(right.id)) == [document.id]
    home.measures.withdraw(right.id)
    assert home.links.of(document.id) == []


def test_what_lies_in_the_trash_is_not_shown_and_comes_back_tied(
    home: PaperHome,
) -> None:
    (stay,), (one, other, _) = home.stays.list(), home.documents.list()
    home.links.add(stay.id, one.id)
    home.links.add(stay.id, other.id)
    home.trash.throw(one.id)
    assert ids(home.links.of(stay.id)) == [other.id]
    home.trash.put_back(one.id)
    home.trash.throw(stay.id)
    assert home.links.of(one.id) == []
    home.trash.put_back(stay.id)
    assert len(home.links.of(stay.id)) == 2
    home.trash.throw(stay.id)
    home.trash.empty()
    assert home.links.of(one.id) == []


def test_an_earlier_description_put_back_unties_nothing(home: PaperHome) -> None:
    (stay,), (one, *_) = home.stays.list(), home.documents.list()
    home.documents.rename(one.id, "autre")
    home.links.add(stay.id, one.id)
    home.documents.restore(home.documents.history(one.id)[0].entry)
    assert home.documents.entry(one.id).title == one.title
    assert ids(home.links.of(stay.id)) == [one.id]
    before = home.documents.entry(one.id)
    home.links.remove(stay.id, one.id)
    home.documents.restore(before)
    assert home.links.of(stay.id) == []


def test_what_is_archived_is_still_shown(home: PaperHome) -> None:
    (stay,), (one, *_) = home.stays.list(), home.documents.list()
    home.links.add(stay.id, one.id)
    home.documents.archive(one.id)
    assert ids(home.links.of(stay.id)) == [one.id]


def test_what_only_arranges_is_not_tied(home: PaperHome) -> None:
    (one, *_), folder = home.documents.list(), home.folders.add("Genou")
    for other in (folder.id, one.id):
        with pytest.raises(Refused, match=r"link\.kind"):
            home.links.add(one.id, other)
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.links.add(one.id, EntryId(b"?" * 16))


def test_a_link_another_device_made_to_anything_hangs_no_screen(
    home: PaperHome,
) -> None:
    (one, *_), folder = home.documents.list(), home.folders.add("Genou")
    odd = (Link(ABOUT, folder.id), Link(ABOUT, one.id), Link(ABOUT, EntryId(b"?" * 16)))
    home.documents.put(replace(one, links=odd))
    assert home.links.of(one.id) == []


@pytest.mark.covers("C-011")
@pytest.mark.covers("C-012")
def test_a_link_survives_an_export(home: PaperHome) -> None:
    (stay,), (one, *_) = home.stays.list(), home.documents.list()
    home.links.add(stay.id, one.id)
    other, space = PaperHome(), home.space.id
    for entry in home.vault.after(space, b""):
        line = line_of(tell_entry(entry))
        back = read_line(line, lambda told: read_entry(space, told))
        other.vault.commit(Write(space, entries=(back,)))
    assert ids(other.links.of(stay.id)) == [one.id]
    assert ids(other.links.of(one.id)) == [stay.id]


@pytest.mark.covers("C-012")
def test_a_kind_that_comes_later_is_tied_thrown_and_found_by_its_file_alone(
    home: PaperHome, illness: Kind
) -> None:
    (one, *_), own = home.documents.list(), EntryId(b"i" * 16)
    meta = {"title": "Asthme", "status": "final"}
    asthma = replace(home.stays.list()[0], id=own, kind=illness.code, meta=meta)
    home.documents.put(asthma)
    home.links.add(own, one.id)
    assert ids(home.links.of(one.id)) == [own]
    assert ids(home.links.of(own)) == [one.id]
    assert own in ids(home.candidates.of(home.documents.list()[1].id, "asthme"))
    home.trash.throw(own)
    assert (home.links.of(one.id), home.trash.count()) == ([], 1)
    home.trash.put_back(own)
    assert ids(home.links.of(one.id)) == [own]


def flows(device: Home) -> tuple[Stays, Links]:
    space = Space(device.space, "Alice", "")
    parts = device.vault, device.world, space
    return Stays(*parts), Links(*parts)


@pytest.mark.covers("C-011")
def test_two_devices_that_tie_apart_keep_every_link() -> None:
    phone, ledger, key = a_home()
    stays, links = flows(phone)
    first, second = stays.add(STENT), stays.add(replace(STENT, reason="Contrôle"))
    third = stays.add(Stay(start="1975"))
    links.add(first.id, third.id)
    tablet = joined(phone, key, "tablet")
    phone.sync(ledger)
    tablet.sync(ledger)
    _, far = flows(tablet)
    links.add(first.id, second.id)
    far.remove(first.id, third.id)
    far.add(second.id, third.id)
    for device in (tablet, phone, tablet):
        device.sync(ledger)
    for seen in (links, far):
        assert set(ids(seen.of(second.id))) == {first.id, third.id}
        assert ids(seen.of(first.id)) == [second.id]
    assert phone.vault.conflicts(phone.space) == []
    assert tablet.vault.conflicts(tablet.space) == []


Deed = tuple[int, int, int, bool]
_deeds = st.tuples(
    st.integers(0, 1), st.integers(0, 2), st.integers(0, 2), st.booleans()
)
_rounds = st.lists(st.lists(_deeds, max_size=5), min_size=1, max_size=3)


@settings(max_examples=15)
@given(_rounds)
def test_whatever_two_devices_tie_and_untie_apart_they_agree(
    rounds: list[list[Deed]],
) -> None:
    phone, ledger, key = a_home()
    stays, near = flows(phone)
    made = [stays.add(Stay(start=f"20{year}")).id for year in range(10, 13)]
    tablet = joined(phone, key, "tablet")
    meet(ledger, phone, tablet)
    sides, known = (near, flows(tablet)[1]), set[frozenset[int]]()
    for deeds in rounds:
        seen = [set(known), set(known)]
        for who, one, other, tie in deeds:
            if one == other:
                continue
            act = sides[who].add if tie else sides[who].remove
            act(made[one], made[other])
            pair = frozenset({one, other})
            seen[who] = seen[who] | {pair} if tie else seen[who] - {pair}
        meet(ledger, phone, tablet)
        added = (seen[0] | seen[1]) - known
        known = added | (known & seen[0] & seen[1])
        for links in sides:
            found = [ids(links.of(one)) for one in made]
            assert {
                frozenset({made.index(one), rank})
                for rank, tied_to in enumerate(found)
                for one in tied_to
            } == known
    assert phone.vault.conflicts(phone.space) == []


def meet(ledger: Ledger, *devices: Home) -> None:
    for device in (*devices, *devices):
        device.sync(ledger)
