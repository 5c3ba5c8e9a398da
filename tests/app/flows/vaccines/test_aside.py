"""A dose left aside is noted by the person, counted no more, and given back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.domain.errors import Refused
from app.domain.feed import Aside, Pass
from app.flows.vaccines.aside import Asides, begun
from app.flows.vaccines.booklet import Booklet, own
from app.flows.vaccines.sender import Linked, Senders
from tests.app.paper_home import PaperHome

pytestmark = pytest.mark.covers("C-045")
NOW = datetime(2026, 11, 22, tzinfo=UTC)
TODAY = date(2026, 11, 22)
LEFT = Aside("name", "a" * 64, when="2020-01-01", lot="A1")
OTHER = Aside("vaccine.future", "b" * 64, "Revaxis", "2999-01-01")


@pytest.fixture
def asides() -> Asides:
    """Return the room of a space whose service left two doses aside."""
    home = PaperHome()
    senders = Senders(home.vault, home.space)
    linked = Linked("https://vaccins.exemple.fr").told(NOW, (LEFT, OTHER), 0)
    senders.keep(linked, Pass("t", "p"))
    return Asides(Booklet(home.vault, home.links.world, home.space), senders)


def test_each_is_listed_with_its_reason_once_kept(asides: Asides) -> None:
    assert [one.aside for one in asides.list()] == [LEFT, OTHER]
    assert asides.senders.mine().left == 2


def test_one_taken_up_is_the_words_of_the_person(asides: Asides) -> None:
    entry = asides.take(LEFT, replace(begun(LEFT, TODAY), vaccine="Revaxis"))
    assert own(entry)
    assert [(one.aside, one.taken) for one in asides.list()] == [
        (OTHER, False),
        (LEFT, True),
    ]
    assert asides.senders.mine().left == 1
    again = asides.senders.mine().told(NOW, (LEFT, OTHER), 0)
    assert again.left == 1
    asides.give_back(LEFT, entry.id)
    assert asides.senders.mine().left == 2
    assert asides.booklet.count() == 0


def test_what_is_refused_stays_to_take_up(asides: Asides) -> None:
    with pytest.raises(Refused, match=r"vaccine\.unnamed"):
        asides.take(LEFT, begun(LEFT, TODAY))
    assert asides.senders.mine().left == 2


def test_a_service_that_was_left_has_none_aside(asides: Asides) -> None:
    entry = asides.take(OTHER, begun(OTHER, TODAY))
    asides.senders.forget()
    assert asides.list() == []
    asides.give_back(OTHER, entry.id)
    assert asides.booklet.count() == 0
    with pytest.raises(Refused, match=r"feed\.none"):
        asides.take(OTHER, begun(OTHER, TODAY))


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2020-01-01", "2020-01-01"),
        ("2020-01-01T10:00:00Z", "2020-01-01"),
        ("2019", "2019"),
        ("2999-01-01", ""),
        ("2020-02-31", ""),
        ("", ""),
    ],
)
def test_only_what_makes_sense_is_filled_in(when: str, day: str) -> None:
    dose = begun(replace(LEFT, when=when, label="x" * 300), TODAY)
    assert (dose.day, dose.lot, len(dose.vaccine)) == (day, "A1", 200)
