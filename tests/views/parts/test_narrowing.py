"""Filters: the bounds they mean, and the words that say them."""

from datetime import date

import pytest

from app.domain.ids import EntryId
from app.domain.query import Filters
from app.domain.when import When
from views.parts.narrowing import Narrowed, said

TODAY = date(2026, 11, 21)


def start(day: str) -> int:
    """Return when a day begins."""
    return When.parse(day).start


@pytest.mark.parametrize(
    ("narrowed", "since", "until"),
    [
        (Narrowed(), None, None),
        (Narrowed(period="year"), start("2026-01-01"), None),
        (Narrowed(period="twelve"), start("2025-11-21"), None),
        (Narrowed(period="dates", first="03/2020"), start("2020-03-01"), None),
        (Narrowed(period="dates", last="2019"), None, start("2020-01-01") - 1),
        (Narrowed(period="dates", first="hier"), None, None),
    ],
)
def test_a_period_is_two_bounds(
    narrowed: Narrowed, since: int | None, until: int | None
) -> None:
    found = narrowed.within(Filters(), TODAY)
    assert (found.since, found.until) == (since, until)


def test_what_the_place_asks_stays() -> None:
    found = Narrowed(category="CAR_VAC", author="Dr F").within(
        Filters(folder="ab", status="archived"), TODAY
    )
    assert (found.folder, found.status) == ("ab", "archived")
    assert (found.category, found.author) == ("CAR_VAC", "Dr F")


def test_a_place_is_asked_for_and_what_is_new_only_when_wanted() -> None:
    fresh, asked = frozenset({EntryId(bytes(16))}), list[str]()

    def unopened() -> frozenset[EntryId]:
        asked.append("asked")
        return fresh

    found = Narrowed(facility="Clinique B").within(Filters(), TODAY, unopened)
    assert (found.facility, found.among, asked) == ("Clinique B", None, [])
    found = Narrowed(new="yes").within(Filters(), TODAY, unopened)
    assert (found.among, asked) == (fresh, ["asked"])


@pytest.mark.parametrize(
    ("narrowed", "words"),
    [
        (Narrowed(period="year", author="Dr F"), "Cette année · Dr F"),
        (Narrowed(author="Dr F", facility="Clinique B"), "Dr F · Clinique B"),
        (Narrowed(period="dates"), "Entre deux dates"),
        (
            Narrowed(period="dates", first="2020", last="2021"),
            "depuis le 2020 jusqu'au 2021",
        ),
    ],
)
def test_what_is_let_through_is_said(narrowed: Narrowed, words: str) -> None:
    assert said(narrowed) == words


def test_a_category_is_said_only_where_it_may_be_chosen() -> None:
    shelved = Narrowed(category="CAR_VAC", period="year")
    assert said(shelved) == "Cette année"
    assert said(shelved, {"CAR_VAC": "Vaccins (1)"}) == "Vaccins (1) · Cette année"
    assert said(Narrowed()) == ""


def test_what_is_new_is_said_only_where_it_may_be_chosen() -> None:
    assert said(Narrowed(new="yes")) == ""
    assert said(Narrowed(new="yes"), {"": "Toutes"}) == "Nouveaux seulement"
