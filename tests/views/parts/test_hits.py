"""Results: grouped, limited to a sort, each leading where it is read."""

from dataclasses import replace
from datetime import date

import flet as ft
import pytest

from app.domain.query import Hit
from tests.screens.fletunit import FletUnit, drawing
from tests.screens.homes import filled
from tests.screens.opening import measure_at, on
from views.parts.acting import Act, doing
from views.parts.hits import DOCUMENTS, MEASURES, Found, Wanted, grouped, route_of
from views.parts.narrowing import Narrowed

HOUSE = filled()
PAPER = Hit(HOUSE.documents.list()[0], "")
last = HOUSE.measures.last("body-weight")
assert last
WEIGHT = Hit(last.entry, "")
STAY = Hit(HOUSE.stays.list()[0], "")


def test_documents_come_first_under_their_name_and_count() -> None:
    lines = grouped([WEIGHT, PAPER, WEIGHT])
    assert lines == ["Documents (1)", PAPER, "Mesures (2)", WEIGHT, WEIGHT]
    assert grouped([STAY, PAPER]) == [
        *("Documents (1)", PAPER, "Profil de santé (1)", STAY)
    ]
    assert grouped([]) == []


def said_in_a_conversation(asks: str = "") -> Hit:
    """Return what a search finds of a message."""
    told = {"title": "Mon dos", "thread": "0f" * 16, "asks": asks}
    entry = replace(WEIGHT.entry, kind="message", meta=told)
    return Hit(entry, "Prenez deux gouttes", ((6, 10),))


@pytest.mark.covers("C-057")
def test_a_message_is_found_under_its_own_name_and_read_in_its_conversation() -> None:
    hit = said_in_a_conversation()
    assert grouped([PAPER, hit]) == ["Documents (1)", PAPER, "Messages (1)", hit]
    assert route_of(hit.entry) == "/messages/" + "0f" * 16
    assert Wanted("x", sort="message").among([PAPER, hit]) == [hit]


@pytest.mark.anyio
@pytest.mark.covers("C-054")
@pytest.mark.parametrize(("asks", "shown"), [("", True), ("receipt", False)])
async def test_a_search_gives_away_nothing_of_what_asks_a_receipt(
    asks: str, *, shown: bool
) -> None:
    hit = said_in_a_conversation(asks)
    async with FletUnit(drawing(lambda: Found("deux", going_to)(hit))) as ui:
        assert "Mon dos" in ui.text()
        assert ("deux" in ui.text()) is shown


def test_measures_only_leaves_documents_out() -> None:
    wanted = Wanted("x", sort=MEASURES)
    assert wanted.among([PAPER, WEIGHT]) == [WEIGHT]
    assert Wanted("x").among([PAPER, WEIGHT]) == [PAPER, WEIGHT]


def test_a_category_asks_for_documents_alone() -> None:
    wanted, today = Wanted("x"), date(2026, 11, 21)
    filed = replace(wanted, narrowed=Narrowed(category="CAR_VAC"))
    kinds = [one.filters(today, frozenset).kind for one in (wanted, filed)]
    assert kinds == ["", DOCUMENTS]
    assert (wanted.narrow, filed.narrow) == (False, True)


def test_only_what_is_new_is_asked_for_among_documents() -> None:
    fresh, wanted = (
        frozenset({PAPER.entry.id}),
        Wanted("x", narrowed=Narrowed(new="yes")),
    )
    asked = wanted.filters(date(2026, 11, 21), lambda: fresh)
    assert (asked.kind, asked.among, wanted.narrow) == (DOCUMENTS, fresh, True)
    assert Wanted("x").filters(date(2026, 11, 21), lambda: fresh).among is None


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("passage", "shown"),
    [
        ("Ordonnance amoxicilline", False),
        ("Ordonnance amoxicilline Ordonnance amoxicilline … Ordonnance", False),
        ("Ordonnance amoxicilline 1 g matin et soir", True),
    ],
)
async def test_a_passage_that_only_says_the_title_again_is_not_shown(
    passage: str, *, shown: bool
) -> None:
    entry = replace(PAPER.entry, meta={"title": "Ordonnance amoxicilline"})
    hit = Hit(entry, passage, ((0, 10),), ((0, 10),))
    async with FletUnit(drawing(lambda: Found("ordonnance", going_to)(hit))) as ui:
        lines = [text for text in ui.all(ft.Text) if text.spans]
        assert len(lines) == 1 + shown


def going_to(_route: str) -> Act:
    return doing(lambda: None)


@pytest.mark.anyio
async def test_a_result_leads_where_it_is_read() -> None:
    stay = STAY.entry
    async with on(HOUSE, "/messages"):
        assert route_of(PAPER.entry) == f"/documents/{PAPER.entry.id.hex()}"
        assert route_of(WEIGHT.entry) == measure_at("body-weight")
        assert route_of(stay) == f"/sante/hospitalisations/{stay.id.hex()}"
