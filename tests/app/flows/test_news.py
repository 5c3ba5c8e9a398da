"""What is new: kept ninety days, named by device, erased and chosen by the person."""

import pytest

from app.domain.space import Space
from app.domain.write import Write
from app.flows.household import SEEN
from app.flows.my_devices import MyDevices
from app.flows.news import News
from app.flows.preferences import Preferences
from tests.app.worlds import Home, Ledger, a_home, joined


def news(home: Home) -> News:
    space = Space(home.space, "")
    mine = MyDevices(space, home.vault, home.trail, home.world)
    chosen = Preferences(home.vault, home.world, space)
    return News(home.vault, home.trail, mine, chosen, home.world, home.space)


@pytest.fixture
def pair() -> tuple[Home, Home, Ledger]:
    home, ledger, key = a_home()
    other = joined(home, key)
    for each in (home, other, home):
        each.sync(ledger)
    return home, other, ledger


def titles(home: Home, limit: int = 6) -> list[str]:
    return [one.entry.title for one in news(home).latest(limit)]


@pytest.mark.covers("C-124")
def test_what_came_from_another_device_says_which_and_counts_until_seen(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home, other, ledger = pair
    home.write("d'ici", kind="document")
    other.write("d'ailleurs", kind="document")
    for each in (other, home):
        each.sync(ledger)
    found = {one.entry.title: one.device for one in news(home).latest()}
    assert found == {"d'ici": "", "d'ailleurs": "android"}
    assert news(home).unseen() == 1
    news(home).look()
    assert news(home).unseen() == 0
    assert news(other).unseen() == 0


def test_thousands_of_readings_hide_no_news(
    pair: tuple[Home, Home, Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = pair[0]
    monkeypatch.setattr("app.flows.news._MOST", 3)
    home.write("ancienne", kind="document")
    for _ in range(5):
        home.clock.pass_(hours=1)
        home.write("relevé", kind="segment")
    assert titles(home) == ["ancienne"]


def test_the_newest_comes_first_and_few_are_enough(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home = pair[0]
    for rank in range(9):
        home.write(f"{rank}", kind="document")
        home.clock.pass_(hours=7)
    assert titles(home, 3) == ["8", "7", "6"]
    assert len(titles(home, 60)) == 9


def test_it_is_forgotten_after_ninety_days(pair: tuple[Home, Home, Ledger]) -> None:
    home = pair[0]
    home.write("vieux", kind="document")
    home.clock.pass_(days=89)
    assert titles(home) == ["vieux"]
    home.clock.pass_(days=2)
    assert titles(home) == []


def test_erasing_empties_the_list_not_the_record_and_is_undone(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home = pair[0]
    kept = home.write("un", kind="document")
    home.clock.pass_(seconds=5)
    back = news(home).erase()
    assert titles(home) == []
    assert home.vault.entry(home.space, kept).title == "un"
    back()
    assert titles(home) == ["un"]


def test_a_flood_of_measures_of_this_device_hides_no_document(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home = pair[0]
    home.write("document", kind="document")
    for rank in range(250):
        home.write(f"{rank}", kind="body-weight")
        home.clock.pass_(hours=6)
    assert titles(home) == ["document"]


@pytest.mark.covers("C-124")
def test_each_sort_is_switched_off_alone(pair: tuple[Home, Home, Ledger]) -> None:
    home, other, ledger = pair
    other.write("document", kind="document")
    other.write("mesure", kind="body-weight")
    other.write("rendez-vous")
    for each in (other, home):
        each.sync(ledger)
    assert titles(home) == ["mesure", "document"]
    news(home).tell("measure", wanted=False)
    assert (titles(home), news(home).told("measure")) == (["document"], False)
    assert news(home).unseen() == 1
    news(home).tell("document", wanted=False)
    news(home).tell("measure", wanted=True)
    assert titles(home) == ["mesure"]


def exchanged(pair: tuple[Home, Home, Ledger]) -> None:
    """Let both devices meet the ledger."""
    home, other, ledger = pair
    for each in (other, home):
        each.sync(ledger)


@pytest.mark.covers("C-124")
def test_a_document_of_another_device_is_new_until_it_is_opened_here(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home, other, _ = pair
    home.write("d'ici", kind="document")
    other.write("mesure", kind="body-weight")
    came = [other.write(each, kind="document") for each in ("un", "deux")]
    exchanged(pair)
    assert news(home).unopened() == set(came)
    news(home).open(came[0])
    news(home).open(came[0])
    assert news(home).unopened() == {came[1]}
    news(home).tell("document", wanted=False)
    assert news(home).unopened() == set()


def test_what_was_there_before_this_device_is_not_new(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home, other, _ = pair
    home.write("ancien", kind="document")
    home.clock.pass_(seconds=60)
    met = {SEEN + other.me.device.hex(): str(other.world.ms()).encode()}
    other.vault.commit(Write(other.space, settings=met))
    for each in (home, other):
        each.sync(pair[2])
    assert news(other).unopened() == set()
    home.clock.pass_(seconds=60)
    last = home.write("récent", kind="document")
    home.sync(pair[2])
    other.sync(pair[2])
    assert news(other).unopened() == {last}


def test_what_was_opened_long_ago_is_forgotten(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home, other, _ = pair
    came = []
    for wait in (0, 91):
        home.clock.pass_(days=wait)
        came.append(other.write(f"{wait}", kind="document"))
        exchanged(pair)
        news(home).open(came[-1])
    noted = home.vault.settings("news.opened/")
    assert list(noted) == [f"news.opened/{came[-1].hex()}"]


@pytest.mark.covers("C-018")
def test_what_is_decided_leaves_the_list_alone_and_comes_back(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home, other, ledger = pair
    came = other.write("d'ailleurs", kind="document")
    home.write("d'ici", kind="document")
    for each in (other, home):
        each.sync(ledger)
    assert news(home).unseen() == 1
    back = news(home).settle(came)
    assert titles(home) == ["d'ici"]
    assert (news(home).unseen(), news(home).unopened()) == (0, frozenset())
    back()
    assert sorted(titles(home)) == ["d'ailleurs", "d'ici"]


def test_what_was_decided_long_ago_is_forgotten(
    pair: tuple[Home, Home, Ledger],
) -> None:
    home = pair[0]
    old = home.write("vieux", kind="document")
    news(home).settle(old)
    home.clock.pass_(days=91)
    news(home).settle(home.write("neuf", kind="document"))
    assert len(home.vault.settings("news.settled/")) == 1
