"""A search kept under a name is found again, the same, on every device."""

from dataclasses import replace

import pytest

from app.domain.errors import Refused
from app.domain.space import Space
from app.flows.backpack.records import line_of, read_entry, read_line, tell_entry
from app.flows.kept_searches import NAME_MAX, KeptSearches
from tests.app.paper_home import PaperHome
from tests.app.worlds import Home, a_home, joined

ASKED = {"text": "tension", "category": "CPT_REND", "period": "year", "author": ""}


@pytest.fixture
def home() -> PaperHome:
    """Return an empty space."""
    return PaperHome()


def test_what_was_asked_comes_back_under_its_name(home: PaperHome) -> None:
    home.kept_searches.keep("  Ma   tension ", ASKED)
    home.kept_searches.keep("Épaule", {"text": "epaule"})
    told = [(one.name, one.asks) for one in home.kept_searches.list()]
    asked = {key: text for key, text in ASKED.items() if text}
    assert told == [("Épaule", {"text": "epaule"}), ("Ma tension", asked)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (" \u200b ", "search.name_empty"),
        ("EPAULE", "search.name_taken"),
        ("x" * (NAME_MAX + 1), "search.name_long"),
    ],
)
def test_a_name_is_said_short_and_its_own(
    home: PaperHome, name: str, code: str
) -> None:
    home.kept_searches.keep("Épaule", ASKED)
    other = home.kept_searches.keep("Genou", ASKED)
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        home.kept_searches.keep(name, ASKED)
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        home.kept_searches.rename(other.id, name)


def test_it_takes_another_name_and_asks_the_same(home: PaperHome) -> None:
    before = home.kept_searches.keep("épaule", ASKED)
    home.kept_searches.rename(before.id, "Épaule droite")
    (found,) = home.kept_searches.list()
    assert (found.name, found.asks["text"]) == ("Épaule droite", "tension")
    home.kept_searches.restore(before)
    assert home.kept_searches.list()[0].name == "épaule"


def test_what_is_removed_comes_back(home: PaperHome) -> None:
    entry = home.kept_searches.keep("Tension", ASKED)
    gone = home.kept_searches.remove(entry.id)
    assert home.kept_searches.list() == []
    home.kept_searches.restore(gone)
    assert [one.name for one in home.kept_searches.list()] == ["Tension"]


def test_a_search_never_finds_a_search(home: PaperHome) -> None:
    home.kept_searches.keep("Tension", ASKED)
    assert home.search.find("tension") == []


def test_a_document_is_no_search(home: PaperHome) -> None:
    added = home.documents.add(b"texte", name="x.txt").entry
    assert added
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.kept_searches.remove(added.id)
    with pytest.raises(Refused, match=r"entry\.absent"):
        home.kept_searches.rename(added.id, "x")


def test_it_survives_an_export(home: PaperHome) -> None:
    entry = home.kept_searches.keep("Tension", ASKED)
    line = line_of(tell_entry(entry))
    back = read_line(line, lambda told: read_entry(home.space.id, told))
    assert back == replace(entry, rev=back.rev)


def kept(device: Home) -> KeptSearches:
    return KeptSearches(device.vault, device.world, Space(device.space, "Alice", ""))


def test_two_devices_share_what_they_keep() -> None:
    phone, ledger, key = a_home()
    tablet = joined(phone, key, "tablet")
    one = kept(phone).keep("Tension", ASKED)
    for device in (phone, tablet):
        device.sync(ledger)
    kept(phone).rename(one.id, "Ma tension")
    kept(tablet).rename(one.id, "Cœur")
    kept(tablet).keep("Épaule", {"text": "epaule"})
    for device in (tablet, phone, tablet):
        device.sync(ledger)
    names = [[each.name for each in kept(device).list()] for device in (phone, tablet)]
    assert names[0] == names[1]
    assert len(names[0]) == 2
    assert phone.vault.conflicts(phone.space) == []
